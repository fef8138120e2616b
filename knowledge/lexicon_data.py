"""The file of the language of asking, ``lexicon.toml``, as it is written."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class LexiconData(BaseModel):
    """The sections of the file: phrases under the standard phrase, the kind or the name that they have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    teencode: Mapping[str, str | tuple[str, ...]]
    synonyms: Mapping[str, tuple[str, ...]]
    english: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    frames: Mapping[str, tuple[str, ...]]
    story: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, tuple[str, ...]]
    negation: Mapping[str, tuple[str, ...]]
    yes_no: Mapping[str, tuple[str, ...]]
    scopes: Mapping[str, tuple[str, ...]]
    present: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, tuple[str, ...]]
    contrasts: Mapping[str, tuple[str, ...]]
    courtesies: Mapping[str, tuple[str, ...]]
    followups: Mapping[str, tuple[str, ...]]
    choosing: Mapping[str, tuple[str, ...]]
