"""Dates as they are written, and what only looks like one."""

from datetime import UTC, date, datetime

import pytest

from zongjie.text.dates import date_of_address, find_date, is_over_by, stated_date


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发布时间：2019-1-5", date(2019, 1, 5)),
        ("时间：2019/01/05 09:30", date(2019, 1, 5)),
        ("2019.1.5", date(2019, 1, 5)),
        ("2019年01月05日", date(2019, 1, 5)),
        ("2019 年 1 月 5 日", date(2019, 1, 5)),
        ("２０１９年１月５日", date(2019, 1, 5)),
        ("2019－01－05", date(2019, 1, 5)),
        ("二〇一九年一月五日", date(2019, 1, 5)),
        ("二○一二年十二月三十一日", date(2012, 12, 31)),
        ("二零二〇年元月二十日", date(2020, 1, 20)),
        ("二〇〇八年十月十日，2019-1-5", date(2008, 10, 10)),
        ("2019-2-30 2019-3-1", date(2019, 3, 1)),
        ("2019-13-40", None),
        ("2019年1月", None),
        ("20190105", None),
        ("12019-1-5", None),
        ("2019-1-555", None),
        ("1900-01-01", None),
        ("1970-01-01", None),
        ("二〇一九年十三月五日", None),
        ("20xx年1月5日", None),
        ("x" * 3000 + "2019-1-5", None),
    ],
)
def test_dates_in_texts(text, found):
    assert find_date(text) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("20190105", date(2019, 1, 5)),
        ("20190105093000", date(2019, 1, 5)),
        ("2019-01-05T23:30:00+08:00", date(2019, 1, 5)),
        ("Sat, 05 Jan 2019 09:30:00 +0800", date(2019, 1, 5)),
        ("1546617600", date(2019, 1, 5)),
        ("1546617600000", date(2019, 1, 5)),
        ("1546703999", date(2019, 1, 5)),
        ("0000000000", None),
        ("0000-00-00", None),
        ("20191305", None),
        ("123456", None),
        ("2019", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_dates_that_fields_state(value, found):
    assert stated_date(value) == found


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.example.gov.cn/art/2019/1/5/art_12_345.html", date(2019, 1, 5)),
        ("https://www.example.cn/2019/0105/12.html", date(2019, 1, 5)),
        ("https://www.example.cn/2019/01/05/12.html", date(2019, 1, 5)),
        ("https://www.example.cn/zwgk/201901/t20190105_678.html", date(2019, 1, 5)),
        ("https://www.example.cn/n/2019-01/05/content_1.htm", date(2019, 1, 5)),
        ("https://www.example.cn/c/2019-01-05/1.html", date(2019, 1, 5)),
        ("https://www.example.cn/a/20190105/1.html", date(2019, 1, 5)),
        ("https://www.example.cn/a/20190105.html", date(2019, 1, 5)),
        ("https://www.example.cn/a/2019-01-05.html", date(2019, 1, 5)),
        # a month, a number of a page, a number with the look of a date, a query, a host
        ("https://www.example.cn/2019/01/12.html", None),
        ("https://www.example.cn/2019/01/1234.html", None),
        ("https://www.example.cn/a/2019123145.html", None),
        ("https://www.example.cn/a/20191399.html", None),
        ("https://www.example.cn/a.html?v=20190105", None),
        ("https://20190105.example.cn/a.html", None),
        ("https://www.example.cn/", None),
        ("https://example.org/jyj/201612/t31_5.html", None),
        ("https://example.org/jyj/201612/t20161209_31.html", date(2016, 12, 9)),
    ],
)
def test_days_in_addresses(address, found):
    assert date_of_address(address) == found


def test_days_to_come():
    seen_at = datetime(2019, 1, 5, 9, tzinfo=UTC)
    assert is_over_by(date(2019, 1, 5), seen_at)
    assert not is_over_by(date(2019, 1, 7), seen_at)
    # in China it is the sixth already
    assert is_over_by(date(2019, 1, 6), datetime(2019, 1, 5, 20, tzinfo=UTC))
