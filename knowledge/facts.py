"""The fact file's model: sources, entities, facts, checks and abbreviations, as a curator writes them.

Only ``id``, ``questions`` and ``answer`` are required of a fact; a file with nothing but ``[[facts]]`` works.
"""

import datetime
import unicodedata
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

MAX_ID = 64
"""Characters of an id: as many as a Telegram deep link holds."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=MAX_ID)]
"""Lower-case latin, digits and hyphens."""


def _composed(text: str) -> str:
    """Letters and their marks as one: what is copied may bear them apart, and looks the same."""
    return unicodedata.normalize("NFC", text)


Plain = Annotated[str, AfterValidator(_composed)]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_composed)]

Digest = Annotated[str, StringConstraints(pattern=r"^(?:[0-9A-Fa-f]{64})?$")]
"""A SHA-256 in hexadecimal, or nothing."""

Address = Annotated[str, StringConstraints(pattern=r"^(?:https?://\S+)?$")]
"""A web address that a button may open, or nothing."""

ParagraphNumber = Annotated[int, Field(ge=1)]


def _as_many(written: object) -> object:
    """A TOML list as a tuple, a single text or number as a tuple of one; the rest is left to be refused."""
    if isinstance(written, list):
        return tuple(written)
    return (written,) if isinstance(written, str | int | float) else written


Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], BeforeValidator(_as_many)]
"""Several values; a curator with only one may leave the brackets out."""

Some = Annotated[tuple[Item, ...], BeforeValidator(_as_many), Field(min_length=1)]
"""One value or several."""

UNKNOWN = "unknown"
"""The reserved id that a check expects when no fact may answer."""

EntityKind = Literal["person", "organisation", "document", "place", "event", "term"]
FactStatus = Literal["stated", "not_stated"]
OutcomeStatus = Literal["answered", "confirmed", "refuted", "not_stated", "clarify", "unknown", "smalltalk"]


class Record(BaseModel):
    """What every table of the fact file shares: strict, closed and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(Record):
    """Where facts come from: one article."""

    id: Identifier
    title: Text
    publisher: Text
    date: Text
    url: Address = ""
    sha256: Digest = ""


class Entity(Record):
    """A person, organisation, document, place, event or term, with its other names."""

    id: Identifier
    kind: EntityKind
    name: Text
    aliases: Many[Text] = ()


class Fact(Record):
    """One curated fact: the questions it answers and the answer, with its proof in a source.

    ``subject``, ``relation`` and ``value`` declare what may be confirmed or refuted: a claim is confirmed
    when it joins the subject to a value, and refuted when it names another value (or subject) although only
    one is possible. Each is an entity's id, plain words or a whole number. ``exclusive`` says that no other
    value is possible; unset, it holds exactly when there is one value. ``review`` is the day from which a
    curator should look again whether the fact still holds.
    """

    id: Identifier
    questions: Some[Text]
    answer: Text
    topic: Plain = ""
    title: Plain = ""
    status: FactStatus = "stated"
    source: str = ""
    paragraph: Many[ParagraphNumber] = ()
    evidence: Many[Text] = ()
    related: Many[Identifier] = ()
    subject: Plain = ""
    relation: Plain = ""
    value: Many[Text | int] = ()
    exclusive: bool | None = None
    review: datetime.date | None = None

    @property
    def label(self) -> str:
        """What a button shows: the title, else the first question."""
        return self.title or self.questions[0]


class Check(Record):
    """A question that the curator wants kept right."""

    question: Text
    expect: Identifier
    status: OutcomeStatus | None = None


class Abbreviation(Record):
    """A short form of this fact base's own field; several long forms make it ambiguous."""

    short: Text
    long: Some[Text]


class FactFile(Record):
    """A whole fact file."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    sources: Many[Source] = ()
    entities: Many[Entity] = ()
    facts: Many[Fact] = ()
    checks: Many[Check] = ()
    abbreviations: Many[Abbreviation] = ()
