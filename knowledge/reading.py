"""From a message to terms: typing mended, slips matched and shorthand written out.

What is not understood stays as typed, so that a refusal can name it. A curator's text is read more plainly:
there nothing is mended and no slip is looked for.
"""

import re
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import NamedTuple

from knowledge.lexicon import Lexicon
from knowledge.mending import Mender, apart
from knowledge.phrase_table import PhraseTable
from knowledge.slips import Meanings, Slips
from knowledge.text.characters import clean
from knowledge.text.numbers import NUMBER_BEGINNINGS, read_number
from knowledge.text.syllable import fold, is_syllable
from knowledge.text.tokens import Token, are_bare, tokenize
from knowledge.vocabulary import Vocabulary

TOKENS_READ = 120
"""Words of a message that are considered; questions are far shorter, and noise must not cost time."""

MOST_VARIANTS = 6
"""Readings tried for a message with ambiguous shorthand ("hn")."""

LONG = 40
"""Words from which a message is read only one way: where shorthand abounds, the rest says what it means."""

LONGEST_NUMBER = 12
"""Words that one number may take."""

REMEMBERED = 64
"""Messages whose reading is kept: one message is read several times over before it is answered."""

_LAUGHTER = re.compile(r"\b(?:k{2,}|(?:h[aeiu]){2,}h?)\b", re.IGNORECASE)
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_NUMBER_FOLDS = frozenset(map(fold, NUMBER_BEGINNINGS))


class Term(NamedTuple):
    """One word of a question as it is understood; a tuple, since a base is read into half a million of them.

    ``form`` and ``fold`` are the keys of ``knowledge.text.syllable``; ``bare`` says that no accent was typed
    and none can be held against it; ``near`` is what it may also mean; ``known`` says that the base
    or the lexicon has the word; ``ambiguous`` that it comes from shorthand with several meanings; ``text`` is
    what the asker typed and ``start``/``end`` where.
    """

    form: str
    fold: str
    bare: bool
    capital: bool
    known: bool
    text: str
    start: int
    end: int
    near: Meanings = ()
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


Insides = Callable[[Sequence[Token]], Container[int]]
"""The places of a message's words at which a name goes on."""


VERBS = frozenset({"is", "are", "was", "were", "did", "does", "has", "have"})
"""English words with which a yes/no question begins."""

ASKING = frozenset({
    "who", "whom", "whose", "what", "when", "where", "why", "which", "how", "or", "in", "at", "on",
})  # fmt: skip
"""English words by which it asks for something else, offers two things, or says where or when."""

NOWHERE = range(0)
"""Where a message that has none of it is English."""

WHETHER = "có phải"
"""The Vietnamese words with which one begins."""


class Reader:
    """Reads messages toward a vocabulary. Safe to share between threads."""

    def __init__(
        self,
        lexicon: Lexicon,
        vocabulary: Vocabulary,
        abbreviations: PhraseTable[tuple[str, ...]],
        inside_names: Insides,
    ) -> None:
        """Use the fact base's ``vocabulary`` and its own ``abbreviations``, which override the teencode.

        ``inside_names`` are the places of words in its names, which begin nothing else ("ông Tỏ chức gì").
        """
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self._abbreviations = abbreviations
        self._rewrites = lexicon.rewrites
        # Most words are no more than themselves: they begin neither shorthand nor a number.
        self._telling = _NUMBER_FOLDS | abbreviations.lone | lexicon.rewrites.lone
        self._telling_pairs = abbreviations.pairs | lexicon.rewrites.pairs
        self._slips = Slips(vocabulary)
        self._inside_names = inside_names
        self._mender = Mender(vocabulary, lexicon.english_vocabulary, self._is_shorthand)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._read)

    def read(self, text: str) -> Sequence[tuple[Term, ...]]:
        """The likely readings of a message, the plainest first; one unless shorthand is ambiguous."""
        return self._remembered(text)

    def _read(self, text: str) -> Sequence[tuple[Term, ...]]:
        tokens = tokenize(legible(text), TOKENS_READ)
        if len(tokens) > 1 and tokens[-1].form in ("a", "ah", "ak"):
            tokens = tokens[:-1]  # a polite "ạ" without its accent, no "anh"
        cut = self._mender.cut_english(tokens)
        run = self._english(cut)
        tokens = cut if run else tokens
        before, behind = tokens[: run.start], tokens[run.stop :]
        mended = self._mender.mend(before)
        english = range(len(mended), len(mended) + len(run))
        foreign = self._mender.mend_english(tokens[run.start : run.stop])
        tokens = [*mended, *foreign, *self._mender.mend(behind)]
        parts = self._write_out(tokens, self._slips, english)
        variants = islice(product(*parts), MOST_VARIANTS if len(tokens) < LONG else 1)
        return tuple(tuple(term for piece in choice for term in piece) for choice in variants)

    def read_curated(self, text: str) -> tuple[Term, ...]:
        """The plainest reading of a text written with care: shorthand written out, and nothing mended."""
        tokens = tokenize(_REPEATED.sub(r"\1", clean(text)), TOKENS_READ)
        english = range(len(tokens)) if self._is_english(tokens) else NOWHERE
        if not english:
            tokens = [
                piece for token in tokens for piece in ((token,) if token.text.isalpha() else apart(token))
            ]
        return tuple(term for part in self._write_out(tokens, None, english) for term in part[0])

    def _is_shorthand(self, token: Token) -> bool:
        return self._shorthand([token], 0) is not None

    def _shorthand(self, tokens: Sequence[Token], start: int) -> "tuple[int, tuple[str, ...]] | None":
        span = self._abbreviations.at(tokens, start) or self._rewrites.at(tokens, start)
        return None if span is None else (span.end, span.label)

    def _write_out(
        self, tokens: Sequence[Token], slips: Slips | None, english: range
    ) -> list[list[tuple[Term, ...]]]:
        """The message in parts, each with its readings.

        Shorthand and synonyms replaced by their standard words.
        """
        bare = are_bare(tokens)
        folds = [token.fold for token in tokens]
        telling = [
            fold in self._telling or pair in self._telling_pairs
            for fold, pair in zip(folds, pairwise([*folds, ""]), strict=True)
        ]
        inside = self._inside_names(tokens)
        parts: list[list[tuple[Term, ...]]] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if english and position == english.start and _asks_whether(tokens[position : english.stop]):
                parts.append([_replaced((token,), WHETHER)])
                position += 1
                continue
            if position in english and not token.is_number and not _is_name(tokens, position):
                foreign = self._lexicon.english.at(tokens, position)
                if foreign is not None:
                    parts.append([_replaced(tokens[position : foreign.end], foreign.label)])
                    position = foreign.end
                    continue
                if token.fold in self._lexicon.english_words:
                    position += 1
                    continue
            if not telling[position]:
                parts.append([(self._term(token, slips, bare=bare),)])
                position += 1
                continue
            shorthand = self._shorthand(tokens, position)
            if shorthand is not None:
                end, longs = shorthand
                if end - position > 1 and position in inside and token.accented:
                    parts.append([(self._term(token, slips, bare=bare),)])
                    position += 1
                    continue
                readings = [_replaced(tokens[position:end], long, len(longs) > 1) for long in longs]
                longer = {term.fold for term in readings[0]}
                if bare and end - position > 1 and not longer.issuperset(folds[position:end]):
                    # Without accents the words may just as well be themselves ("tuyen duong" in "tuyến đường
                    # sắt"; "the nao" stands in "như thế nào").
                    readings.append(
                        tuple(self._term(token, slips, bare=True) for token in tokens[position:end])
                    )
                parts.append(readings)
                position = end
                continue
            number = _number(tokens, position, bare=bare)
            if number is not None:
                term, width = number
                parts.append([(term,)])
                position += width
                continue
            parts.append([(self._term(token, slips, bare=bare),)])
            position += 1
        return parts

    def _english(self, tokens: Sequence[Token]) -> range:
        """Where a message is English: all of it, or a run of words without accents in a Vietnamese frame."""
        if self._is_english(tokens):
            return range(len(tokens))
        longest = run = NOWHERE
        for place, token in enumerate(tokens):
            run = range(place + 1, place + 1) if token.accented else range(run.start, place + 1)
            longest = max(longest, run, key=len)
        return longest if self._is_english(tokens[longest.start : longest.stop]) else NOWHERE

    def _is_english(self, tokens: Sequence[Token]) -> bool:
        english = [token.fold for token in tokens if token.fold in self._lexicon.english_words]
        # "to", "do" and "an" are Vietnamese without accents as well.
        if len(english) < 2 or len(english) * 4 < len(tokens) or all(map(is_syllable, english)):
            return False
        return sum(token.accented for token in tokens) * 4 <= len(tokens)

    def _term(self, token: Token, slips: Slips | None, *, bare: bool) -> Term:
        # A base has half a million: ``_make`` takes half the time of the constructor.
        return Term._make((
            token.form, token.fold, bare, token.capital, token.fold in self._vocabulary, token.text,
            token.start, token.end, () if slips is None else slips.of(token), False, False,
        ))  # fmt: skip


def legible(text: str) -> str:
    """What the places of a message's terms count in: clean text without laughter and drawn-out letters."""
    return _REPEATED.sub(r"\1", _LAUGHTER.sub(" ", clean(text)))


def _replaced(typed: Sequence[Token], words: str, ambiguous: bool = False) -> tuple[Term, ...]:
    text = " ".join([token.text for token in typed])
    start, end = typed[0].start, typed[-1].end
    return tuple(
        [
            Term(form, fold, False, False, True, text, start, end, (), ambiguous, True)
            for form, fold in _standard(words)
        ]
    )


@lru_cache(maxsize=4096)
def _standard(words: str) -> tuple[tuple[str, str], ...]:
    """The form and fold of each of the lexicon's standard words."""
    return tuple((token.form, token.fold) for token in tokenize(words))


def _number(tokens: Sequence[Token], position: int, *, bare: bool) -> tuple[Term, int] | None:
    """A number in several words as one term; single digit words stay words that may also mean the digit."""
    if tokens[position].text.casefold() not in NUMBER_BEGINNINGS:
        return None
    words = [token.text.casefold() for token in tokens[position : position + LONGEST_NUMBER]]
    found = read_number(words, 0)
    if (
        found is None
        or (found[1] < 2 and words[0] != "mười")
        or (bare and found[1] == 2 and not {"muoi", "tram"} & set(words[:2]))
    ):
        # Two bare words are too easily others ("hai trieu dai", two dynasties, is no two million).
        return None
    value, width = found
    digits = str(value)
    return (
        Term(digits, digits, bare=False, capital=False, known=True, text=" ".join(words[:width]),
             start=tokens[position].start, end=tokens[position + width - 1].end),
        width,
    )  # fmt: skip


def _asks_whether(tokens: Sequence[Token]) -> bool:
    """Whether an English message begins as a yes/no question does, and asks for nothing else."""
    return tokens[0].fold in VERBS and all(token.fold not in ASKING for token in tokens)


def _is_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word of an English message goes on with a name ("Tran Quoc To" has no "to" in it).

    Where every word has a capital letter, none of them tells anything.
    """
    capitals = position > 1 and tokens[position].capital and tokens[position - 1].capital
    return capitals and not all(token.capital or token.is_number for token in tokens)
