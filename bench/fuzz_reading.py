"""Feed mutated files to the stages, and say what raises, breaks a promise or takes too long.

    python -m bench.fuzz_reading [--minutes 10] [--seed 1] [--samples data/landing] [--findings DIR] [--until events]

Each round damages a sample file (bytes flipped, cut out, doubled, cut off, another encoding, another
name) or makes one up, and runs every stage up to and with the one named on it. A file that shows a
fault is kept in the folder of findings, so that it can become a test case.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bench.promises import check_reading, check_tables
from zongjie.documents import read_documents, scan_landing
from zongjie.extraction import extract, run_stages
from zongjie.stages import STAGES

SECONDS_PER_MEGABYTE = 40.0
"""More than this is a finding: it would show a pattern that backtracks."""
LEAST_SECONDS = 1.0
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-be", "utf-8-sig", "utf-32", "shift_jis", "latin-1")
EXTENSIONS = ("txt", "md", "html", "docx", "pdf", "jsonl", "parquet", "")
PIECES = [
    "一、",
    "（二）",
    "3.",
    "(4)",
    "①",
    "——",
    "一是",
    "首先，",
    "篇一",
    "第二篇",
    "【篇三】",
    "范文1",
    "总结(2)",
    "20xx年",
    "20__",
    "20xx-20xx",
    "xx市",
    "##乡",
    "*组",
    "_",
    "__万元",
    "x月x日",
    "第xx届",
    "《xxx》",
    "“”",
    "（）",
    "□",
    "·",
    "、",
    "，",
    "。",
    ";",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u3000",
    "\u200b",
    "\x00",
    "\ufeff",
    "\ue000",
    "\u2028",
    "x",
    "X",
    "×",
    "○",
    "〇",
    "**",
    "'",
    "`",
    "3.5",
    "4·1%",
    "285、12万元",
    "小编整理",
    "相关文章：",
    "一键复制",
    "时间:2020-01-02",
    "教育局",
    "学校",
    "投入",
    "达",
    "其中",
    "比上年增长",
    "由3所增加到5所",
    "占12.5%",
    "每人20元",
    "翻一番",
    "三分之二",
    "1-3",
    "4:1",
    "约",
    "以上",
    "万",
    "亿元",
    "名",
    "人次",
    "第十届",
    "十二五",
    "建党90周年",
    "第二十个教师节",
    "去年",
    "截至6月底",
    "县",
    "一等奖",
    "受到市政府表彰",
    "举办培训班",
    "资助",
    "〔2012〕5号",
    "0571-80001234",
    "𠮷",
    "é",
    "��",
]


def main() -> None:
    """Run for the time given; the exit code tells whether anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=Path, default=Path("data/landing"))
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "reading_findings")
    parser.add_argument("--until", choices=[stage.name for stage in STAGES if stage.reads], default=STAGES[-1].name)
    arguments = parser.parse_args()
    samples = [path for path in sorted(arguments.samples.rglob("*")) if path.is_file()]
    generator = random.Random(arguments.seed)
    outcomes: Counter[str] = Counter()
    # vocabularies are loaded by the first text that is read: that is no fault of its
    extract("全县共有学校32所。")
    until = time.monotonic() + 60 * arguments.minutes
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            name, content = damaged(generator, samples)
            outcomes[_try(Path(folder), name, content, arguments)] += 1
    sys.stdout.write("".join(f"{outcome}\t{count}\n" for outcome, count in sorted(outcomes.items())))
    sys.exit(any(outcome.startswith("fault") for outcome in outcomes))


def damaged(generator: random.Random, samples: list[Path]) -> tuple[str, bytes]:
    """Name and bytes of a file that was damaged or made up."""
    kind = generator.random()
    extension = generator.choice(EXTENSIONS)
    if kind < 0.1:
        return f"a.{extension}", generator.randbytes(generator.choice((3, 50, 1000, 20_000)))
    if kind < 0.4:
        made_up = "".join(generator.choice(PIECES) for _ in range(generator.choice((5, 60, 600))))
        content = made_up.encode(generator.choice(ENCODINGS), "ignore")
    else:
        sample = generator.choice(samples)
        content, extension = sample.read_bytes(), sample.suffix[1:] if generator.random() < 0.9 else extension
        if generator.random() < 0.2 and sample.suffix in (".txt", ".md"):
            content = content.decode("utf-8", "ignore").encode(generator.choice(ENCODINGS), "ignore")
    for _ in range(generator.choice((0, 1, 1, 2, 5, 40))):
        content = _change(generator, content)
    return f"a.{extension}", content


def _change(generator: random.Random, content: bytes) -> bytes:
    """The bytes with one change."""
    at = generator.randrange(len(content) + 1)
    length = generator.choice((1, 1, 2, 3, 16, 300))
    piece = content[at : at + length]
    match generator.randrange(6):
        case 0:
            return content[:at] + generator.randbytes(length) + content[at + length :]
        case 1:
            return content[:at] + content[at + length :]
        case 2:
            return content[:at] + piece * generator.choice((2, 3, 200)) + content[at:]
        case 3:
            return content[:at]
        case 4:
            return (
                content[:at]
                + generator.choice(PIECES).encode("utf-8", "ignore") * generator.choice((1, 3, 500))
                + content[at:]
            )
        case _:
            return content[:at] + bytes(reversed(piece)) + content[at + length :]


def _try(folder: Path, name: str, content: bytes, arguments: argparse.Namespace) -> str:
    """What came of one file: document, the reason of its refusal, or a fault, which is kept and printed."""
    path = folder / name
    path.write_bytes(content)
    started = time.process_time()
    try:
        outcome = run(folder, arguments.until)
    except Exception as error:
        outcome = f"fault {type(error).__name__}"
        sys.stderr.write(traceback.format_exc())
    seconds = time.process_time() - started
    if seconds > max(LEAST_SECONDS, SECONDS_PER_MEGABYTE * len(content) / 1e6):
        outcome = f"fault slow {outcome}"
        sys.stderr.write(f"{seconds:.1f} s for {len(content)} bytes\n")
    if outcome.startswith("fault"):
        findings: Path = arguments.findings
        findings.mkdir(parents=True, exist_ok=True)
        kept = findings / f"{len(list(findings.iterdir()))}_{name}"
        kept.write_bytes(content)
        sys.stderr.write(f"{outcome}: {kept}\n")
        sys.stderr.flush()
    path.unlink()
    return outcome


def run(landing: Path, until: str) -> str:
    """Read a landing folder and assert what is promised of every document; the outcome of its first file."""
    files = scan_landing(landing)
    frames = read_documents(files, datetime(2026, 1, 1, tzinfo=UTC))
    check_reading(files, frames)
    check_tables(run_stages(frames, until))
    return "document" if frames["documents"].height else str(frames["quarantine"]["reason"][0])


if __name__ == "__main__":
    main()
