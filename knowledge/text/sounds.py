"""Syllables that many Vietnamese speakers say alike, and so take for each other when they write.

Dialects merge different sounds: ``tr`` and ``ch``, ``s`` and ``x``, ``d``, ``gi``, ``r`` and ``v``, ``l`` and
``n`` at the start, ``n`` and ``ng``, ``t`` and ``c`` at the end ("phong chào" for "phong trào").
"""

from collections.abc import Iterator
from functools import lru_cache

_ONSETS = (("tr", "ch"), ("s", "x"), ("d", "gi", "r"), ("d", "gi", "v"), ("l", "n"))
_ENDS = (("n", "ng"), ("t", "c"))
_CLUSTERS = ("ngh", "tr", "ch", "gi", "gh", "kh", "ng", "nh", "ph", "th")
_CLOSINGS = ("nh", "ng", "ch", "n", "t", "c")


@lru_cache(maxsize=8192)
def homophones(folded: str) -> tuple[str, ...]:
    """The bare syllables said like a bare one in some dialect, each with one sound changed."""
    return tuple(dict.fromkeys(_changed(folded)))


def _changed(folded: str) -> Iterator[str]:
    onset = next((cluster for cluster in _CLUSTERS if folded.startswith(cluster)), folded[:1])
    rime = folded[len(onset) :]
    for sounds in _ONSETS:
        if onset in sounds:
            yield from (other + rime for other in sounds if other != onset)
    end = next((closing for closing in _CLOSINGS if rime.endswith(closing)), "")
    stem = folded.removesuffix(end)
    for sounds in _ENDS:
        if end in sounds and end != rime:
            yield from (stem + other for other in sounds if other != end)
