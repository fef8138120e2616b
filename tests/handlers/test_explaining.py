"""Why a message is answered as it is."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.explaining import explained
from knowledge.conversation import Conversation
from knowledge.facts import Entity, FactFile
from knowledge.outcome import Answer, Outcome, Review, Unknown, UnknownReason
from knowledge.responder import Responder, Response
from tests.handlers.conference import FACTFILE


@pytest.fixture(scope="module")
def responder() -> Responder:
    documents = (Entity(id="nq-12", kind="document", name="Nghị quyết số 12"),)
    return Responder.build(FactFile(sources=FACTFILE.sources, entities=documents, facts=FACTFILE.facts))


def test_every_step_is_shown_from_the_question_to_the_reply(responder: Responder) -> None:
    lines = explained(responder, "ai chu tri hoi nghi z?").splitlines()
    assert lines[0] == "Câu hỏi    ai chu tri hoi nghi z?"
    assert lines[1].startswith("Đọc thành  ai chu tri hoi nghi")
    assert lines[2] == "Hỏi        ai"
    assert any(line.startswith("Ngưỡng     từ ") for line in lines)
    assert "chu-tri: “Ai chủ trì hội nghị?”" in next(line for line in lines if line.startswith("Ứng viên"))
    assert lines[-2] == "Kết quả    answered: chu-tri"
    assert lines[-1].startswith("Trả lời    Thượng tướng Lương Tam Quang chủ trì hội nghị.")


def test_what_vetoes_a_candidate_is_named(responder: Responder) -> None:
    told = explained(responder, "Hội nghị sơ kết Nghị quyết số 13 nào?")
    assert "Nghị quyết số 13 (văn bản)" in told
    assert "bác vì “Nghị quyết số 13”" in told
    assert "Kết quả    unknown" in told


def test_several_questions_are_explained_one_by_one(responder: Responder) -> None:
    told = explained(responder, "Ai chủ trì hội nghị? Ai điều hành hội nghị?")
    assert told.count("Câu hỏi    ") == 2
    assert told.count("Kết quả    answered") == 2


class Reviewed(Responder):
    """One whose decisions were reviewed, and were ``before`` what this says."""

    before: Outcome = Unknown(UnknownReason.NO_MATCH)

    def respond(self, text: str, conversation: Conversation, now: float) -> Response:
        """See ``Responder``."""
        response = super().respond(text, conversation, now)
        review = Review(self.before, chance=0.87, leeway=0.07)
        return replace(response, decisions=tuple(replace(d, review=review) for d in response.decisions))


def test_what_a_review_has_made_of_a_decision_is_shown(responder: Responder) -> None:
    reviewed = Reviewed(responder.factfile, responder.decider)
    assert "Xem lại     87.0; trước đó là unknown\n" in explained(reviewed, "Ai chủ trì hội nghị?")
    reviewed.before = Answer(FACTFILE.facts[0])
    assert "Xem lại    giữ nguyên:  87.0\n" in explained(reviewed, "Ai chủ trì hội nghị?")
    assert "Xem lại     87.0; trước đó là answered: chu-tri\n" in explained(
        reviewed, "Ai điều hành hội nghị?"
    )


def test_small_talk_has_no_candidates(responder: Responder) -> None:
    told = explained(responder, "xin chào")
    assert "Kết quả    smalltalk" in told
    assert "Ứng viên" not in told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_can_be_explained(responder: Responder, text: str) -> None:
    assert "Kết quả" in explained(responder, text)
