"""The name that a curator probably meant."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from knowledge.facts import MAX_ID
from knowledge.text.syllable import fold

_NEAR = 70.0
"""Lowest ``fuzz.ratio``, 0-100, at which a name is suggested: "questoin" has 75 against "questions"."""

_LONGEST = 80
"""Characters beyond which nothing is suggested: names in a fact file are shorter; comparing takes time."""


def nearest(written: str, names: Iterable[str]) -> str:
    """The name most like the one written, or nothing."""
    if len(written) > _LONGEST:
        return ""
    # Sorted, so that of two names equally near the same one is suggested every time.
    found = process.extractOne(written, sorted(names), scorer=fuzz.ratio, processor=None, score_cutoff=_NEAR)
    return found[0] if found else ""


def identifier(written: str) -> str:
    """An id in the place of one that is no id ("Chủ trì hội nghị" -> "chu-tri-hoi-nghi"), or nothing."""
    words = re.findall(r"[a-z0-9]+", " ".join(fold(word) for word in written[:_LONGEST].split()))
    return "-".join(words)[:MAX_ID].strip("-")
