"""From a message to terms: keystrokes decoded, spaces mended, slips matched and shorthand written out.

Decoding goes only toward words that the fact base or the lexicon knows; what is not understood stays as typed, so
that a refusal can name it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from knowledge.lexicon import Lexicon, PhraseTable
from knowledge.text.characters import clean
from knowledge.text.keystrokes import decode_telex, decode_vni
from knowledge.text.numbers import read_number
from knowledge.text.syllable import is_syllable
from knowledge.text.tokens import Token, tokenize
from knowledge.vocabulary import Vocabulary

TOKENS_READ = 120
"""Words of a message that are considered; questions are far shorter, and noise must not cost time."""

MOST_VARIANTS = 6
"""Readings tried for a message with ambiguous shorthand ("hn")."""

KNOWN_WORD_SLIP = 0.6
"""How much less a slip is believed when what was typed is a word itself."""

SHORTEST_SLIP = 3
"""Letters that a word needs for another to be thought behind it; shorter ones are a slip away from everything."""

SHORTEST_WORD_MISTAKEN = 4
"""The same for what is a word itself."""

SLIP_COST = 7.0
"""Surprise of a slip, on the scale of ``Vocabulary.cost``, against which a cut into several words is weighed."""

_NOTHING: Mapping[str, float] = {}
_REPEATED = re.compile(r"(\w)\1{2,}")
_DIGIT_WORDS = {
    "một": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
}  # fmt: skip
_WORD_OF_DIGIT = {"1": "mot", "2": "hai", "3": "ba", "4": "bon", "5": "nam", "6": "sau", "7": "bay", "8": "tam", "9": "chin"}


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question as it is understood.

    ``form`` and ``fold`` are the keys of ``knowledge.text.syllable``; ``bare`` says that no accent was typed and none
    can be held against it; ``near`` maps the folds it may also mean to a similarity (0-1); ``known`` says that the
    base or the lexicon has the word; ``ambiguous`` that it comes from shorthand with several meanings;
    ``text`` is what the asker typed and ``start``/``end`` where.
    """

    form: str
    fold: str
    bare: bool
    capital: bool
    known: bool
    text: str
    start: int
    end: int
    near: Mapping[str, float] = field(default_factory=lambda: _NOTHING)
    ambiguous: bool = False
    rewritten: bool = False

    @property
    def accented(self) -> bool:
        """Whether the term has accents that count."""
        return not self.bare and self.form != self.fold

    @property
    def is_number(self) -> bool:
        """Whether the term is a number in digits."""
        return self.fold[:1].isdigit()


class Reader:
    """Reads messages toward a vocabulary."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary, abbreviations: PhraseTable[tuple[str, ...]]) -> None:
        """Use the fact base's ``vocabulary`` and its own ``abbreviations`` (which override the lexicon's teencode)."""
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self._abbreviations = abbreviations

    def read(self, text: str) -> list[tuple[Term, ...]]:
        """The likely readings of a message, the plainest first; one unless shorthand is ambiguous."""
        tokens = tokenize(_REPEATED.sub(r"\1", clean(text)))[:TOKENS_READ]
        english = self._is_english(tokens)
        if not english:
            tokens = self._respace(self._decode(tokens))
        accented = any(token.accented for token in tokens)
        return self._write_out(tokens, bare=not accented, english=english)

    def _decode(self, tokens: Sequence[Token]) -> list[Token]:
        decoded = []
        for token in tokens:
            word = None
            if not token.accented and not token.is_number and not self._is_known(token):
                word = decode_telex(token.text) or decode_vni(token.text)
            if word is None:
                decoded.extend([token] if token.text.isalpha() or token.is_number else tokenize_apart(token))
                continue
            read = tokenize(word)[0]
            if read.fold in self._vocabulary or not is_syllable(token.fold):
                token = replace(token, form=read.form, fold=read.fold, accented=read.accented)
            decoded.append(token)
        return decoded

    def _is_known(self, token: Token) -> bool:
        return token.fold in self._vocabulary or self._shorthand([token], 0) is not None

    def _shorthand(self, tokens: Sequence[Token], start: int) -> "tuple[int, tuple[str, ...]] | None":
        span = self._abbreviations.at(tokens, start) or self._lexicon.rewrites.at(tokens, start)
        return None if span is None else (span.end, span.label)

    def _respace(self, tokens: list[Token]) -> list[Token]:
        """Join words broken by stray spaces, then cut words run together."""
        joined: list[Token] = []
        position = 0
        while position < len(tokens):
            for width in (3, 2):
                pieces = tokens[position : position + width]
                if len(pieces) == width and self._is_broken(pieces):
                    whole = tokenize("".join(piece.text for piece in pieces))
                    if len(whole) == 1 and whole[0].fold in self._vocabulary:
                        joined.append(replace(whole[0], start=pieces[0].start, end=pieces[-1].end))
                        position += width
                        break
            else:
                joined.append(tokens[position])
                position += 1
        respaced: list[Token] = []
        for token in joined:
            respaced.extend(self._cut(token))
        return respaced

    def _is_broken(self, pieces: Sequence[Token]) -> bool:
        if any(piece.is_number for piece in pieces) or sum(len(piece.fold) for piece in pieces) > 8:
            return False
        unknown = sum(not self._is_known(piece) for piece in pieces)
        return unknown >= len(pieces) - 1

    def _cut(self, token: Token) -> list[Token]:
        if token.is_number or len(token.fold) < 4 or len(token.fold) > 80 or self._is_known(token):
            return [token]
        if is_syllable(token.fold) or len(token.text) != len(token.fold):
            return [token]
        run = self._vocabulary.split(token.fold)
        if run is None:
            return [token]
        cost, pieces = run
        slips = self._vocabulary.near(token.fold)
        if slips and min(SLIP_COST + self._vocabulary.cost(word) for word in slips) < cost:
            return [token]
        cut = []
        start = 0
        for piece in pieces:
            text = token.text[start : start + len(piece)]
            cut.append(replace(tokenize(text)[0], start=token.start + start, end=token.start + start + len(piece)))
            start += len(piece)
        return cut

    def _write_out(self, tokens: Sequence[Token], *, bare: bool, english: bool) -> list[tuple[Term, ...]]:
        """Replace shorthand and synonyms by their standard words; each ambiguity multiplies the readings."""
        parts: list[list[tuple[Term, ...]]] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if english and not token.is_number:
                foreign = self._lexicon.english.at(tokens, position)
                if foreign is not None:
                    parts.append([self._replaced(tokens[position : foreign.end], foreign.label)])
                    position = foreign.end
                    continue
                if token.fold in self._lexicon.english_words:
                    position += 1
                    continue
            shorthand = self._shorthand(tokens, position)
            if shorthand is not None:
                end, longs = shorthand
                readings = [self._replaced(tokens[position:end], long, len(longs) > 1) for long in longs]
                if bare and end - position > 1:
                    # Without accents the words may just as well be themselves ("tuyen duong" in "tuyến đường sắt").
                    readings.append(tuple(self._term(token, bare=True) for token in tokens[position:end]))
                parts.append(readings)
                position = end
                continue
            number = self._number(tokens, position, bare=bare)
            if number is not None:
                term, width = number
                parts.append([(term,)])
                position += width
                continue
            parts.append([(self._term(token, bare=bare),)])
            position += 1
        variants = []
        for choice in product(*parts):
            variants.append(tuple(term for piece in choice for term in piece))
            if len(variants) == MOST_VARIANTS:
                break
        return variants

    def _is_english(self, tokens: Sequence[Token]) -> bool:
        if any(token.accented for token in tokens):
            words = sum(token.accented for token in tokens)
            if words * 4 > len(tokens):
                return False
        hits = sum(token.fold in self._lexicon.english_words for token in tokens)
        return hits >= 2 and hits * 4 >= len(tokens)

    def _replaced(self, typed: Sequence[Token], words: str, ambiguous: bool = False) -> tuple[Term, ...]:
        text = " ".join(token.text for token in typed)
        return tuple(
            Term(
                form=token.form, fold=token.fold, bare=False, capital=False, known=True, text=text,
                start=typed[0].start, end=typed[-1].end, ambiguous=ambiguous, rewritten=True,
            )
            for token in tokenize(words)
        )  # fmt: skip

    def _number(self, tokens: Sequence[Token], position: int, *, bare: bool) -> tuple[Term, int] | None:
        """A number in several words as one term; single digit words stay words that may also mean the digit."""
        words = [token.text.casefold() for token in tokens[position : position + 12]]
        found = read_number(words, 0)
        if found is None or found[1] < 2 or (bare and found[1] == 2 and not {"muoi", "tram"} & set(words[:2])):
            # Two bare words are too easily others ("hai trieu dai", two dynasties, is no two million).
            return None
        value, width = found
        last = tokens[position + width - 1]
        text = " ".join(words[:width])
        digits = str(value)
        return (
            Term(digits, digits, bare=False, capital=False, known=True, text=text,
                 start=tokens[position].start, end=last.end),
            width,
        )  # fmt: skip

    def _term(self, token: Token, *, bare: bool) -> Term:
        known = token.fold in self._vocabulary
        near: Mapping[str, float] = _NOTHING
        if token.is_number:
            word = _WORD_OF_DIGIT.get(token.fold)
            near = {word: 1.0} if word else _NOTHING
        else:
            a_word = known or is_syllable(token.fold)
            if len(token.fold) >= (SHORTEST_WORD_MISTAKEN if a_word else SHORTEST_SLIP):
                near = self._vocabulary.near(token.fold)
            if a_word:
                near = {word: similarity * KNOWN_WORD_SLIP for word, similarity in near.items()}
            digit = _DIGIT_WORDS.get(token.text.casefold())
            if digit:
                near = {**near, digit: 1.0}
        return Term(
            form=token.form, fold=token.fold, bare=bare, capital=token.capital, known=known, text=token.text,
            start=token.start, end=token.end, near=near,
        )  # fmt: skip


def tokenize_apart(token: Token) -> list[Token]:
    """The letters and digits of a token that were kept together as possible keystrokes, but spell nothing."""
    pieces = re.findall(r"\d+|[^\W\d_]+", token.text)
    apart = []
    start = token.start
    for piece in pieces:
        apart.append(replace(tokenize(piece)[0], start=start, end=start + len(piece)))
        start += len(piece)
    return apart
