"""What the stage `articles` says of whole articles and documents."""

from datetime import date

import pytest

from zongjie.articles import process
from zongjie.articles.numbering import parse_number
from zongjie.articles.roles import role_of_heading
from zongjie.articles.themes import theme_of_heading
from zongjie.documents.reading import Document
from zongjie.extraction import document_frames
from zongjie.tables.articles import TABLES


def run(text):
    document = Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", text)
    return {name: frame.rows(named=True) for name, frame in process(document_frames(document)).items()}


def article(text):
    (only,) = run(text)["articles"]
    return only["document_type"], only["organisation_level"], only["is_work_summary"]


COUNTY = "今年以来，在县委领导下，我县新建学校三所，招聘教师四十名，发放助学金五十万元，开展安全检查六次。"
MIXED = "举办教研活动八次。完成校舍维修。组织学生体检。幼儿园新增学位三百个。中职招生六百人。"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"某地教育工作总结\n{COUNTY}{MIXED}", ("annual_summary", "county", True)),
        # what calls itself a summary is one, though it speaks much of what is to be done
        (
            f"某县教育局20xx年工作总结\n{COUNTY}{MIXED}下一步要继续加大投入，进一步加强管理，努力提高质量，确保安全，力争达标，"
            "还要争取资金，将新建校舍，要抓好招生，要管好食堂。",
            ("annual_summary", "county", True),
        ),
        (f"某縣教育局工作總結\n{COUNTY}{MIXED}", ("annual_summary", "county", True)),
        (f"某地半年工作总结\n{COUNTY}{MIXED}", ("half_year_summary", "county", True)),
        (f"某地教育工作总结\n上半年，{COUNTY}{MIXED}", ("half_year_summary", "county", True)),
        (
            "某地工作总结\n今年我市开展了安全检查，排查了安全隐患，举办了消防演练，整治了校车，全市校园平安，落实了应急值守。",
            ("topic_report", "city", True),
        ),
        (
            "某地工作打算\n我区将新建学校三所，力争年底完工，确保开学使用，继续招聘教师，进一步加强安全工作，努力办好教育。",
            ("plan", "county", True),
        ),
        (
            "工作小结\n在局党组领导下，基教科认真工作，今年完成了招生，召开了全县会议三次，建设了学校，培训了教师，资助了学生。",
            ("annual_summary", "office", True),
        ),
        (
            "个人报告\n一年来，我认真学习，我努力工作，我分管全县招生，我带头廉洁，现将本人履职情况述职如下。\n述职人：某某",
            ("duty_report", "person", True),
        ),
        (
            "我的收获\n我在学校的实习结束了。我学会了备课，我喜欢孩子，我感到充实，我将记住这段日子。",
            ("personal_essay", "person", False),
        ),
        (
            "师德建设的实施意见\n为加强师德，提高我校教师素质，现提出以下意见：加强领导，严格考核。",
            ("opinion_or_rules", "school", False),
        ),
        (
            "某县教育局2023年工作总结及2024年工作计划\n2023年，某县教育局新建了学校三所，招聘了教师，资助了学生。",
            ("annual_summary", "county", True),
        ),
        (
            "某县教育局工作总结\n一、主要工作\n全县新建学校三所，招聘教师四十名。\n二、下一步打算\n"
            "进一步加大投入，继续招聘教师，力争建成新学校，努力提高质量，要确保安全。",
            ("annual_summary", "county", True),
        ),
        (
            f"某地教育工作总结\n{COUNTY}{MIXED}截至6月底，招聘四十人。下半年将新建两所。",
            ("half_year_summary", "county", True),
        ),
        (
            f"某地教育工作总结\n{COUNTY}{MIXED * 7}今年上半年检查三次，全年共检查七次，明年继续。",
            ("annual_summary", "county", True),
        ),
        (
            "某区教育工会工作总结\n今年，教育工会慰问了教师，举办了全区教职工运动会，培训了干部，完成了换届。",
            ("annual_summary", "office", True),
        ),
        ("小班户外活动教案\n目标：练习跑步。准备：皮球十个。", ("other", "school", False)),
        (
            "某镇总结\n今年我镇投入资金八万元，在镇党委领导下维修校舍，添置了课桌，改造了食堂，慰问了教师，发放了助学金。",
            ("annual_summary", "township", True),
        ),
    ],
)
def test_type_level_and_kind(text, wanted):
    assert article(text) == wanted


def test_roles_are_inherited_and_the_introduction_is_background():
    rows = run(
        "某县总结\n今年我县教育工作进展顺利，完成了各项任务。\n一、主要做法\n（一）校舍\n新建了校舍三幢，维修了十幢，投入五百万元。\n"
        "二、存在的困难和问题\n1.经费\n经费紧张。\n三、下半年工作打算\n（一）校舍\n再建两幢。\n"
    )["sections"]
    assert [(row["heading"], row["role"]) for row in rows] == [
        ("某县总结", "background"),
        ("主要做法", "achievement"),
        ("校舍", "achievement"),
        ("存在的困难和问题", "problem"),
        ("经费", "problem"),
        ("下半年工作打算", "plan"),
        ("校舍", "plan"),
    ]
    assert rows[2]["heading_path"] == "主要做法 / 校舍"


def test_a_paragraph_may_open_a_problem_or_a_plan_without_a_heading():
    rows = run(
        "某县总结\n一、安全\n今年检查了三十次，完成了整改。\n"
        "在肯定成绩的同时，我们也清醒地看到，办法还不多，经费仍紧张。\n下一步，我们将加大投入，确保平安。\n"
    )["sections"]
    assert [(row["heading"][:6], row["role"]) for row in rows[2:]] == [
        ("在肯定成绩的", "problem"),
        ("下一步，我们", "plan"),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("教师专业水平还不够高", "problem"),
        ("学校发展参差不齐", "problem"),
        ("信息化建设滞后", "problem"),
        ("办学条件亟待改善", "problem"),
        ("破解农村教师短缺难题", None),
        ("有效缓解经费不足", None),
        ("解决教师短缺，工作成效明显", "achievement"),
        ("教学质量不断提高", None),
        ("下一步解决经费不足的打算", "plan"),
    ],
)
def test_role_of_a_heading(heading, role):
    assert role_of_heading(heading) == role


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("选送小学青年教师培训六十人次", "teachers"),
        ("推动村小教职工工会成立", "union"),
        ("推进实验装备信息化", "informatization"),
        ("加强德育工作，提高教学质量", "moral"),
        ("做好在职教师职称评定", "teachers"),
        ("实施校舍安全工程", "construction"),
        ("做好抗震救灾工作", "safety"),
        ("学生缴费工作完成", "finance"),
        ("加强领导", None),
    ],
)
def test_theme_of_a_heading(heading, theme):
    assert theme_of_heading(heading) == theme


def test_themes_by_heading_then_text_then_section_above():
    rows = run(
        "某县总结\n一、学前教育\n今年新增学位。\n二、固本强基\n排查了安全隐患，开展了消防演练，举办了应急培训。\n1.概述\n都好。\n"
    )["sections"]
    assert [row["theme"] for row in rows[1:]] == ["preschool", "safety", "safety"]


def test_an_official_page_states_its_date_and_source():
    (facts,) = run(
        "某区教育局年度工作总结\n发布日期：2021-03-04 浏览次数：12\n来源：某区教育局\n　　今年我区新建了学校三所。\n"
        "原文链接：https://example.org/a/1.html\n"
    )["document_facts"]
    assert facts["source_kind"] == "official"
    assert facts["published_on"] == date(2021, 3, 4)
    assert facts["source_url"] == "https://example.org/a/1.html"
    assert facts["title"] == "某区教育局年度工作总结"
    assert facts["tamper_flags"] == []


@pytest.mark.parametrize(
    ("numbers", "is_missing"),
    [("一二三", False), ("一二四", True), ("一四", True), ("二三", True), ("一二一二", False), ("二三四", True)],
)
def test_a_collection_whose_numbers_leave_one_out_is_flagged(numbers, is_missing):
    body = "今年我县新建了学校三所，培训教师五百人次，资助学生三千人次，群众比较满意。"
    rows = run("".join(f"工作总结篇{number}\n{body}\n" for number in numbers))
    assert ("missing_articles" in rows["document_facts"][0]["tamper_flags"]) == is_missing


def test_the_title_stands_below_the_chrome_of_the_page():
    rows = run("当前位置：首页 > 工作总结\n某县教育局工作总结\n时间：2023-07-02 浏览次数：\n今年我县新建了学校三所。\n")
    assert [row["title"] for row in rows["document_facts"] + rows["articles"]] == ["某县教育局工作总结"] * 2
    assert rows["document_facts"][0]["published_on"] == date(2023, 7, 2)


def test_an_article_signed_with_a_date_was_published_then():
    (facts,) = run("某区教育局工作总结\n今年我区新建了学校三所。\n2019年12月30日\n")["document_facts"]
    assert (facts["published_on"], facts["source_kind"]) == (date(2019, 12, 30), "unknown")


def test_signs_of_tampering():
    body = "20xx年xx县新建学校。20xx年xx镇招聘教师。20xx年基层*组织不断加强□20xx年成效明显□"
    body += "20xx年素质的.提升和教师的.成长。"
    (facts,) = run(f"某局2024年工作总结\n{body}")["document_facts"]
    assert facts["tamper_flags"] == [
        "relabelled_year",
        "anti_copy",
        "word_filter",
        "year_scrubber",
        "place_scrubber",
        "lost_full_stops",
    ]
    (facts,) = run(f"某局工作总结\n{body}超过2019年水平。")["document_facts"]
    assert "stray_year" in facts["tamper_flags"] and "relabelled_year" not in facts["tamper_flags"]


def test_boilerplate_inside_an_article_is_in_no_sentence():
    rows = run("某局工作总结\n今年新建了学校三所，\n以下是小编整理的资料，欢迎阅读。\n招聘了教师四十名。\n")
    assert [row["reason"] for row in rows["boilerplate"]] == ["teaser"]
    assert [row["raw_text"] for row in rows["sentences"]] == [
        "某局工作总结",
        "今年新建了学校三所，",
        "招聘了教师四十名。",
    ]


def test_no_documents_give_empty_tables_with_all_columns():
    document = Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", "今年")
    empty = {name: frame.clear() for name, frame in document_frames(document).items()}
    found = process(empty)
    for table in TABLES:
        assert found[table.name].columns == list(table.columns) and found[table.name].height == 0


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("3", 3),
        ("１２", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十四", 24),
        ("一百零三", 103),
        ("一二", 12),
        ("x", None),
    ],
)
def test_numbers_of_headings(written, number):
    assert parse_number(written) == number


def test_a_page_that_announces_articles_and_has_none_is_one() -> None:
    found = run(f"以下是为大家整理的工作总结3篇，希望对大家有所帮助。\n{COUNTY}{MIXED}\n")
    assert len(found["articles"]) == 1


@pytest.mark.parametrize(
    "piece", ["_", "x", "*", "一、", "一、\n", "（", "篇一\n", "总结(1)\n", "□", "20xx", "小编", "— 3 —\n", "1.1"]
)
def test_hostile_repetition_is_divided_to_its_end(piece):
    """Patterns that backtrack would not come back from 60,000 characters; how long it takes is for the bench."""
    text = "教" + piece * (60_000 // len(piece))
    frames = process(document_frames(Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", text)))
    ends = [*frames["sentences"]["char_end"], *frames["boilerplate"]["char_end"]]
    assert max(ends) == len(text.rstrip())


def test_background_on_a_line_of_its_own_ends_at_the_main_sections():
    rows = run(
        "某县总结\n今年我县教育工作进展顺利。\n各类学校基本情况：\n全县有学校三十所，在校学生两万人。\n一、强化管理\n今年开展检查五次。\n"
        "二、提高质量\n今年新增学位六百个。\n"
    )["sections"]
    assert [(row["heading"], row["role"]) for row in rows][1:] == [
        ("各类学校基本情况", "background"),
        ("强化管理", "achievement"),
        ("提高质量", "achievement"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("校舍安全自查报告", "topic_report"),
        ("某县教育事业发展规划", "plan"),
        ("副局长履职报告", "duty_report"),
        ("教师交流暂行办法", "opinion_or_rules"),
        ("文明单位申报材料", "other"),
        ("某县教育工作总结及下年工作安排", "annual_summary"),
    ],
)
def test_a_title_says_outright_what_a_text_is(title, kind):
    text = f"{title}\n今年，我县新建了学校三所，招聘了教师四十名，发放了补助五十万元，开展了安全检查六次。\n"
    assert run(text)["articles"][0]["document_type"] == kind


def test_the_line_that_announces_a_report_is_no_plan():
    rows = run(
        "某县总结及安排\n现将今年工作情况及明年工作安排汇报如下：\n一、主要工作\n新建校舍两处。\n二、工作安排\n再建一处。\n"
    )["sections"]
    assert [(row["heading"], row["role"]) for row in rows][1:] == [
        ("现将今年工作情况及明年工作安排汇报如下", "background"),
        ("主要工作", "achievement"),
        ("工作安排", "plan"),
    ]


@pytest.mark.parametrize(
    ("lines", "published_on"),
    [
        ("某县教育局\n二〇一六年十二月九日\n", date(2016, 12, 9)),
        ("某县教育局\n２０１６年１２月９日\n", date(2016, 12, 9)),
        ("来源：https://example.org/jyj/201612/t20161209_31.html\n", date(2016, 12, 9)),
        ("来源：https://example.org/jyj/201612/31.html\n", None),
        ("来源：https://example.org/2016/1209/31.html\n时间：2017-01-03\n", date(2017, 1, 3)),
        ("我局成立于二〇一六年十二月九日，至今已有多年，各项工作都有了长足的进步。\n", None),
    ],
)
def test_the_day_a_text_was_published(lines: str, published_on: date | None):
    (facts,) = run(f"某县教育局工作总结\n今年我县教育工作进展顺利，完成了各项任务。\n{lines}")["document_facts"]
    assert facts["published_on"] == published_on


def test_the_front_matter_of_markdown_is_no_part_of_an_article():
    head = "---\ntitle: 某县教育局年度工作总结\ndate: 2012-12-20\n来源: 某县教育局\n---\n"
    body = "今年我县新建了学校三所，\n招聘了教师四十名。\n"
    document = Document("d", "s.md", "0", 0, "utf-8", "test", "text/markdown", head + body)
    rows = {name: frame.rows(named=True) for name, frame in process(document_frames(document)).items()}
    assert {row["reason"] for row in rows["boilerplate"]} == {"site_metadata"}
    assert [row["raw_text"] for row in rows["sentences"]] == ["今年我县新建了学校三所，\n招聘了教师四十名。"]
    assert rows["articles"][0]["char_start"] == len(head)
    assert rows["document_facts"][0]["published_on"] == date(2012, 12, 20)
    # in a text file the same lines are text
    assert len(run(head + body)["boilerplate"]) < len(rows["boilerplate"])
