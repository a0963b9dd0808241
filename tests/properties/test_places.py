"""Properties of `places`: evidence is grounded, every article has one authority, scopes lie within."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.dating import report_frames
from zongjie.extraction import run_stage
from zongjie.places.vocabulary import gazetteer
from zongjie.stages import stage

_NAMES = ["常州市", "武进", "武进区", "金坛", "英山县", "白云区", "贵阳", "朝阳区", "赵县", "湖北省", "仙桃市"]
_FILLERS = ["教育局", "一中", "，", "。", "、", "赴", "学习", "《", "30人", "为85%", "优秀"]
_LEVELS = ["national", "province", "city", "county", "township", "school", "office", "person"]


@given(body=st.lists(st.sampled_from(_NAMES + _FILLERS), max_size=20).map("".join), level=st.sampled_from(_LEVELS))
def test_grounded_and_consistent(body: str, level: str) -> None:
    frames = report_frames({"body": body, "level": level})
    text = frames["document_text"]["text"][0]
    found = run_stage(stage("places"), frames)
    (row,) = found["article_places"].rows(named=True)
    for evidence in row["place_evidence"]:
        assert text[evidence["char_start"] : evidence["char_end"]] == evidence["phrase"]
    authorities = {authority["authority_id"]: authority for authority in found["authorities"].iter_rows(named=True)}
    own = authorities[row["authority_id"]]
    assert own["level"] == level or gazetteer().by_code[own["place_code"]].is_at(level)
    for scope in found["scope_authorities"]["scope_authority_id"]:
        assert row["place_code"] in gazetteer().ancestors(authorities[scope]["place_code"])
