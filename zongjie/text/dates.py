"""Complete dates as pages, records, signatures and addresses write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz

EARLIEST = date(1949, 10, 1)
"""No report of an authority of the People's Republic is older."""
_EPOCH = date(1970, 1, 1)
"""What programs write where they know no date."""
_CHINA = timezone(timedelta(hours=8))
_LONGEST = 2000
"""Nobody writes a date after more characters than this."""
_MARKS = r"\-/.\u2010-\u2015\uff0d\uff0e\uff0f"
_DATE = re.compile(
    rf"(?<![0-9])((?:19|20)[0-9]{{2}})\s?[{_MARKS}年]\s?([0-9]{{1,2}})\s?[{_MARKS}月]\s?([0-9]{{1,2}})(?![0-9])"
)
_COMPACT = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])(?:[0-9]{6})?(?![0-9])")
_ZERO = "〇○O零0"
_CHINESE = re.compile(
    rf"([一二][{_ZERO}一二三四五六七八九]{{3}})年([正元一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_DIGITS = {**dict.fromkeys(_ZERO, 0), **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
# /2019/0105/, /2019/01/05/, /2019-01/05/, /201901/05/: a file name may follow, but 05.html may be its number
# without a mark beside it a month or a day has two digits: /201612/ is no second of January
_IN_FOLDERS = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:[-/_]|(?=[0-9]{2}))(0[1-9]|1[0-2]|[1-9](?=[-/_]))"
    r"(?:[-/_]|(?=[0-9]{2}))([0-3]?[0-9])(?=[/_])"
)
_IN_NAME = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:-|(?=[0-9]{4}))([0-9]{1,2})(?:-|(?=[0-9]{2}(?![0-9])))([0-9]{1,2})(?![0-9])"
)
_SECONDS, _MILLISECONDS = re.compile(r"[0-9]{10}"), re.compile(r"[0-9]{13}")


def find_date(text: str) -> date | None:
    """The first complete date of a text that is one of the calendar and may be that of a report.

    Forms: 2019-1-5, 2019/01/05, 2019.1.5, 2019年1月5日, in digits of full width too, 二〇一九年一月五日.
    """
    written = text[:_LONGEST].translate(_FULL_WIDTH)
    found = [(match.start(), _chinese_date(match)) for match in _CHINESE.finditer(written)]
    found += [(match.start(), _date(*match.groups())) for match in _DATE.finditer(written)]
    dates = [(start, day) for start, day in found if day is not None]
    return min(dates)[1] if dates else None


def stated_date(value: str) -> date | None:
    """The date in a field that states one: the forms of `find_date`, and what programs write.

    These are 20190105, 20190105093000, seconds or milliseconds since 1970 (as a day in China), and the
    form of e-mail, Sat, 05 Jan 2019 09:30:00 +0800. None where there is no date.
    """
    written = value.strip()[:_LONGEST].translate(_FULL_WIDTH)
    if _SECONDS.fullmatch(written) or _MILLISECONDS.fullmatch(written):
        return _moment(int(written) / (1 if _SECONDS.fullmatch(written) else 1000))
    found = find_date(written)
    if found is None:
        compact = (_date(*match.groups()) for match in _COMPACT.finditer(written))
        found = next((day for day in compact if day is not None), None)
    if found is None and (parts := parsedate_tz(written)) is not None:
        found = _date(*map(str, parts[:3]))
    return found


def date_of_address(address: str) -> date | None:
    """The day that the address of a page names, as sites that file pages by days do; None for a month alone.

    Forms: /2019/0105/, /2019/1/5/, /201901/05/, /2019-01/05/, /20190105/, /t20190105_12.html, /2019-01-05.html.
    """
    path = re.sub(r"^[a-z]+://[^/]*", "", address[:_LONGEST]).partition("?")[0]
    for pattern in (_IN_FOLDERS, _IN_NAME):
        for match in pattern.finditer(path):
            if (day := _date(*match.groups())) is not None:
                return day
    return None


def is_over_by(day: date, seen_at: datetime) -> bool:
    """Whether a day had come, somewhere on earth, when a file was seen; pages do not state days to come."""
    return day <= (seen_at.astimezone(UTC) + timedelta(hours=14)).date()


def _date(year: str, month: str, day: str) -> date | None:
    """The day of the calendar, if there is such a day and it may be meant."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found >= EARLIEST and found != _EPOCH else None


def _moment(seconds: float) -> date | None:
    """The day in China of a moment."""
    found = datetime.fromtimestamp(seconds, _CHINA).date()
    return found if found > _EPOCH + timedelta(days=1) else None


def _chinese_date(match: re.Match[str]) -> date | None:
    """The day of a date in Chinese numerals."""
    year = "".join(str(_DIGITS[digit]) for digit in match.group(1))
    return _date(year, str(_number(match.group(2))), str(_number(match.group(3))))


def _number(written: str) -> int:
    """A number below 100; the first month may be called 正 or 元."""
    if written in ("正", "元"):
        return 1
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS.get(written, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)
