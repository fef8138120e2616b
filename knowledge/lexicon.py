"""The language of asking: synonyms, teencode, question words, negation, courtesy; it serves any fact file.

``lexicon.toml`` is written for people; this module reads it once into phrase tables keyed by the first word.
"""

import tomllib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from knowledge.text.characters import clean
from knowledge.text.syllable import compatible, fold, form
from knowledge.text.tokens import Token, tokenize

Label = TypeVar("Label")


class LexiconData(BaseModel):
    """``lexicon.toml`` as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    teencode: Mapping[str, str | tuple[str, ...]]
    synonyms: Mapping[str, tuple[str, ...]]
    english: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    frames: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, tuple[str, ...]]
    negation: Mapping[str, tuple[str, ...]]
    yes_no: Mapping[str, tuple[str, ...]]
    present: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, tuple[str, ...]]
    contrasts: Mapping[str, tuple[str, ...]]
    courtesies: Mapping[str, tuple[str, ...]]
    followups: Mapping[str, tuple[str, ...]]


class Word(Protocol):
    """What phrases are matched on: a ``Token``, or a term read from one."""

    @property
    def form(self) -> str:
        """The accented key."""

    @property
    def fold(self) -> str:
        """The bare key."""

    @property
    def accented(self) -> bool:
        """Whether accents were typed."""


def matches(word: Word, typed: Word) -> bool:
    """Whether a typed word can be the lexicon's ``word``: a typed accent counts, a missing one does not."""
    return typed.fold == word.fold and (not typed.accented or compatible(typed.form, word.form))


@dataclass(frozen=True, slots=True)
class Span(Generic[Label]):
    """A phrase found at ``start`` .. ``end`` (token positions, end exclusive)."""

    start: int
    end: int
    label: Label


class PhraseTable(Generic[Label]):
    """Phrases with a label each, found longest first."""

    def __init__(self, phrases: Iterable[tuple[str, Label]], *, lone_words_as_written: bool = False) -> None:
        """Read the phrases; of two with the same words the first one counts.

        ``lone_words_as_written``: a phrase of one word matches only with its accents ("dặn" is no "dan").
        """
        self._strict = lone_words_as_written
        table: dict[str, list[tuple[tuple[Token, ...], Label]]] = {}
        for phrase, label in phrases:
            words = tuple(tokenize(clean(phrase)))
            if words:
                table.setdefault(words[0].fold, []).append((words, label))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._table = table
        self._last = frozenset(words[-1].fold for entries in table.values() for words, _ in entries)
        self._longest = max((len(words) for entries in table.values() for words, _ in entries), default=0)

    def at(self, tokens: Sequence[Word], start: int) -> Span[Label] | None:
        """The longest phrase that begins at ``start``."""
        entries = self._table.get(tokens[start].fold)
        if entries is not None:
            for words, label in entries:
                end = start + len(words)
                # Most entries that begin alike end otherwise.
                if end <= len(tokens) and tokens[end - 1].fold == words[-1].fold and self._fits(words, tokens, start):
                    return Span(start, end, label)
        return None

    def _fits(self, words: Sequence[Word], tokens: Sequence[Word], start: int) -> bool:
        end = start + len(words)
        if end > len(tokens):
            return False
        # The last word first: it tells phrases that begin alike apart.
        for place in range(len(words) - 1, -1, -1):
            if not matches(words[place], tokens[start + place]):
                return False
        return not self._strict or len(words) > 1 or words[0].form == tokens[start].form

    def find(self, tokens: Sequence[Word], barred: Container[int] = ()) -> list[Span[Label]]:
        """All phrases, left to right, longest first, not overlapping; none begins at a ``barred`` place."""
        spans: list[Span[Label]] = []
        table = self._table
        free = 0
        for position, token in enumerate(tokens):
            if position >= free and token.fold in table and position not in barred:
                span = self.at(tokens, position)
                if span is not None:
                    spans.append(span)
                    free = span.end
        return spans

    def before(self, tokens: Sequence[Word]) -> int | None:
        """The length in words of the longest phrase that ends ``tokens``."""
        if not tokens or tokens[-1].fold not in self._last:
            return None
        for start in range(max(0, len(tokens) - self._longest), len(tokens)):
            width = len(tokens) - start
            for words, _ in self._table.get(tokens[start].fold, ()):
                if len(words) == width and self._fits(words, tokens, start):
                    return width
        return None

    def covers(self, tokens: Sequence[Word]) -> bool:
        """Whether one phrase is all of ``tokens``."""
        return bool(tokens) and any(
            len(words) == len(tokens) and self._fits(words, tokens, 0)
            for words, _ in self._table.get(tokens[0].fold, ())
        )

    def whole(self, tokens: Sequence[Word]) -> Label | None:
        """The label of the phrase that is all of ``tokens``."""
        span = self.at(tokens, 0) if tokens else None
        return span.label if span is not None and span.end == len(tokens) else None


class Lexicon:
    """The phrase tables of the shipped lexicon."""

    def __init__(self, data: LexiconData) -> None:
        """Index the lexicon's phrases; nothing is read from disk here."""
        self.data = data

    @cached_property
    def rewrites(self) -> PhraseTable[tuple[str, ...]]:
        """Teencode and synonyms: each phrase with its readings, more than one where it is ambiguous."""
        teencode = (
            (short, (long,) if isinstance(long, str) else long) for short, long in self.data.teencode.items()
        )
        synonyms = (
            (other, (standard,)) for standard, others in self.data.synonyms.items() for other in others
        )
        return PhraseTable([*teencode, *synonyms], lone_words_as_written=True)

    @cached_property
    def english(self) -> PhraseTable[str]:
        """English words of meetings, offices and questions with their Vietnamese."""
        return PhraseTable(self.data.english.items())

    @cached_property
    def english_words(self) -> frozenset[str]:
        """Words by which a message is known to be English."""
        return frozenset(self.data.words["english"])

    @cached_property
    def frame_openings(self) -> PhraseTable[None]:
        """Courtesies in front of a question."""
        return PhraseTable((phrase, None) for phrase in self.data.frames["opening"])

    @cached_property
    def frame_closings(self) -> PhraseTable[None]:
        """Courtesies behind a question."""
        return PhraseTable((phrase, None) for phrase in self.data.frames["closing"])

    @cached_property
    def questions(self) -> PhraseTable[str]:
        """Question phrases with the attribute they ask for (``who``, ``when``, ``how_many`` ...)."""
        return PhraseTable(
            (phrase, asked) for asked, phrases in self.data.questions.items() for phrase in phrases
        )

    @cached_property
    def classes(self) -> PhraseTable[tuple[str, str]]:
        """Words of which at most one can be meant, as (class, member): ranks, posts, documents, places ..."""
        members = self.data.classes.items()
        return PhraseTable((phrase, (name, phrase)) for name, phrases in members for phrase in phrases)

    @cached_property
    def claim_openings(self) -> PhraseTable[None]:
        """Words that open a yes/no question."""
        return PhraseTable((phrase, None) for phrase in self.data.yes_no["opening"])

    @cached_property
    def mentions(self) -> PhraseTable[None]:
        """Words that ask whether something is spoken of at all, which claims nothing of it."""
        return PhraseTable((phrase, None) for phrase in self.data.yes_no["mention"])

    @cached_property
    def contrasts(self) -> PhraseTable[tuple[str, str]]:
        """Words with an opposite, as (pair, member): "trực tuyến" and "trực tiếp" are members of one pair."""
        return PhraseTable(
            [
                *((word, (word, word)) for word in self.data.contrasts),
                *((other, (word, "≠")) for word, others in self.data.contrasts.items() for other in others),
            ],
            lone_words_as_written=True,
        )

    @cached_property
    def claim_closings(self) -> PhraseTable[None]:
        """Words that close a yes/no question."""
        return PhraseTable((phrase, None) for phrase in self.data.yes_no["closing"])

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The forms of family names."""
        return frozenset(form(word) for word in self.data.words["surnames"])

    @cached_property
    def compounds(self) -> PhraseTable[None]:
        """Compounds whose later syllable begins no name."""
        return PhraseTable((phrase, None) for phrase in self.data.words["compounds"])

    @cached_property
    def negations(self) -> PhraseTable[None]:
        """Words that deny."""
        words = self.data.negation["words"]
        return PhraseTable(((phrase, None) for phrase in words), lone_words_as_written=True)

    @cached_property
    def harmless_negations(self) -> PhraseTable[None]:
        """Phrases in which such a word denies nothing."""
        return PhraseTable((phrase, None) for phrase in self.data.negation["idioms"])

    @cached_property
    def present(self) -> PhraseTable[None]:
        """Words that ask for the state of today."""
        return PhraseTable((phrase, None) for phrase in self.data.present["words"])

    @cached_property
    def courtesies(self) -> PhraseTable[str]:
        """Small talk with its kind."""
        return PhraseTable(
            (phrase, kind) for kind, phrases in self.data.courtesies.items() for phrase in phrases
        )

    def followup(self, kind: str) -> PhraseTable[None]:
        """Words of follow-ups: ``pronouns``, ``continuing``, ``trailing``, ``more`` or ``source``."""
        return self._followups[kind]

    @cached_property
    def _followups(self) -> Mapping[str, PhraseTable[None]]:
        tables = self.data.followups.items()
        return {
            # Without its accent a lone pronoun is many other words ("no", "ho", "do").
            kind: PhraseTable(
                ((phrase, None) for phrase in phrases), lone_words_as_written=kind == "pronouns"
            )
            for kind, phrases in tables
        }

    @cached_property
    def light(self) -> Mapping[str, float]:
        """Words that carry little of a question's content, by form and by fold: their share of a full weight.

        A fold that several words share has the weight of its lightest word: without an accent nothing says
        that the heavier one was meant.
        """
        words = [(word, LIGHT_WORD) for word in self.data.words["light"]]
        words += [
            (word, LIGHT_WORD)
            for phrases in self.data.questions.values()
            for word in " ".join(phrases).split()
        ]
        words += [(word, FUNCTION_WORD) for word in self.data.words["function"]]
        weights: dict[str, float] = {}
        for word, weight in words:
            for key in (form(word), fold(word)):
                weights[key] = min(weight, weights.get(key, 1.0))
        return weights

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folds of all Vietnamese words in the lexicon: they are never taken for typing errors."""
        data = self.data
        phrases: list[str] = [*data.synonyms]
        for standard in data.teencode.values():
            phrases.extend((standard,) if isinstance(standard, str) else standard)
        for table in (data.synonyms, data.frames, data.questions, data.yes_no, data.present, data.classes,
                      data.negation, data.followups, data.contrasts):  # fmt: skip
            for group in table.values():
                phrases.extend(group)
        phrases += data.words["function"]
        phrases += data.words["light"]
        return frozenset(token.fold for phrase in phrases for token in tokenize(clean(phrase)))


FUNCTION_WORD = 0.12
"""Weight of a function word as a share of a content word's; chosen on the development half of XQuAD."""

LIGHT_WORD = 0.4
"""Weight of a common word of question language; chosen on the development half of XQuAD."""


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The lexicon that comes with the project, read once on first use."""
    text = resources.files("knowledge").joinpath("lexicon.toml").read_text("utf-8")
    return Lexicon(LexiconData.model_validate(tomllib.loads(text)))
