"""Which of the choices just offered a message picks in words: "số 2", "câu thứ hai nhé", "cái đầu tiên"."""

from knowledge.lexicon import Lexicon
from knowledge.text.characters import clean
from knowledge.text.numbers import read_number
from knowledge.text.tokens import Token, tokenize

_LONGEST = 10
"""Words of such a message at most; more say something else as well."""


def picked(text: str, choices: int, lexicon: Lexicon) -> int | None:
    """The number (1 to ``choices``) that ``text`` picks and says nothing besides; None where it does not."""
    if not choices:
        return None
    tokens = tokenize(clean(text))
    if len(tokens) > _LONGEST:
        return None
    begin, end = 0, len(tokens)
    while begin < end and (span := lexicon.choosing_openings.at(tokens, begin)) is not None:
        begin = span.end
    while (width := lexicon.frame_closings.before(tokens[begin:end])) is not None:
        end -= width
    number = _number(tokens[begin:end], choices, lexicon)
    return number if number is not None and 1 <= number <= choices else None


def _number(tokens: list[Token], choices: int, lexicon: Lexicon) -> int | None:
    place = lexicon.places_in_line.whole(tokens)
    if place is not None:
        return choices if place == "last" else int(place)
    if len(tokens) == 1 and tokens[0].text.isdecimal():
        return int(tokens[0].text)
    spelled = read_number([token.text.casefold() for token in tokens], 0) if tokens else None
    return spelled[0] if spelled is not None and spelled[1] == len(tokens) else None
