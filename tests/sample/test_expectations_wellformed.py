"""The expectations must themselves be sound before anything is measured against them.

A context has to name one place only, a surface has to stand in its context, and every form that the
sample promises to show has to be there; otherwise a green run would prove nothing.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LANDING = ROOT / "data" / "landing"
ENTRIES = json.loads((Path(__file__).parent / "expectations.json").read_text(encoding="utf-8"))

PROMISES = {
    "masks", "values", "scars", "arithmetic", "copies", "years", "quarantine", "articles", "places", "document_type",
}  # fmt: skip
PLACEHOLDER_KINDS = {
    "year", "year_range", "month_day", "session", "place", "org", "person", "title", "count", "scrubbed_number",
    "money", "censored_word", "scar",
}  # fmt: skip
SCAR_FORMS = {
    "full_stop_box", "decimal_point", "stray_mark", "empty_quotes", "replaced_word", "lost_measure_word", "doubled",
    "broken_line",
}  # fmt: skip
OPERATORS = {"eq", "approx", "gt", "ge", "lt", "le", "range"}
NATURES = {"actual", "plan", "base", "change", "norm", "rank"}
NUMERAL_CLASSES = {
    "measurement", "placeholder", "date", "ordinal", "list_marker", "document_number", "contact", "name", "word",
}  # fmt: skip
CHECK_KINDS = {
    "parts_sum", "share_of_whole", "change_of_levels", "growth_rate", "unit_price", "completed_plus_left",
    "same_figure_restated", "implied_base",
}  # fmt: skip
VERDICTS = {"holds", "rounding", "contradicts", "restores", "implies"}
RELATIONS = {"same_text", "excerpt", "half_year_of", "altered"}
DOCUMENT_TYPES = {
    "annual_summary", "half_year_summary", "plan", "duty_report", "topic_report", "opinion_or_rules",
    "personal_essay", "other",
}  # fmt: skip
LEVELS = {"national", "province", "city", "county", "township", "school", "office", "person"}


def of(promise: str) -> list[dict]:
    return [entry for entry in ENTRIES if entry["promise"] == promise]


ENCODINGS = {entry["file"]: entry["encoding"] for entry in of("articles") if "encoding" in entry}
# the decoded file without its BOM, newlines as they stood
TEXTS = {
    name: (LANDING / name).read_bytes().decode(encoding).removeprefix("\ufeff") for name, encoding in ENCODINGS.items()
}


def test_every_landing_file_is_expected() -> None:
    on_disk = {path.relative_to(LANDING).as_posix() for path in LANDING.rglob("*") if path.is_file()}
    # files that a reader has to take apart are the business of test_forms.py
    in_forms = {name for name in on_disk if name.startswith("forms/")}
    assert on_disk - in_forms == set(TEXTS) | {entry["file"] for entry in of("quarantine")}
    assert len(TEXTS) >= 18


def test_promises_are_known_and_numerous() -> None:
    counts = Counter(entry["promise"] for entry in ENTRIES)
    assert set(counts) == PROMISES
    assert sum(counts.values()) >= 150


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_context_is_unique_and_holds_surface(name: str) -> None:
    for entry in ENTRIES:
        if entry["file"] != name or "context" not in entry:
            continue
        assert TEXTS[name].count(entry["context"]) == 1, entry
        if "surface" in entry:
            assert entry["surface"], entry
            assert entry["context"].count(entry["surface"]) == 1, entry
        if entry["promise"] in {"masks", "scars", "values"}:
            assert len(entry["context"]) <= 30, entry


def test_masks_and_scars_use_the_contract() -> None:
    for entry in of("masks"):
        assert (entry["kind"] in PLACEHOLDER_KINDS) == entry["is_placeholder"], entry
    for entry in of("scars"):
        assert entry["kind"] == "scar" and entry["form"] in SCAR_FORMS, entry


def test_values_use_the_contract() -> None:
    for entry in of("values"):
        if not entry["is_measurement"]:
            assert entry["numeral_class"] in NUMERAL_CLASSES - {"measurement"}, entry
            continue
        low, high = entry["value_min"], entry["value_max"]
        assert entry["operator"] in OPERATORS and entry["nature"] in NATURES, entry
        assert (low is None) == (high is None), entry
        assert low is None or low <= high, entry
        assert low is not None or entry["is_masked"], entry
        assert "万" not in entry["unit"] and "亿" not in entry["unit"], entry
        assert (entry["operator"] == "range") == (low != high) or entry["is_masked"], entry


def test_arithmetic_uses_the_contract() -> None:
    for entry in of("arithmetic"):
        assert entry["kind"] in CHECK_KINDS and entry["verdict"] in VERDICTS, entry
        assert ("restored_value" in entry) == (entry["verdict"] == "restores"), entry
    assert {entry["kind"] for entry in of("arithmetic")} == CHECK_KINDS
    contradicted = {entry["kind"] for entry in of("arithmetic") if entry["verdict"] == "contradicts"}
    assert {"parts_sum", "growth_rate"} <= contradicted


def test_articles_follow_each_other_in_the_file() -> None:
    collections = 0
    for entry in of("articles"):
        text = TEXTS[entry["file"]]
        if "outside_articles" in entry:
            assert entry["outside_articles"] in text, entry
        if "titles" not in entry:
            continue
        assert len(entry["titles"]) == entry["count"], entry
        collections += entry["count"] > 1
        at = 0
        for title in entry["titles"]:
            at = text.find(title, at)
            assert at >= 0, entry
            at += len(title)
    assert collections >= 5


def test_years_places_and_types() -> None:
    for entry in of("years"):
        for phrase in entry.get("evidence", []):
            assert phrase in TEXTS[entry["file"]], entry
        if entry.get("year_min") is not None and entry.get("year_max") is not None:
            assert entry["year_min"] <= entry["year_max"], entry
    assert {"relabelled_year", "stray_year"} <= {entry.get("tamper_flag") for entry in of("years")}
    assert any(entry.get("conflict") for entry in of("years"))
    for entry in of("document_type"):
        assert entry["document_type"] in DOCUMENT_TYPES and entry["organisation_level"] in LEVELS, entry
    assert {entry["document_type"] for entry in of("document_type")} >= DOCUMENT_TYPES - {"other"}
    assert {entry["organisation_level"] for entry in of("document_type")} >= LEVELS - {"national", "province"}
    for entry in of("places"):
        assert entry.get("names_place", "") in TEXTS[entry["file"]], entry


def test_copies_name_existing_articles() -> None:
    counts = {entry["file"]: entry["count"] for entry in of("articles") if "count" in entry}
    for entry in of("copies"):
        assert entry["relation"] in RELATIONS and entry["level"] in {"article", "paragraph"}, entry
        for side in "ab":
            assert 1 <= entry[f"article_number_{side}"] <= counts[entry[f"file_{side}"]], entry
    assert {(entry["level"], entry["relation"]) for entry in of("copies")} >= {
        ("article", "same_text"), ("article", "excerpt"), ("article", "half_year_of"), ("paragraph", "same_text"),
    }  # fmt: skip


def test_quarantine_files_are_broken() -> None:
    assert len(of("quarantine")) == 2
    for entry in of("quarantine"):
        data = (LANDING / entry["file"]).read_bytes()
        assert len(data) == entry["byte_size"]
        assert not data or data.startswith((b"\x89PNG", b"\xff\xd8")), entry


def test_encodings_are_all_shown() -> None:
    raw = {name: (LANDING / name).read_bytes() for name in TEXTS}
    assert set(ENCODINGS.values()) == {"utf-8", "utf-8-sig", "utf-16-le", "gb18030", "big5"}
    for name, encoding in ENCODINGS.items():
        assert raw[name].startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig"), name
        assert raw[name].startswith(b"\xff\xfe") == (encoding == "utf-16-le"), name
        if encoding in {"gb18030", "big5"}:
            with pytest.raises(UnicodeDecodeError):
                raw[name].decode("utf-8")
    assert any("\r\n" in text for text in TEXTS.values())
    assert any("\r" not in text for text in TEXTS.values())


# form -> (kind or None, pattern the surface matches in full, least count)
MASK_FORMS = [
    ("year", r"20xx年", 2), ("year", r"20__年", 2), ("year", r"20x年?", 2), ("year", r"201x年", 2),
    ("year", r"xx年", 2),
    ("year", r"20xx学年", 2), ("year", r"20xx级", 2), ("year", r"〔20xx〕", 2), ("year", r"\[20__\]", 2),
    ("year_range", r"20xx-20xx年", 1), ("year_range", r"20x年?—20x年", 2), ("year_range", r"20xx020xx年", 2),
    ("month_day", r"x月x日", 2), ("month_day", r"__月__日", 2), ("month_day", r"xx月", 2), ("month_day", r"x月", 2),
    ("session", r"xx届", 2), ("session", r"__届", 2), ("session", r"__大", 2), ("session", r"第xx?届", 2),
    ("place", r"xx市", 2), ("place", r"XX县", 2), ("place", r"xx镇", 2), ("place", r"##乡", 2), ("place", r"x区", 2),
    ("org", r"xx小学", 2), ("org", r"__四中", 2), ("org", r"x附中", 2),
    ("org", r"x实验幼儿园", 2), ("org", r"##中学", 2),
    ("person", r"__", 3), ("title", r"《xxx》", 2), ("title", r"“x”.{2}", 2),
    ("count", r"xx所", 2), ("count", r"__个", 2), ("count", r"x名", 2),
    ("scrubbed_number", r"20xx本", 1), ("scrubbed_number", r"20xx余.+", 2), ("scrubbed_number", r"202_余本", 1),
    ("scrubbed_number", r"202_余.+", 2), ("scrubbed_number", r"202_万元", 2), ("scrubbed_number", r"20xx元", 2),
    ("money", r"__[万萬]元", 1), ("money", r"万余元|多元", 2), ("money", r"__多元", 2),
    ("censored_word", r"\*组", 2), ("censored_word", r"\*员", 2), ("censored_word", r"\*政", 1),
    ("censored_word", r"_力", 2),
    (None, r"x光", 2), (None, r"MOOC", 2), (None, r"eepo", 2), (None, r"gps", 2), (None, r"C证", 2),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "pattern", "least"), MASK_FORMS)
def test_mask_forms_are_shown(kind: str | None, pattern: str, least: int) -> None:
    shown = [entry for entry in of("masks") if entry["kind"] == kind and re.fullmatch(pattern, entry["surface"])]
    assert len(shown) >= least


SCAR_SURFACES = [
    ("full_stop_box", "□", "。"), ("full_stop_box", "□", "："), ("decimal_point", "·", "."),
    ("decimal_point", "、", "."),
    ("stray_mark", ".", ""), ("stray_mark", "'", ""), ("empty_quotes", "“”", None), ("replaced_word", "基矗", "基础。"),
    ("replaced_word", "盛市", "省、市"), ("replaced_word", "百范文网域网", "城域网"),
    ("lost_measure_word", "。", "篇"), ("doubled", "", ""), ("broken_line", "\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "part", "restored"), SCAR_SURFACES)
def test_scar_forms_are_shown(form: str, part: str, restored: str | None) -> None:
    shown = [e for e in of("scars") if e["form"] == form and part in e["surface"]]
    healed = [e["restored"] for e in shown]
    fits = [one is None if restored is None else one is not None and restored in one for one in healed]
    assert sum(fits) >= 2


NUMBER_FORMS = [
    (r"[\d.]+万余人次", 2), (r"\d+多万元", 2), (r"\d+万\d+\w", 2), (r"\d,\d{3}万\w", 2), (r"(突破)?一万五千亿元", 1),
    (r"[一二三]万[二五]千余?\w", 2), (r"十七\w", 2), (r"两名", 2), (r"四十\w", 2), (r"贰佰元", 2), (r"百余\w", 2),
    (r"十几\w", 2), (r"数百\w+", 2), (r"几十万\w", 2), (r"两三\w", 2), (r".?三分之一", 2), (r"约?1/[35]", 2),
    (r"百分之\w+", 2), (r".*三成", 2), (r"翻了?[一两]番", 2), (r"[\d.]+:1", 2), (r"[\d.]+：\d", 2),
    (r"\d+-\d+.*", 2), (r"\d+—\d+.*", 2), (r"\d+～\d+.*", 2), (r"\d+%?–\d+%", 2), (r"\d+元?至\d+.*", 2),
    (r"第\d[位名]", 2), (r"全市第一|第一", 2), (r"前\d+名", 2), (r"零", 2), (r"[０-９.]+[所次％]", 2),
    (r"约.+", 2), (r"近.+", 2), (r".+左右", 2), (r".+余.+", 2), (r".+多.+", 2), (r"超过.+", 2), (r"突破.+", 2),
    (r".+以上", 2), (r"至少.+", 2), (r"不少于.+", 2), (r"不足.+", 2), (r".+以内", 2), (r"不超过.+", 2),
    (r"[一两]千瓦", 2), (r".*二两", 2), (r"\d+万", 1), (r"[\d.]+亿", 2), (r"[\d.]+个百分点", 2),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "least"), NUMBER_FORMS)
def test_number_forms_are_shown(pattern: str, least: int) -> None:
    measured = [entry for entry in of("values") if entry["is_measurement"]]
    assert sum(bool(re.fullmatch(pattern, entry["surface"])) for entry in measured) >= least


@pytest.mark.parametrize("field", ["operator", "nature"])
def test_every_operator_and_nature_is_shown(field: str) -> None:
    shown = Counter(entry[field] for entry in of("values") if entry["is_measurement"])
    assert set(shown) == (OPERATORS if field == "operator" else NATURES)
    assert min(shown.values()) >= 2


TRAPS = [
    "三个代表", "985", "5·12", "1+1+1", "2+1项目", "12355", "高三", "三年级", "两免一补", "统一", "万一", "进一步",
    "3+x", "12+X",
]  # fmt: skip


@pytest.mark.parametrize("surface", TRAPS)
def test_traps_are_shown(surface: str) -> None:
    assert any(entry["surface"] == surface and not entry["is_measurement"] for entry in of("values"))


STRUCTURE = [
    r"(?m)^[ \u3000]*一、", r"(?m)^[ \u3000]*（一）", r"(?m)^[ \u3000]*1\. ?\D", r"(?m)^[ \u3000]*1、", r"[(（]1[)）]",
    "①", r"一是.+二是", r"首先.+其次", "篇一", "篇1", "【篇一】", "范文（一）", "第一篇", "相关推荐", "我要投稿",
    "一键复制全文保存为WORD", "相关文章", "小编",
    r"来源：\w+教育局  发布日期：\d{4}-\d\d-\d\d", r"第\w+[个個]教[师師][节節]",
    "全国中小学生安全教育日", "学前教育宣传月", "防灾减灾日", "“十二五”", "“四五”普法", "建党90周年",
    "两学一做", "党史学习教育",
    "营养改善计划", "“五项管理”",
]  # fmt: skip


@pytest.mark.parametrize("pattern", STRUCTURE)
def test_layouts_and_evidence_are_shown(pattern: str) -> None:
    assert any(re.search(pattern, text) for text in TEXTS.values())
