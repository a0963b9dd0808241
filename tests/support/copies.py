"""Small corpora for the tests of `duplicates`: articles with figures, as the frames that the stage reads."""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from zongjie.tables.articles import ARTICLES
from zongjie.tables.measurements import MEASUREMENTS
from zongjie.tables.placeholders import CLEAN_TEXTS
from zongjie.tables.table import Frames, Table

_FIGURE = re.compile(r"(\d[\d.]*|20xx)(万?)(元|人次|人|所|%|名)")
RAW_SHIFT = 100
"""Where articles start in their raw documents, so that raw and clean positions differ."""

PARAGRAPHS = (
    "全县教育系统以提高质量为中心，改善办学条件，新建寄宿制学校12所，完成投资3400万元，学生住宿难的问题有了明显缓解。",
    "加强教师队伍建设，面向社会公开招聘中小学教师186名，组织骨干教师到外省跟岗研修，参训教师达到2300人次，队伍结构逐步优化。",
    "落实资助政策，对家庭经济困难学生做到应助尽助，全年资助学生5120人，发放助学金468万元，没有一名学生因贫失学。",
    "狠抓校园安全，聘请专职保安240人，学校视频监控覆盖率达到96%，开展消防和防震演练，全年没有发生重大安全责任事故。",
    "推进信息化建设，多媒体教室覆盖率达到88%，培训信息技术教师410人，城乡学校共享优质课程资源，课堂教学方式正在改变。",
)
OTHER = (
    "机关党委把学习教育作为首要任务，坚持每月集中学习，组织党员到红色基地参观，撰写体会文章三百余篇，党员意识明显增强。",
    "办公室认真做好文电处理和会务工作，全年办理公文，督办重点事项，接待群众来访，及时回应社会关切，机关运转高效有序。",
    "工会关心职工生活，举办趣味运动会和书画展，走访慰问困难教职工，组织女教师参加健康体检，职工的归属感不断提升。",
)


def corpus(*texts: str, document_types: tuple[str, ...] = ()) -> Frames:
    """Frames articles, clean_texts and measurements; article k has the identifier a<k> and is in file f<k>.txt."""
    articles: list[dict[str, Any]] = []
    clean: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    for number, text in enumerate(texts):
        own = {"article_id": f"a{number}", "document_id": f"d{number}"}
        kind = document_types[number] if document_types else "annual_summary"
        articles.append(
            {
                **own,
                "source_path": f"f{number}.txt",
                "article_number": 1,
                "title": "",
                "document_type": kind,
                "char_start": RAW_SHIFT,
                "char_end": RAW_SHIFT + len(text),
                "body_start": RAW_SHIFT,
                "organisation_level": "county",
                "is_work_summary": True,
            }
        )
        run = {"clean_start": 0, "clean_end": len(text), "raw_start": RAW_SHIFT, "raw_end": RAW_SHIFT + len(text)}
        clean.append({**own, "clean_text": text, "offset_runs": [run]})
        figures += [_figure(own, match) for match in _FIGURE.finditer(text)]
    return {
        "articles": _frame(ARTICLES, articles),
        "clean_texts": _frame(CLEAN_TEXTS, clean),
        "measurements": _frame(MEASUREMENTS, figures),
    }


def _figure(own: dict[str, Any], match: re.Match[str]) -> dict[str, Any]:
    digits, ten_thousand, unit = match.groups()
    masked = digits == "20xx"
    value = None if masked else float(digits) * (10000 if ten_thousand else 1)
    low, high = (2000.0, 2099.0) if masked else (value, value)
    start, end = match.span()
    return {
        **own,
        "measurement_id": f"{own['article_id']}@{start}",
        "section_id": "",
        "sentence_id": "",
        "source_path": "",
        "char_start": start + RAW_SHIFT,
        "char_end": end + RAW_SHIFT,
        "surface": match.group(),
        "clean_start": start,
        "clean_end": end,
        "value_min": low,
        "value_max": high,
        "unit": unit,
        "unit_code": unit,
        "base_value_min": low,
        "base_value_max": high,
        "base_unit": unit,
        "operator": "eq",
        "nature": "actual",
        "is_masked": masked,
        "indicator": "",
        "is_hedged": False,
        "is_absolute": False,
        "confidence": 1.0,
        "rule": "test",
    }


def _frame(table: Table, rows: list[dict[str, Any]]) -> pl.DataFrame:
    full = [{name: row.get(name) for name in table.columns} for row in rows]
    return pl.DataFrame(full, schema=dict(table.columns))
