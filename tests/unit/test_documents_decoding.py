"""Encodings that are rare, and files that hold more than one."""

import pytest

from zongjie.documents import decode
from zongjie.errors import UnreadableFileError

SIMPLIFIED = "今年全区共有学校三十二所，比去年增加三所。\r\n教师培训五百人次，安全工作进一步加强，投入3,200万元。\n"
TRADITIONAL = "今年全縣共有學校三十二所，比去年增加三所。教師培訓五百人次，安全工作進一步加強。\n"
HONG_KONG = "嗰間學校喺深水埗，𨋢壞咗兩部，全年投入三百萬元，教師培訓五百人次，安全工作進一步加強。\n"


@pytest.mark.parametrize(
    ("text", "stored_as", "encoding"),
    [
        (HONG_KONG, "big5hkscs", "big5hkscs"),
        (HONG_KONG, "gb18030", "gb18030"),
        (TRADITIONAL * 3, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        ("全县教育工作总结", "utf-16-le", "utf-16-le"),
        ("全县教育工作总结", "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
        (SIMPLIFIED, "utf-32-le", "utf-32-le"),
        (SIMPLIFIED, "utf-32-be", "utf-32-be"),
        ("全县教育工作总结𠮷", "utf-32-be", "utf-32-be"),
        (SIMPLIFIED, "hz", "hz"),
    ],
)
def test_the_text_is_exactly_as_stored(text, stored_as, encoding):
    decoded = decode(text.encode(stored_as))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_byte_order_mark_of_utf_32_be():
    decoded = decode(b"\0\0\xfe\xff" + SIMPLIFIED.encode("utf-32-be"))
    assert (decoded.text, decoded.encoding, decoded.evidence) == (SIMPLIFIED, "utf-32-be", "byte order mark")


def test_iso_2022_cn():
    lines = ["今年全区共有学校三十二所", "比去年增加三所"]
    shifted = b"\n".join(b"\x0e" + bytes(code & 0x7F for code in line.encode("gb2312")) + b"\x0f" for line in lines)
    decoded = decode(b"2012: \x1b$)A" + shifted)
    assert (decoded.text, decoded.encoding) == ("2012: 今年全区共有学校三十二所\n比去年增加三所", "iso-2022-cn")


@pytest.mark.parametrize(
    "content", [b"plain ASCII with ~{ and ~} marks", b"\x1b$)A no shift", b"~{\x21", b"\x1b$)A\x0e\x7f"]
)
def test_ascii_that_only_looks_like_escapes_is_ascii(content):
    assert decode(content).evidence == "strict UTF-8"


def test_lines_in_two_encodings():
    lines = [TRADITIONAL.encode(), SIMPLIFIED.encode("gb18030"), b"2012\n", SIMPLIFIED.encode()]
    decoded = decode(b"".join(lines))
    assert decoded.text == TRADITIONAL + SIMPLIFIED + "2012\n" + SIMPLIFIED
    assert (decoded.encoding, decoded.evidence) == ("utf-8+gb18030", "UTF-8 but for 2 lines of GB18030")


def test_a_broken_line_of_utf_8_is_not_taken_for_gb18030():
    stored = (SIMPLIFIED * 20).encode().replace("三十二".encode(), b"\xe4\xb8\x89\xe5\x8d\xe4\xba\x8c", 1)
    decoded = decode(stored)
    assert decoded.encoding == "utf-8" and "broken places" in decoded.evidence
    assert decoded.text.count("\ufffd") <= 3


def test_another_encoding_inside_of_a_line_is_damage():
    stored = (SIMPLIFIED * 100).encode() + "教育局".encode("gb18030") + (SIMPLIFIED * 100).encode()
    decoded = decode(stored)
    assert decoded.text.startswith(SIMPLIFIED * 100) and decoded.text.endswith(SIMPLIFIED * 100)
    assert "broken places" in decoded.evidence


def test_utf_16_behind_utf_8_is_refused():
    with pytest.raises(UnreadableFileError) as caught:
        decode((SIMPLIFIED * 50).encode() + SIMPLIFIED.encode("utf-16-le"))
    assert caught.value.reason == "undecodable"


def test_pairs_of_surrogates_are_characters_and_lone_ones_are_damage():
    pair = "𠮷".encode("utf-16-be")
    stored = b"".join(chr(int.from_bytes(pair[at : at + 2])).encode("utf-8", "surrogatepass") for at in (0, 2))
    text = SIMPLIFIED * 20
    decoded = decode(text.encode() + stored)
    assert (decoded.text, decoded.evidence) == (text + "𠮷", "UTF-8 with surrogates")
    alone = decode(text.encode() + stored + b"\xed\xa0\x80" + "\ufffd".encode())
    assert alone.text == text + "𠮷\ufffd\ufffd"
    assert "but for 1 broken places" in alone.evidence


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_lone_surrogate_is_one_broken_place(encoding):
    text = SIMPLIFIED * 20
    decoded = decode(text.encode(encoding) + "\udc00".encode(encoding, "surrogatepass") + "完。".encode(encoding))
    assert decoded.text == text + "\ufffd完。"
    assert "but for 1 broken places" in decoded.evidence
