"""Questions that ask much the same, put together, so that a curator decides about them once.

Decided by words and letters alone: what was asked and not answered has, as a rule, words that no fact knows.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from knowledge.lexicon import Lexicon
from knowledge.text.syllable import fold

SIMILAR: Final = 0.8
"""Normalised similarity, 0-1, of two wordings from which they are one.

The lowest at which most of what is put together belongs together: ``python -m tests.benchmarks.grouping``
shows the share by threshold, which falls faster below.
"""

_BLOCK: Final = 256
"""Wordings compared with all groups at once."""

_DIGITS = re.compile(r"\d+")


Essence = tuple[str, tuple[str, ...]]
"""A wording without its idle words, in an order of its own, and the numbers in it."""


_ASKING: Final = frozenset(
    {"ai", "gi", "nao", "dau", "sao", "bao", "nhieu", "may", "khi", "luc", "khong", "chua"}
)
"""Function words, without accents, that make another question of the same words."""


def idle_words(lexicon: Lexicon) -> frozenset[str]:
    """The words, without accents, without which a question asks the same."""
    return frozenset(fold(word) for word in lexicon.data.words["function"]) - _ASKING


def essence(normal: str, idle: Collection[str]) -> Essence:
    """What is left of a question's normal form; two that share it differ in nothing that counts."""
    words = sorted(set(normal.split()))
    kept = [word for word in words if word not in idle]
    return " ".join(kept or words), tuple(sorted(_DIGITS.findall(normal)))


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, in lower case without accents, and how often it was asked."""

    normal: str
    times: int


def grouped(wordings: Sequence[Wording], idle: Collection[str], similar: float = SIMILAR) -> list[list[int]]:
    """The numbers of the wordings that belong together: the commonest of each group first, groups by size.

    What differs in a number is never one question. The result does not depend on the order of ``wordings``.
    """
    essences = [essence(wording.normal, idle) for wording in wordings]
    order = sorted(range(len(essences)), key=lambda it: (-wordings[it].times, wordings[it].normal))
    by_numbers: dict[tuple[str, ...], list[int]] = {}
    for each in order:
        by_numbers.setdefault(essences[each][1], []).append(each)
    groups = [group for alike in by_numbers.values() for group in _gathered(alike, essences, similar)]

    def size(group: list[int]) -> tuple[int, str]:
        return -sum(wordings[each].times for each in group), wordings[group[0]].normal

    return sorted(groups, key=size)


def _gathered(order: Sequence[int], essences: Sequence[Essence], similar: float) -> list[list[int]]:
    """The groups of wordings with the same numbers: each joins the one most like it, or begins one."""
    groups: list[list[int]] = []
    heads: list[str] = []
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        texts = [essences[each][0] for each in block]
        # Compared with the groups there are and with the block itself, of which some will begin groups.
        columns = list(range(len(heads)))
        first = len(heads)
        likeness = process.cdist(
            texts, heads + texts, scorer=Indel.normalized_similarity, score_cutoff=similar, dtype=np.float32
        )
        for row, each in enumerate(block):
            scores = likeness[row, columns]
            best = int(scores.argmax()) if columns else -1
            if columns and scores[best] >= similar:
                groups[best].append(each)
            else:
                groups.append([each])
                columns.append(first + row)
                heads.append(texts[row])
    return groups
