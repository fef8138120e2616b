"""An upload that is but a part of a fact file: a block or two cut out of it, sent from a phone perhaps."""

import tomllib

from knowledge.factfile import FactFileError, parse
from knowledge.facts import FactFile
from knowledge.problems import ProblemKind
from knowledge.publication.amendments import merged
from knowledge.rewriting import rewritten

_REFERENCES = frozenset({ProblemKind.SOURCE_UNKNOWN, ProblemKind.FACT_UNKNOWN, ProblemKind.ENTITY_UNKNOWN})


def completed(upload: bytes, error: FactFileError, served: bytes, name: str) -> bytes | None:
    """The file now ``served`` with the records of ``upload`` in it; None where that mends nothing.

    ``error`` is what is wrong with ``upload`` as a whole file. Where that is more than what it refers to, or
    where it has about as many facts as the other file, it is meant for a whole one.
    """
    if not served or any(problem.kind not in _REFERENCES for problem in error.problems):
        return None
    part = FactFile.model_validate(tomllib.loads(upload.decode("utf-8-sig")))
    standing = parse(served, name)
    if 2 * len(part.facts) >= len(standing.facts):
        return None
    try:
        return rewritten(served, merged(standing, part))
    except FactFileError:
        return None
