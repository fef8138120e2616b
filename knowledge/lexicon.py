"""The language of asking: synonyms, teencode, question words, negation, courtesy; it serves any fact file.

``lexicon.toml`` is written for people; this module reads it once into phrase tables keyed by the first word.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib import resources
from itertools import chain, product

from knowledge.lexicon_data import LexiconData
from knowledge.name_words import NameWords
from knowledge.phrase_table import PhraseTable
from knowledge.scope import Scope
from knowledge.story_words import StoryWords
from knowledge.text.characters import clean
from knowledge.text.syllable import fold, form
from knowledge.text.tokens import tokenize
from knowledge.vocabulary import Vocabulary


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
        # A standard phrase is read whole: there is no "chức" in "tổ chức" to be a "chức vụ".
        standard = ((phrase, (phrase,)) for phrase in self.data.synonyms if " " in phrase)
        return PhraseTable([*teencode, *standard, *synonyms], lone_words_as_written=True)

    @cached_property
    def english(self) -> PhraseTable[str]:
        """English words of meetings, offices and questions with their Vietnamese."""
        return PhraseTable(self.data.english.items())

    @cached_property
    def english_words(self) -> frozenset[str]:
        """Words by which a message is known to be English."""
        return frozenset(self.data.words["english"])

    @cached_property
    def english_vocabulary(self) -> Vocabulary:
        """The English words it has, to mend slips toward."""
        words = sorted(self.english_words.union(*(phrase.split() for phrase in self.data.english)))
        return Vocabulary([words], forms=zip(words, words, strict=True))

    @cached_property
    def frame_openings(self) -> PhraseTable[None]:
        """Courtesies in front of a question."""
        return PhraseTable((phrase, None) for phrase in self._spelt("opening"))

    @cached_property
    def frame_closings(self) -> PhraseTable[None]:
        """Courtesies behind a question."""
        return PhraseTable((phrase, None) for phrase in self._spelt("closing"))

    @cached_property
    def requests(self) -> PhraseTable[None]:
        """Words that ask for something without a question word ("nhắc giúp mình")."""
        return PhraseTable((phrase, None) for phrase in self._spelt("request"))

    @cached_property
    def story(self) -> StoryWords:
        """The words that part and frame a story around a question."""
        spelt = {kind: tuple(self._for_each_self(phrases)) for kind, phrases in self.data.story.items()}
        return StoryWords(spelt)

    def _spelt(self, kind: str) -> Iterator[str]:
        """The phrases of a frame."""
        return self._for_each_self(self.data.frames[kind])

    def _for_each_self(self, phrases: Sequence[str]) -> Iterator[str]:
        """The phrases, those with ``*`` once for each word by which askers call themselves, or the bot."""
        for phrase in phrases:
            first, *rest = phrase.split("*")
            for words in product(self.data.words["selves"], repeat=len(rest)):
                yield "".join((first, *chain.from_iterable(zip(words, rest, strict=True))))

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
        openings = self._for_each_self(self.data.yes_no["opening"])
        # Without its accents "tưởng" is a general.
        return PhraseTable(((phrase, None) for phrase in openings), lone_words_as_written=True)

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
        closings = (*self.data.yes_no["closing"], *self.story.verifications)
        return PhraseTable((phrase, None) for phrase in closings)

    @cached_property
    def scopes(self) -> PhraseTable[Scope]:
        """Words that say how far a claim holds, and longer ones that only begin alike."""
        return PhraseTable(
            [(phrase, scope) for scope in Scope for phrase in self.data.scopes[scope.value]],
            lone_words_as_written=True,
        )

    @cached_property
    def belonging(self) -> PhraseTable[None]:
        """What people are to somebody whom they are named by: family, friends, superiors, staff."""
        return PhraseTable(
            ((word, None) for word in self.data.words["belonging"]), lone_words_as_written=True
        )

    @cached_property
    def called(self) -> PhraseTable[None]:
        """Words with which whoever is asked is called behind a question, one or several."""
        called = self.data.words["called"]
        return PhraseTable((f"{many}{word}", None) for word in called for many in ("", *SEVERAL))

    @cached_property
    def numbered_documents(self) -> PhraseTable[str]:
        """Words that name a document only with a number behind them ("kế hoạch số 12")."""
        return PhraseTable((word, word) for word in self.data.words["numbered_documents"])

    @cached_property
    def names(self) -> NameWords:
        """The words of which people's names are made."""
        return NameWords(self.data.names)

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
        """Words of follow-ups: ``pronouns``, ``no_pronouns``, ``continuing``, ``correcting``,
        ``trailing``, ``pointing``, ``both_things``, ``both_documents``, ``both_people``, ``other_things``,
        ``other_people``, ``more``, ``more_how``, ``more_beside`` or ``source``.
        """
        return self._followups[kind]

    @cached_property
    def ordinals(self) -> PhraseTable[int]:
        """Words that point at one of several things listed before, with its place."""
        places = ("first", "second", "third")
        return PhraseTable(
            (phrase, place) for place, name in enumerate(places) for phrase in self.data.followups[name]
        )

    @cached_property
    def _followups(self) -> Mapping[str, PhraseTable[None]]:
        tables = self.data.followups.items()
        return {
            # Without its accent a lone pronoun is many other words ("no", "ho", "do").
            kind: PhraseTable(
                ((phrase, None) for phrase in self._for_each_self(phrases)),
                lone_words_as_written=kind in ("pronouns", "correcting"),
            )
            for kind, phrases in tables
        }

    @cached_property
    def choosing_openings(self) -> PhraseTable[None]:
        """Words before the number of a choice."""
        return PhraseTable((phrase, None) for phrase in self.data.choosing["opening"])

    @cached_property
    def places_in_line(self) -> PhraseTable[str]:
        """Words for a choice by its place: its number, or ``last``."""
        places = self.data.choosing.items()
        return PhraseTable(
            (phrase, place) for place, phrases in places if place != "opening" for phrase in phrases
        )

    def opposites(self, phrases: Sequence[str]) -> frozenset[str]:
        """The folds of words that say the opposite of a value in plain words."""
        return frozenset(
            fold(word)
            for standard, opposites in self.data.contrasts.items()
            if any(standard in phrase for phrase in phrases)
            for opposite in opposites
            for word in opposite.split()
        )

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
        return frozenset(self.spellings.values())

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """The fold of each of these words by its form."""
        data = self.data
        standards = ((long,) if isinstance(long, str) else long for long in data.teencode.values())
        groups = [table.values() for table in (
            data.synonyms, data.frames, data.story, data.questions, data.yes_no, data.present,
            data.classes, data.negation, data.followups, data.contrasts)]  # fmt: skip
        known = (data.words[kind] for kind in ("function", "light", "selves"))
        phrases = chain(data.synonyms, *standards, *chain.from_iterable(groups), *known)
        tokens = chain.from_iterable(tokenize(clean(phrase)) for phrase in phrases)
        return {token.form: token.fold for token in tokens}


SEVERAL = ("các ", "mấy ", "bao nhiêu ")
"""What stands before those whom one calls, if they are several; "mấy" may be read as the last."""

FUNCTION_WORD = 0.12
"""Weight of a function word as a share of a content word's; chosen on the development half of XQuAD."""

LIGHT_WORD = 0.4
"""Weight of a common word of question language; chosen on the development half of XQuAD."""


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The lexicon that comes with the project, read once on first use."""
    text = resources.files("knowledge").joinpath("lexicon.toml").read_text("utf-8")
    return Lexicon(LexiconData.model_validate(tomllib.loads(text)))
