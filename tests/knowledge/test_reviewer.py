"""A decision is kept, taken back or put right by what experience says of it, and only where it may say so."""

from functools import cache

import numpy as np
import pytest

from knowledge.calibration import calibrate
from knowledge.conversation import Conversation
from knowledge.decision import NEAREST, Decider
from knowledge.evidence import Evidence
from knowledge.experience import FEATURES, Experience, Learnt, fingerprint
from knowledge.factbase import FactBase
from knowledge.facts import Entity, Fact, FactFile
from knowledge.lexicon import shipped
from knowledge.outcome import Answer, Courtesy, Decision, Refutation, SmallTalk, Unknown, facts_of
from knowledge.precedents import Precedents
from knowledge.responder import Responder
from knowledge.reviewer import KEPT
from knowledge.sketch import DIMENSIONS, sketch_of
from knowledge.trees import Boosted, BoostedForest, Tree
from tests.knowledge.bases import LIBRARY, NOON, base

FEE, HOURS, BOOKS = "phi-lam-the", "gio-mo-cua", "so-sach-muon"

ASKED = "cho mình hỏi phí làm thẻ bạn đọc bao nhiêu tiền vậy"
"""Asks for the fee, in other words than the curator's."""

STRANGE = "trưa nay ăn gì cho ngon"
"""Has nothing to do with a library."""

CERTAIN = Tree(asks=("odds", "", ""), bounds=(0.0, -6.0, 6.0), above=(2, 0, 0))
"""Experience with candidates as the forest has it, without a doubt."""


def says(name: str, above: float, below: float) -> Tree:
    """A review that turns on one piece of evidence, which is there or not."""
    return Tree(asks=(name, "", ""), bounds=(0.5, below, above), above=(2, 0, 0))


def experience(facts: FactFile, reviewing: Tree, heard: dict[str, str]) -> Experience:
    """Of messages that were ``heard``, and the fact that answered each; all are the facts' own phrasings."""
    read = base(LIBRARY).read
    rows = [sketch_of(read(text)[0]) for text in heard]
    numbers = {fact.id: number for number, fact in enumerate(facts.facts)}
    weights = np.zeros((DIMENSIONS, len(numbers)), dtype=np.float32)
    for (columns, row), fact in zip(rows, heard.values(), strict=True):
        np.add.at(weights[:, numbers[fact]], columns, row)
    answers = [[numbers[fact]] for fact in heard.values()]
    return Experience(
        {fact.id: frozenset(map(fingerprint, fact.questions)) for fact in facts.facts},
        Learnt.of(weights, Precedents.of(rows, answers, len(numbers))),
        Boosted.of(BoostedForest(trees=(CERTAIN,), constant=0.0), FEATURES),
        Boosted.of(BoostedForest(trees=(reviewing,), constant=0.0), Evidence._fields),
    )


@cache
def responder(reviewing: Tree, strange: str = HOURS, facts: FactFile = LIBRARY) -> Responder:
    """Over a library whose askers meant the fact ``strange`` by ``STRANGE``."""
    known = FactBase(facts, shipped())
    known.experience = experience(LIBRARY, reviewing, {ASKED: FEE, STRANGE: strange}).with_facts(facts.facts)
    return Responder(facts, Decider(known, calibrate(known)))


def decided(text: str, by: Responder) -> Decision:
    (decision,) = by.respond(text, Conversation(), NOON).decisions
    return decision


def told(text: str, by: Responder) -> list[str]:
    return [fact.id for fact in facts_of(decided(text, by).outcome)]


KEEPS = says("given", 2.0, -2.0)
TAKES_BACK = says("given", -2.0, -2.0)
PUTS_RIGHT = says("told", 3.0, -3.0)


def test_what_was_decided_stands_where_it_is_likely() -> None:
    assert told(ASKED, responder(KEEPS)) == [FEE]
    assert decided(ASKED, responder(KEEPS)).score == pytest.approx(88.1)  # the log-odds are 2


def test_what_was_decided_is_taken_back_where_it_is_not() -> None:
    taken_back = decided(ASKED, responder(TAKES_BACK))
    assert isinstance(taken_back.outcome, Unknown)
    assert FEE in [fact.id for fact in taken_back.outcome.nearest]
    assert taken_back.score == pytest.approx(11.9)


def test_a_fact_is_told_that_the_words_alone_do_not_find() -> None:
    assert told(STRANGE, responder(KEEPS)) == []
    assert told(STRANGE, responder(PUTS_RIGHT)) == [HOURS]


def test_a_refusal_names_the_likeliest_facts_first() -> None:
    refused = decided(STRANGE, responder(says("told", 0.5, -3.0))).outcome
    assert isinstance(refused, Unknown)
    assert refused.nearest[0].id == HOURS
    assert len(refused.nearest) <= NEAREST


def test_no_candidate_is_likelier_than_what_was_reviewed() -> None:
    for text in (ASKED, STRANGE):
        for reviewing in (KEEPS, TAKES_BACK, PUTS_RIGHT):
            scores = [candidate.score for candidate in decided(text, responder(reviewing)).candidates]
            assert scores[1:] == sorted(scores[1:], reverse=True)
            assert len(scores) == len(
                {each.fact.id for each in decided(text, responder(reviewing)).candidates}
            )


def test_it_is_known_what_was_decided_before_and_how_nearly_it_stood() -> None:
    kept, taken_back = decided(ASKED, responder(KEEPS)).review, decided(ASKED, responder(TAKES_BACK)).review
    assert kept is not None
    assert taken_back is not None
    assert [fact.id for fact in facts_of(taken_back.before)] == [FEE]
    assert kept.leeway == pytest.approx(kept.chance - KEPT)
    assert taken_back.leeway == pytest.approx(KEPT - taken_back.chance)


def test_what_is_asked_in_full_drops_the_talk_before_it() -> None:
    after = responder(KEEPS).respond(LIBRARY.facts[0].questions[0], Conversation(), NOON).conversation
    (decision,) = responder(KEEPS).respond(ASKED, after, NOON).decisions
    assert decision == decided(ASKED, responder(KEEPS))


def test_a_curators_own_question_is_not_reviewed() -> None:
    for fact in LIBRARY.facts[:3]:
        assert told(fact.questions[0], responder(TAKES_BACK)) == [fact.id]


def test_what_is_no_answer_is_not_reviewed() -> None:
    assert decided("chào bạn", responder(PUTS_RIGHT)).outcome == SmallTalk(Courtesy.GREETING)
    conversation = responder(KEEPS).respond(LIBRARY.facts[0].questions[0], Conversation(), NOON).conversation
    (source,) = responder(TAKES_BACK).respond("nguồn đâu", conversation, NOON).decisions
    assert isinstance(source.outcome, Answer)


def test_a_fact_that_a_curator_has_added_is_not_reviewed() -> None:
    cafe = Fact(id="quan-nuoc", questions=("Quán nước mở đến mấy giờ tối?",), answer="Đến 9 giờ tối.")
    more = FactFile(facts=(*LIBRARY.facts, cafe))
    assert told("quán nước mở tới mấy giờ tối vậy", responder(TAKES_BACK, facts=more)) == [cafe.id]


def test_what_the_message_rules_out_is_not_told() -> None:
    branch = Entity(id="chi-nhanh", kind="place", name="Hà Đông", aliases=())
    facts = FactFile(entities=(branch,), facts=LIBRARY.facts)
    assert told(f"{STRANGE} ở Hà Đông", responder(PUTS_RIGHT, facts=facts)) == []


def test_what_is_not_so_no_fact_tells() -> None:
    assert told("trưa nay ai không ăn gì cho ngon", responder(PUTS_RIGHT)) == []


def test_a_claim_that_names_another_number_is_refuted_where_that_is_likely() -> None:
    refutes = says("refutes", 3.0, -3.0)
    claim = "gửi xe ở tầng 7 đúng không"
    assert isinstance(decided(claim, responder(TAKES_BACK)).outcome, Unknown)
    assert isinstance(decided(claim, responder(refutes)).outcome, Refutation)
    assert not isinstance(decided("gửi xe ở tầng 7 thế nào", responder(refutes)).outcome, Refutation)
    assert not isinstance(decided("không gửi xe ở tầng 7 đúng không", responder(refutes)).outcome, Refutation)


def test_a_base_without_experience_keeps_what_is_decided() -> None:
    known = base(LIBRARY)
    alone = Responder(LIBRARY, Decider(known, calibrate(known)))
    assert told(ASKED, alone) == [FEE]
    assert told(STRANGE, alone) == []
