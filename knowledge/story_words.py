"""The words around a question: what leads to it, reports, takes back, and asks whether it is so."""

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from itertools import chain, product

from knowledge.phrase_table import PhraseTable
from knowledge.text.syllable import form


class Lead(Enum):
    """What parts a clause of a story from the one before it."""

    ASKING = "asking"  # "em muốn hỏi": what follows is the question
    REPORT = "report"  # "mẹ em bảo": what follows is what somebody said
    JOINING = "joining"  # "nên", "để": a conjunction


class StoryWords:
    """Phrase tables of the lexicon's section on stories."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        """Index the phrases of each kind when they are first asked for."""
        self._phrases = phrases

    @cached_property
    def leads(self) -> PhraseTable[Lead]:
        """Words that part the clauses of a story."""
        return PhraseTable(
            ((phrase, lead) for lead in Lead for phrase in self._phrases[lead.value]),
            lone_words_as_written=True,
        )

    @cached_property
    def compounds(self) -> PhraseTable[None]:
        """Words of two syllables that begin as a lead does ("bảo vệ")."""
        return self._table("compounds")

    @property
    def verifications(self) -> tuple[str, ...]:
        """Clauses that ask whether what was said before is so ("có đúng vậy không"), or stands so in the
        article ("bài có nói vậy không").
        """
        phrases = self._phrases
        persons, articles = phrases["verifying_persons"], phrases["verifying_articles"]
        verifying = (phrases[f"verifying_{part}"] for part in ("says", "so", "asks"))
        telling = (phrases[f"telling_{part}"] for part in ("says", "what", "asks"))
        stands = chain(product((*persons, *articles), *verifying), product(articles, *telling))
        spoken = (f"{who}{says}{what} {asks}" for who, says, what, asks in stands)
        return (*phrases["verifying"], *spoken)

    @cached_property
    def verifying(self) -> PhraseTable[None]:
        """The same, found in words."""
        return PhraseTable((phrase, None) for phrase in self.verifications)

    @cached_property
    def declining(self) -> PhraseTable[None]:
        """Words by which a clause says what is not asked."""
        return self._table("declining")

    @cached_property
    def retracting(self) -> PhraseTable[None]:
        """Words that take back what was asked before them."""
        return self._table("retracting")

    @cached_property
    def tellers(self) -> frozenset[str]:
        """The forms of words by which whoever tells a story speaks of themselves, or to the listener."""
        return frozenset(form(word) for word in self._phrases["tellers"])

    def _table(self, kind: str) -> PhraseTable[None]:
        return PhraseTable((phrase, None) for phrase in self._phrases[kind])
