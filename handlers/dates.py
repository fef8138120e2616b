"""A source's date as it is spoken."""

import re

from handlers.phrases import replies as phrases

_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


def spoken(date: str) -> str:
    """Say ``2024``, ``2024-10`` or ``2024-10-05`` in Vietnamese; anything else stands as written."""
    parts = _ISO_DATE.fullmatch(date)
    if parts is None:
        return date
    year, month, day = parts["year"], parts["month"], parts["day"]
    if month is None:
        return phrases.DATE_YEAR.format(year=year)
    if day is None:
        return phrases.DATE_MONTH.format(month=int(month), year=year)
    return phrases.DATE_DAY.format(day=int(day), month=int(month), year=year)
