"""The core's face: any text whatever gets a response of the promised shape."""

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge.conversation import Conversation, Turn
from knowledge.facts import Fact, FactFile
from knowledge.outcome import Answer, Courtesy, NotStated, SmallTalk, Unknown
from knowledge.responder import Response
from knowledge.text.syllable import form
from tests.knowledge.bases import (
    CLUB,
    COUNCIL,
    LIBRARY,
    NOON,
    SINGLE,
    asked,
    decide,
    respond,
    responder,
    told,
)

EVERY = (LIBRARY, SINGLE, CLUB, COUNCIL, FactFile())
PHRASINGS = [question for fact in COUNCIL.facts for question in fact.questions]

words = st.sampled_from(
    [
        "ai",
        "không",
        "chủ",
        "trì",
        "đại",
        "hội",
        "Nghị",
        "quyết",
        "số",
        "5",
        "8",
        "và",
        "hay",
        "còn",
        "nó",
        "phải",
        "đúng",
        "?",
        ",",
        ".",
        "\n",
        "bà",
        "Lan",
        "Cao",
        "Bằng",
        "nguồn",
        "đâu",
        "k",
        "z",
        "hn",
        "<b>",
        "😀",
        "ạ",
    ]
)
messages = st.one_of(
    st.text(max_size=200), st.lists(words, max_size=25).map(" ".join), st.sampled_from(PHRASINGS)
)
relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def shape(response: Response) -> None:
    assert 1 <= len(response.decisions) <= 3
    for decision in response.decisions:
        assert len(decision.candidates) <= 10
        scores = [candidate.score for candidate in decision.candidates]
        assert all(0.0 <= score <= 100.0 for score in scores)
        assert decision.score == (scores[0] if scores else 0.0)
        if isinstance(decision.outcome, SmallTalk):
            assert decision.score == 0.0


@given(text=messages)
@relaxed
def test_any_text_gets_a_response(text: str) -> None:
    for factfile in EVERY:
        shape(respond(factfile, text))


@given(texts=st.lists(messages, min_size=2, max_size=4))
@example(texts=["0?0?0AICÒNCAO<BẰG"])  # a sentence that is several questions, behind two others
@relaxed
def test_any_talk_gets_responses(texts: list[str]) -> None:
    conversation = Conversation()
    for place, text in enumerate(texts):
        response = respond(COUNCIL, text, conversation, NOON + 60.0 * place)
        shape(response)
        conversation = response.conversation


@given(text=messages)
@relaxed
def test_the_same_text_in_another_normal_form_gets_the_same(text: str) -> None:
    composed, decomposed = (respond(COUNCIL, unicodedata.normalize(name, text)) for name in ("NFC", "NFD"))
    assert [told(d) for d in composed.decisions] == [told(d) for d in decomposed.decisions]
    assert [d.score for d in composed.decisions] == [d.score for d in decomposed.decisions]


@given(text=st.sampled_from(PHRASINGS))
@relaxed
def test_case_and_punctuation_do_not_change_what_is_decided(text: str) -> None:
    assert asked(COUNCIL, text.lower()) == asked(COUNCIL, text) == asked(COUNCIL, text.rstrip("?"))


@given(word=st.sampled_from([word for text in PHRASINGS for word in text.strip("?").split()]))
@relaxed
def test_a_syllable_is_the_same_in_both_normal_forms(word: str) -> None:
    assert form(unicodedata.normalize("NFD", word)) == form(unicodedata.normalize("NFC", word))


@pytest.mark.parametrize("factfile", [LIBRARY, CLUB, COUNCIL], ids=["library", "club", "council"])
def test_every_phrasing_finds_its_own_fact(factfile: FactFile) -> None:
    for fact in factfile.facts:
        for question in fact.questions:
            status = "not_stated" if fact.status == "not_stated" else "answered"
            assert asked(factfile, question) == (status, (fact.id,)), question


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Ai chủ trì đại hội? Ai điều hành đại hội?", ["chu-tri", "dieu-hanh"]),
        ("Ai chủ trì đại hội và ai điều hành đại hội?", ["chu-tri", "dieu-hanh"]),
        ("Nghị quyết số 5 và Chỉ thị số 8 của ai?", ["nghi-quyet-5-cua-ai", "chi-thi-8-cua-ai"]),
        ("ai chu tri dai hoi, con phien hop cao bang ai chu tri", ["chu-tri", "phien-cao-bang"]),
    ],
)
def test_two_questions_in_one_message_are_both_answered(text: str, facts: list[str]) -> None:
    decisions = respond(COUNCIL, text).decisions
    assert [told(decision) for decision in decisions] == [("answered", (fact,)) for fact in facts]


def test_one_question_with_a_joining_word_is_not_parted() -> None:
    # "Ban quản trị và phát triển" reads like two halves; neither half asks anything.
    assert len(respond(COUNCIL, "Vũ Thị Lan và Bùi Văn Hùng dự đại hội phải không?").decisions) == 1


def test_an_unanswered_half_is_told_with_the_answered_one() -> None:
    decisions = respond(COUNCIL, "Ai chủ trì đại hội? Nghị quyết số 9 của ai?").decisions
    assert [told(decision)[0] for decision in decisions] == ["answered", "unknown"]


def test_a_story_around_a_question_is_heard_out() -> None:
    text = "Hôm qua em có đọc tin trên loa phường, cho em hỏi ai chủ trì đại hội, em cảm ơn nhiều ạ"
    assert asked(COUNCIL, text) == ("answered", ("chu-tri",))


@pytest.mark.parametrize(
    "text",
    [
        "<b>Ai chủ trì đại hội?</b>",
        "`ai chủ trì đại hội`",
        "**Ai chủ trì đại hội?**",
        "“Ai chủ trì đại hội?”",
    ],
)
def test_marks_around_a_question_are_not_its_words(text: str) -> None:
    assert asked(COUNCIL, text) == ("answered", ("chu-tri",))


def test_the_longest_message_of_noise_is_refused() -> None:
    for text in ("ai chu tri xyz " * 300, "a" * 4096, "?!" * 2048, "không " * 800, "1 " * 2048):
        for decision in respond(COUNCIL, text[:4096]).decisions:
            assert isinstance(decision.outcome, Unknown | SmallTalk)


def test_one_word_is_never_an_answer_by_accident() -> None:
    for text in ("lan", "hùng", "ai", "số", "của", "hả", "5"):
        assert asked(COUNCIL, text)[0] not in ("answered", "confirmed", "refuted"), text


def test_a_pressed_button_is_that_fact() -> None:
    response = responder(COUNCIL).choose("dieu-hanh", Conversation(), NOON)
    assert response is not None
    (decision,) = response.decisions
    assert isinstance(decision.outcome, Answer)
    assert decision.outcome.fact.id == "dieu-hanh"
    assert decision.question == "Người điều hành đại hội"
    # What was chosen is what follow-ups follow.
    assert [turn.facts for turn in response.conversation.turns] == [("dieu-hanh",)]
    after = responder(COUNCIL).respond("nguồn đâu?", response.conversation, NOON + 1.0)
    assert told(after.decisions[0]) == ("answered", ("dieu-hanh",))


def test_a_button_of_what_is_not_stated_says_so() -> None:
    response = responder(COUNCIL).choose("ngay-hop", Conversation(), NOON)
    assert response is not None
    assert isinstance(response.decisions[0].outcome, NotStated)


def test_a_button_of_a_fact_that_is_gone_is_no_answer() -> None:
    assert responder(COUNCIL).choose("khong-con", Conversation(), NOON) is None
    assert responder(COUNCIL).fact("khong-con") is None
    assert responder(COUNCIL).fact("chu-tri") is COUNCIL.facts[0]


def test_small_talk_is_no_turn_and_drops_what_expired() -> None:
    old = Conversation((Turn("Ai mở quán?", (), "unknown", NOON - 1e6),))
    assert respond(COUNCIL, "xin chào", old).conversation == Conversation()


def test_a_decision_is_about_the_asker_s_own_words() -> None:
    assert decide(COUNCIL, "ai CHU tri dai hoi z?").question == "ai CHU tri dai hoi z?"


def test_two_facts_with_one_phrasing_do_not_break_anything() -> None:
    twins = FactFile(
        facts=(
            Fact(id="a", questions=("Mấy giờ mở cửa?",), answer="7 giờ."),
            Fact(id="b", questions=("Mấy giờ mở cửa?",), answer="8 giờ."),
        )
    )
    assert asked(twins, "Mấy giờ mở cửa?") == ("clarify", ("a", "b"))


def test_laughter_is_small_talk() -> None:
    assert decide(COUNCIL, "haha 😀").outcome in (
        SmallTalk(Courtesy.ACKNOWLEDGEMENT),
        SmallTalk(Courtesy.EMOJI),
    )
