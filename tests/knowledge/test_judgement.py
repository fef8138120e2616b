"""Candidates judged: nobody looks what those far behind say."""

from knowledge.confidence import Confidence
from knowledge.judgement import FAR, SURE, judge
from knowledge.query import analyse
from knowledge.witnesses import hearing
from tests.knowledge.bases import LIBRARY, base


def test_what_ranks_far_behind_is_not_asked_and_unlikely() -> None:
    facts = base(LIBRARY)
    query = analyse(facts.read(LIBRARY.facts[0].questions[0])[0], facts.lexicon)
    with hearing() as witnesses:
        verdict = judge(query, facts, Confidence.shipped())
    first = max(judgement.match.rank for judgement in verdict.judgements)
    far = {judgement.fact for judgement in verdict.judgements if first - judgement.match.rank > FAR}
    assert far
    assert witnesses == {judgement.fact for judgement in verdict.judgements} - far
    assert verdict.chance > SURE
    assert all(judgement.chance < 0.01 for judgement in verdict.judgements if judgement.fact in far)
