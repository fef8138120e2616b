"""Vietnamese number words as numbers: ``mười hai`` is 12, ``hai nghìn không trăm hai mươi lăm`` is 2025."""

from collections.abc import Sequence

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_FOLDED_DIGITS = {
    "mot": 1, "hai": 2, "bon": 4, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "ba": 3, "nam": 5,
    "tu": 4, "khong": 0,
}  # fmt: skip
_TENS = {"mười", "mươi", "muoi"}
_UNITS = {"trăm": 100, "tram": 100}
_GROUPS = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "nghin": 10**3,
    "ngan": 10**3,
    "triệu": 10**6,
    "trieu": 10**6,
    "tỷ": 10**9,
}
_ZERO_TENS = {"linh", "lẻ", "le"}
_BEHIND_TENS = {"mốt", "lăm", "nhăm"}
"""Digits that stand behind tens alone, whose word is left out in speech ("hai mốt")."""

NUMBER_BEGINNINGS = frozenset(_TENS) | frozenset(_DIGITS) | frozenset(_FOLDED_DIGITS)
"""The words (lower case) with which a number can begin."""


def _digit(word: str) -> int | None:
    value = _DIGITS.get(word)
    return _FOLDED_DIGITS.get(word) if value is None else value


def _is_year(words: Sequence[str], position: int, start: int) -> bool:
    """Whether "năm" is a year and no five: behind tens that is "lăm", and behind hundreds "lẻ năm"."""
    if words[position] not in ("năm", "nam") or position == start or words[position - 1] in _ZERO_TENS:
        return False
    following = words[position + 1] if position + 1 < len(words) else ""
    return words[position - 1] in _TENS or not (following in _UNITS or following in _TENS)


def read_number(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """The number spelled by ``words`` (lower case) from ``start`` on, and how many words it takes.

    A lone digit word is a number too; whether "năm" is five or a year is the caller's to judge. None for no
    number.
    """
    total = section = 0
    position = start
    pending: int | None = None
    hundreds = False
    while position < len(words):
        word = words[position]
        if word in _TENS:
            section += 10 * (1 if pending is None else pending)
            pending = None
        elif word in _UNITS and pending is not None:
            section += pending * _UNITS[word]
            pending = None
            hundreds = True
        elif word in _GROUPS and (pending is not None or section):
            total += (section + (pending or 0)) * _GROUPS[word]
            section, pending = 0, None
        elif word in _ZERO_TENS and hundreds:
            pass
        elif word in _BEHIND_TENS and pending:
            section += 10 * pending + _DIGITS[word]
            pending = None
        else:
            digit = _digit(word)
            if digit is None or pending is not None or _is_year(words, position, start):
                break
            pending = digit
        position += 1
    if position == start:
        return None
    return total + section + (pending or 0), position - start
