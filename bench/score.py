"""Score a published warehouse on the hand-labelled articles and hold the figures against the recorded ones.

    python -m bench.score WAREHOUSE.duckdb [--gold ../shared/gold] [--record] [--errors 5]

Three sets: all labelled articles, those that were read while the rules were written, those kept aside. Exits with 1
where a figure fell below the recorded one; --record writes the present figures as the recorded ones.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
RECORDED = ROOT / "tests" / "warehouse" / "scores.json"
KEPT_ASIDE = ("000_05", "002_03", "004_03")
LOWER_IS_BETTER = "report_year_excluded"
TOLERANCE = 5e-4
"""Recorded figures are rounded to three digits."""

Figures = dict[str, float]


def score(warehouse: Path, gold: Path, errors: int = 0) -> dict[str, Figures]:
    """The scorer's figures by set and name. Its list of errors, if any are asked for, goes to standard output.

    Raises CalledProcessError where the scorer fails.
    """
    labelled = [article["id"] for article in json.loads((gold / "articles.json").read_text(encoding="utf-8"))]
    sets = {
        "all": labelled,
        "read": [article for article in labelled if article not in KEPT_ASIDE],
        "kept_aside": [article for article in labelled if article in KEPT_ASIDE],
    }
    # what is wrong on the articles kept aside is not shown, or they would be aside no more
    return {name: _score(warehouse, gold, ids, errors if name == "read" else 0) for name, ids in sets.items()}


def _score(warehouse: Path, gold: Path, articles: list[str], errors: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "score.json"
        command = [sys.executable, str(gold.parent / "score" / "score.py")]
        command += ["--warehouse", str(warehouse), "--gold", str(gold), "--json", str(result)]
        command += ["--errors", str(errors), "--article", *articles]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - the shared scorer
        if errors:
            print(done.stdout)
        return _flat(json.loads(result.read_text(encoding="utf-8")))


def _flat(found: Mapping[str, object], prefix: str = "") -> Figures:
    """The scorer's nested figures by dotted name; its counts and lists of errors are left out."""
    figures: Figures = {}
    for name, value in found.items():
        if isinstance(value, dict) and name != "errors":
            figures |= _flat(value, f"{prefix}{name}.")
        elif isinstance(value, float) or name == LOWER_IS_BETTER:
            figures[prefix + name] = round(float(str(value)), 3)
    return figures


def fallen(found: Mapping[str, Figures], recorded: Mapping[str, Figures]) -> list[str]:
    """One sentence for each figure that is worse than the recorded one."""
    sentences: list[str] = []
    for name, figures in recorded.items():
        for figure, before in figures.items():
            now = found[name][figure]
            worse = now > before if figure == LOWER_IS_BETTER else now < before - TOLERANCE
            if worse:
                sentences.append(f"{figure} on {name} fell from {before} to {now}")
    return sentences


def table(found: Mapping[str, Figures]) -> str:
    """The figures in Markdown, a column for each set."""
    lines = ["| figure | " + " | ".join(found) + " |", "|---" + "|---:" * len(found) + "|"]
    lines += [
        f"| {figure} | " + " | ".join(f"{figures[figure]:g}" for figures in found.values()) + " |"
        for figure in found["all"]
    ]
    return "\n".join(lines)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--errors", type=int, default=0, help="print so many misses of each kind")
    parser.add_argument("--record", action="store_true", help="write the present figures as the recorded ones")
    arguments = parser.parse_args()
    found = score(arguments.warehouse, arguments.gold, arguments.errors)
    print(table(found))
    if arguments.record:
        RECORDED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        return
    worse = fallen(found, json.loads(RECORDED.read_text(encoding="utf-8")))
    print("\n".join(worse) or "No figure is below the recorded one.")
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
