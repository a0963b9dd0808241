"""The vocabularies of the stage `articles` are checked when they are read."""

import pytest

from zongjie.articles import chrome, document_types, heading_forms, organisation_levels, roles, tamper_signs
from zongjie.articles import section_markers as markers
from zongjie.errors import VocabularyError
from zongjie.vocabulary import themes

BROKEN = [
    (heading_forms, "heading_forms", heading_forms.HeadingForm("f", "loose", "{number}", ("1",), "s", "1")),
    (heading_forms, "heading_forms", heading_forms.HeadingForm("f", "explicit", "篇{number}", ("章",), "s", "章1")),
    (heading_forms, "heading_forms", heading_forms.HeadingForm("f", "explicit", "篇{number}", ("章",), "s", "篇1")),
    (chrome, "chrome_rules", chrome.ChromeRule("n", "小编", "anywhere", "teaser", 40, "小编整理", "s", "小编推荐")),
    (chrome, "chrome_rules", chrome.ChromeRule("n", "小编", "somewhere", "teaser", 40, "小编", "s", "小编推荐")),
    (chrome, "chrome_rules", chrome.ChromeRule("n", "小编", "anywhere", "advert", 40, "小编", "s", "小编推荐")),
    (markers, "marker_forms", markers.MarkerForm("circled", 6, None, False, "[①②]", "[①②]", "s", "③")),
    (roles, "role_cues", roles.RoleCue("不足", "heading", "weakness", 0, "s", "存在不足")),
    (roles, "role_cues", roles.RoleCue("不足", "heading", "problem", 0, "s", "存在问题")),
    (themes, "themes", themes.Theme("safety", "安全", "Safety", ("安全",), "s", "校车")),
    (tamper_signs, "tamper_signs", tamper_signs.TamperSign("forged", "n", 1, "x", "s", "x")),
    (document_types, "type_cues", document_types.TypeCue("总结", "novel", "title", 3, "s", "总结")),
    (document_types, "type_cues", document_types.TypeCue("总结", "plan", "footer", 3, "s", "总结")),
    (organisation_levels, "level_cues", organisation_levels.LevelCue("我村", "village", "body", 3, "s", "我村")),
]


@pytest.mark.parametrize(("module", "loader", "row"), BROKEN)
def test_a_broken_row_is_refused(monkeypatch, module, loader, row):
    monkeypatch.setattr(module, "load_csv", lambda name, row_type: (row,))
    with pytest.raises(VocabularyError):
        getattr(module, loader).__wrapped__()


def test_a_row_that_stands_twice_is_refused(monkeypatch):
    row = themes.Theme("safety", "安全", "Safety", ("安全",), "s", "安全")
    monkeypatch.setattr(themes, "load_csv", lambda name, row_type: (row, row))
    with pytest.raises(VocabularyError, match="twice"):
        themes.themes.__wrapped__()
