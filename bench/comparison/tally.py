"""Counting right and wrong, and keeping a few examples of each kind of difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Right answers, questions, and differences by kind."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    differences: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    examples_kept: int = 3

    def answer(self, name: str, right: bool, difference: str = "", example: str = "") -> None:
        """One question of accuracy; what was wrong, if it was."""
        self.asked[name] += 1
        self.right[name] += right
        if not right:
            self.differ(name, difference, example)

    def differ(self, name: str, difference: str, example: str) -> None:
        """A difference with an example."""
        kind = (name, difference)
        self.differences[kind] += 1
        if len(self.examples[kind]) < self.examples_kept:
            self.examples[kind].append(example)

    def detect(self, name: str, *, true: bool, found: bool) -> None:
        """One thing that is there, or was found, or both."""
        self.asked[name] += true
        self.found[name] += found
        self.right[name] += true and found

    def recall(self, name: str) -> float:
        """Share of what was asked that is right."""
        return self.right[name] / self.asked[name] if self.asked[name] else float("nan")

    accuracy = recall

    def precision(self, name: str) -> float:
        """Share of what was found that is right."""
        return self.right[name] / self.found[name] if self.found[name] else float("nan")

    def tables(self) -> str:
        """What was detected and what was answered, as two tables of plain text."""
        lines = [f"{'':28}{'true':>8}{'found':>8}{'recall':>9}{'precision':>11}"]
        for name in self.found:
            lines.append(
                f"{name:28}{self.asked[name]:>8}{self.found[name]:>8}{self.recall(name):>9.4f}{self.precision(name):>11.4f}"
            )
        lines += ["", f"{'':28}{'asked':>8}{'right':>8}{'accuracy':>10}"]
        lines += [
            f"{name:28}{self.asked[name]:>8}{self.right[name]:>8}{self.accuracy(name):>10.4f}"
            for name in self.asked
            if name not in self.found
        ]
        return "\n".join(lines)

    def report(self, kinds: int, per_kind: int) -> str:
        """Figures and the most frequent differences, to be printed."""
        lines = [self.tables(), "", "differences, most frequent first"]
        for (name, difference), count in self.differences.most_common(kinds):
            lines.append(f"{count:>6}  {name}: {difference}")
            lines += [f"          {example}" for example in self.examples[name, difference][:per_kind]]
        return "\n".join(lines)
