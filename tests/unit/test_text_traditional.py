"""Traditional characters become simplified ones, one for one."""

from pathlib import Path

from tests.support.places import SAMPLE
from zongjie.text.traditional import fold_traditional


def test_traditional_text_becomes_simplified() -> None:
    assert fold_traditional("全縣教師節表彰優秀教師不少於三百餘人") == "全县教师节表彰优秀教师不少于三百余人"


def test_offsets_stay() -> None:
    text = (SAMPLE / "encodings" / "big5_traditional.txt").read_bytes().decode("big5")
    folded = fold_traditional(text)
    assert len(folded) == len(text)
    assert folded != text
    assert fold_traditional(folded) == folded


def test_simplified_text_stays_as_it_is() -> None:
    for path in sorted(Path(SAMPLE / "official").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert fold_traditional(text) is text


def test_characters_of_both_scripts_are_left_alone() -> None:
    assert fold_traditional("著名景区的乾隆年间建筑") == "著名景区的乾隆年间建筑"
