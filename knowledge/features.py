"""The features of a candidate: what speaks for and against its being the answer, in numbers."""

from collections.abc import Container, Sequence
from math import exp, log1p
from typing import NamedTuple

from knowledge.matching import Match
from knowledge.query import Query

FEATURES = (
    "phrasing", "mean", "explained", "order", "unexplained", "missing", "shape", "lead",
    "shape_lead", "asked", "number", "name", "length", "exact", "opposed",
    "share", "supported", "learnt", "learnt_lead", "elsewhere", "phrasings", "open",
)  # fmt: skip
"""The features' names, in the order of a feature vector."""


Vector = tuple[float, ...]
"""The features of one candidate, in the order of ``FEATURES``."""

ALIKE = 0.97
"""Alignment and order, 0-1, from which a phrasing counts as repeated word by word (feature ``exact``)."""

SHARPNESS = 8.0
"""Scale of ``rank`` in a candidate's share of all candidates (a softmax); set by hand, since the weight of
the feature ``share`` is fitted to it."""


class Surroundings(NamedTuple):
    """What a candidate's fact and its base say besides the nearest phrasing; a tuple, since every candidate
    has one.

    ``spoken`` holds the folds of the fact, ``vocabulary`` those of all phrasings, ``phrasings`` counts the
    fact's own; ``kin`` are the facts that are no rivals of it, since they may rightly answer too.
    """

    spoken: frozenset[str]
    vocabulary: Container[str]
    phrasings: int
    kin: Container[int]


def features(query: Query, matches: Sequence[Match], place: int, around: Surroundings) -> Vector:
    """The feature vector of ``matches[place]`` as the answer to ``query``."""
    match = matches[place]
    alignment = match.alignment
    others = [other for other in matches if other is not match and other.fact not in around.kin]
    rank = match.rank
    rivals = 1.0 + sum([exp(SHARPNESS * (other.rank - rank)) for other in others])
    both = alignment.question + alignment.phrasing
    mean = 2.0 * alignment.question * alignment.phrasing / both if both else 0.0
    number = name = unspoken = elsewhere = 0.0
    spoken, total = around.spoken, match.total
    for position, similarity in enumerate(alignment.similarities):
        if similarity == 1.0:
            continue  # what is explained in full says nothing
        term, left = query.terms[position], match.unexplained[position]
        if left and term.fold not in spoken and not (term.near and any(n in spoken for n, _ in term.near)):
            unspoken += left
            if term.fold in around.vocabulary:
                elsewhere += left
        if term.is_number:
            number = max(number, 1.0 - similarity)
        elif term.capital and position:
            name = max(name, left)
    return (
        alignment.phrasing, mean, match.explained, alignment.order,
        max(match.unexplained, default=0.0), alignment.missing,
        match.shape, rank - max([0.0, *[other.rank for other in others]]),
        match.shape - max([0.0, *[other.shape for other in others]]),
        match.asked, number, name, log1p(total), float(mean > ALIKE and alignment.order > ALIKE),
        float(match.opposed), 1.0 / rivals, 1.0 - unspoken / (total or 1.0),
        match.learnt, match.learnt - max([0.0, *[other.learnt for other in others]]),
        elsewhere / (total or 1.0), log1p(around.phrasings), float(not query.asked),
    )  # fmt: skip
