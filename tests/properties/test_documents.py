"""Decoding gives back what was stored, in any of the encodings that Chinese files come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie.documents import decode
from zongjie.documents.common_characters import common_characters
from zongjie.errors import UnreadableFileError

WORDS = ["今年新建学校", "全县教师", "3所", "比去年增加", "12.5%", "，", "。\n", "\r\n", "培训", "2021年", "资助学生"]
texts = st.lists(st.sampled_from(WORDS), min_size=12, max_size=60).map(lambda words: "工作总结" + "".join(words))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@given(text=texts)
def test_what_was_stored_comes_back(encoding, text):
    assert decode(text.encode(encoding)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(content):
    try:
        decoded = decode(content)
    except UnreadableFileError as error:
        assert error.reason == "undecodable"
    else:
        decoded.text.encode("utf-8")


def test_common_characters_hold_both_scripts():
    assert {"的", "学", "學", "，"} <= common_characters()
