"""The head of a Markdown file: what is one, and what it states."""

import pytest

from zongjie.text.front_matter import find_front_matter

BODY = "# 年度工作总结\n\n全县共有学校32所。\n"
HEAD = "---\ntitle: 某县教育局年度工作总结\ndate: 2012-12-20\nurl: https://www.example.cn/a.html\n---\n"


def test_a_head_ends_with_its_line_of_hyphens():
    found = find_front_matter(HEAD + BODY)
    assert found is not None and found.is_yaml
    assert (HEAD + BODY)[found.end :] == BODY
    assert found.fields == {
        "title": "某县教育局年度工作总结",
        "date": "2012-12-20",
        "url": "https://www.example.cn/a.html",
    }


@pytest.mark.parametrize("line_end", ["\r\n", "\r", " \n"])
def test_line_ends_of_every_kind(line_end):
    text = (HEAD + BODY).replace("\n", line_end)
    found = find_front_matter(text)
    assert found is not None
    assert text[found.end :] == BODY.replace("\n", line_end)
    assert found.fields["date"] == "2012-12-20"


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("---\n标题: 年度总结\n日期: 20121220\n...\n", {"标题": "年度总结", "日期": "20121220"}),
        ('---\ntitle: "引号: 里的冒号"\ntags: [甲, 乙]\n---', {"title": "引号: 里的冒号", "tags": ["甲", "乙"]}),
        ("---\ntitle: >\n  折行的\n  标题\n---\n", {"title": "折行的 标题\n"}),
        ("---\ntitle: yes\ndate: 2012-12-20 09:30:00\n---\n", {"title": "yes", "date": "2012-12-20 09:30:00"}),
    ],
)
def test_forms_of_heads(head, fields):
    found = find_front_matter(head)
    assert found is not None
    assert (found.end, found.fields, found.is_yaml) == (len(head), fields, True)


def test_what_is_no_yaml_is_read_line_by_line():
    found = find_front_matter("---\ntitle: 总结: 学校32所\n  - 坏行\ndate: '2012-12-20'\n---\n" + BODY)
    assert found is not None and not found.is_yaml
    assert found.fields == {"title": "总结: 学校32所", "date": "2012-12-20"}


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "",
        "---",
        "---\n",
        "---\n---\n",
        "---\n" + BODY + "---\n",
        "---\n全县共有学校32所。\n---\n",
        "---\n今年的主要做法有三条，一是: 抓管理\n---\n",
        "\n" + HEAD,
        "---\ntitle: 没有结尾\n" + BODY,
        "----\ntitle: 四个连字符\n----\n",
        "---\n- title: 列表\n---\n",
        "---\ntitle: 太长\n" + "x: y\n" * 5000 + "---\n",
        "---\n? [a, b]\n: 键是列表\n---\n",
    ],
)
def test_what_is_no_head(text):
    assert find_front_matter(text) is None


@pytest.mark.parametrize(
    "head",
    [
        "a: &a 1\nb: " + "[" * 9000 + "\n",
        "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]\n" for n in range(40)),
        "a: &a {k: v}\n"
        + "".join(f"b{n}: &b{n}\n  <<: [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]\n" for n in range(40)),
        "a: !!python/object/apply:os.system ['true']\n",
        "a: " + "'" * 9000 + "\n",
    ],
    ids=["depth", "aliases", "merges", "objects", "quotes"],
)
def test_hostile_heads_end_and_build_nothing(head):
    found = find_front_matter(f"---\n{head}---\n{BODY}")
    assert found is None or all(isinstance(value, str | list | dict) for value in found.fields.values())
