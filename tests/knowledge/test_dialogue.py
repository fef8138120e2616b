"""Follow-ups: resolved against this chat's last turns; a question back where there is nothing to follow."""

import pytest

from knowledge.conversation import LIFETIME, TURNS_KEPT, Conversation, Turn
from knowledge.dialogue import Dialogue
from knowledge.facts import Fact, FactFile
from knowledge.leaning import lean
from knowledge.outcome import Answer, Aspect, Clarification, facts_of
from tests.knowledge.bases import COUNCIL, LIBRARY, NOON, asked, base, decide, respond, responder, talk

SILENT = ("clarify", ())
"""The gentle question: a clarification with nothing to choose from."""


@pytest.mark.parametrize(
    ("first", "second", "fact_id"),
    [
        ("Ai chủ trì đại hội?", "còn phiên họp Cao Bằng thì sao?", "phien-cao-bang"),
        ("Ai chủ trì đại hội?", "thế còn phiên họp Cao Bằng?", "phien-cao-bang"),
        ("ai chu tri dai hoi", "con phien hop cao bang thi sao", "phien-cao-bang"),
        ("Ai chủ trì đại hội?", "còn điều hành?", "dieu-hanh"),
        ("Nghị quyết số 5 của ai?", "thế còn Chỉ thị số 8?", "chi-thi-8-cua-ai"),
        ("Chỉ thị số 8 của ai?", "còn nghị quyết?", "nghi-quyet-5-cua-ai"),
        ("Ai là Bí thư chi bộ?", "còn Phó Bí thư chi bộ?", "hung-pho-bi-thu"),
    ],
)
def test_a_thing_named_replaces_the_last_one_of_its_kind(first: str, second: str, fact_id: str) -> None:
    assert talk(COUNCIL, first, second)[1] == ("answered", (fact_id,))


def test_after_a_refusal_it_is_still_known_what_was_asked() -> None:
    told = talk(COUNCIL, "Nghị quyết số 9 của ai?", "còn Chỉ thị số 8?")
    assert told == [("unknown", ()), ("answered", ("chi-thi-8-cua-ai",))]
    told = talk(COUNCIL, "Ai chủ trì phiên họp Hà Nội?", "còn Cao Bằng?")
    assert told == [("unknown", ()), ("answered", ("phien-cao-bang",))]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Ai chủ trì đại hội?", "bà ấy là Bí thư chi bộ phải không?", ("confirmed", ("lan-bi-thu",))),
        ("Ai điều hành đại hội?", "ông ấy chủ trì đại hội phải không?", ("refuted", ("chu-tri",))),
        ("Nghị quyết số 5 thì sao?", "nó của ai?", ("answered", ("nghi-quyet-5-cua-ai",))),
    ],
)
def test_a_pronoun_stands_for_what_was_answered(
    first: str, second: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert talk(COUNCIL, first, second)[1] == told


def test_what_a_curator_asks_just_so_stands_alone() -> None:
    tending = Fact(id="cong-viec", questions=("Họ làm việc gì?", "Nhân viên làm gì?"), answer="Họ xếp sách.")
    facts = FactFile(facts=(*LIBRARY.facts, tending))
    for last in LIBRARY.facts:
        assert talk(facts, last.questions[0], "họ làm việc gì vậy ạ")[1] == ("answered", ("cong-viec",))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Ai chủ trì đại hội?", "ông Hùng chứ?", ("refuted", ("chu-tri",))),
        ("Ai chủ trì đại hội?", "sai rồi, ông Hùng chứ", ("refuted", ("chu-tri",))),
        ("Ai chủ trì đại hội?", "bà Lan à?", ("confirmed", ("chu-tri",))),
        ("Ai chủ trì đại hội?", "à nhầm, ý mình là phiên họp Cao Bằng", ("answered", ("phien-cao-bang",))),
        ("Nghị quyết số 5 của ai?", "ý em hỏi Chỉ thị số 8 cơ", ("answered", ("chi-thi-8-cua-ai",))),
    ],
)
def test_an_offered_answer_is_ruled_on_and_a_correction_taken(
    first: str, second: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert talk(COUNCIL, first, second)[1] == told


def test_what_an_unclear_pronoun_meant_may_be_told_afterwards() -> None:
    assert talk(COUNCIL, "nó của ai?", "Nghị quyết số 5 ấy") == [
        SILENT,
        ("answered", ("nghi-quyet-5-cua-ai",)),
    ]


def test_a_pronoun_may_follow_its_own_message() -> None:
    told = talk(COUNCIL, "Ai điều hành đại hội?", "Bà Lan là cô tôi, bà ấy chủ trì đại hội phải không?")
    assert told[1] == ("confirmed", ("chu-tri",))


def test_a_child_is_no_and() -> None:
    # "Con" among accented words is no "còn" without its accent.
    assert decide(COUNCIL, "Con tôi hỏi ai chủ trì đại hội").outcome != Clarification(())


def test_another_name_after_a_claim_is_another_claim() -> None:
    told = talk(COUNCIL, "Vũ Thị Lan chủ trì đại hội phải không?", "còn Bùi Văn Hùng?")
    assert told[1] == ("refuted", ("chu-tri",))


@pytest.mark.parametrize(
    ("message", "aspect"),
    [
        ("nguồn đâu?", Aspect.SOURCE),
        ("nguon dau", Aspect.SOURCE),
        ("lấy thông tin ở đâu vậy", Aspect.SOURCE),
        ("nói rõ hơn", Aspect.MORE),
        ("noi ro hon di", Aspect.MORE),
        ("chi tiết hơn", Aspect.MORE),
    ],
)
def test_the_last_answer_is_given_again_under_another_aspect(message: str, aspect: Aspect) -> None:
    conversation = respond(COUNCIL, "Ai chủ trì đại hội?").conversation
    (decision,) = respond(COUNCIL, message, conversation).decisions
    assert isinstance(decision.outcome, Answer)
    assert decision.outcome.fact.id == "chu-tri"
    assert decision.outcome.aspect is aspect


def test_source_and_more_do_not_go_back_behind_a_refusal() -> None:
    told = talk(COUNCIL, "Ai chủ trì đại hội?", "Nghị quyết số 9 của ai?", "nguồn đâu?")
    assert told[2] == SILENT


def test_who_was_asked_for_in_vain_is_nobody_spoken_of_before() -> None:
    told = talk(COUNCIL, "Ai chủ trì đại hội?", "Ai rang lạc ở sân sau?", "ông ấy điều hành đại hội à?")
    assert told[1][0] == "unknown"
    assert told[2][0] not in ("confirmed", "refuted")


@pytest.mark.parametrize("asked", ["Vậy ai?", "thế ai?"])
def test_what_was_claimed_in_vain_is_asked_for(asked: str) -> None:
    told = talk(COUNCIL, "Bùi Văn Hùng chủ trì đại hội à?", asked)
    assert told == [("refuted", ("chu-tri",)), ("answered", ("chu-tri",))]


def test_what_is_related_to_the_last_answer_needs_to_be_less_sure() -> None:
    related = COUNCIL.model_copy(
        update={
            "facts": tuple(
                fact.model_copy(update={"related": ("so-nam",)}) if fact.id == "hinh-thuc" else fact
                for fact in COUNCIL.facts
            )
        }
    )
    vague = "rồi mấy năm hoạt động vậy cơ chứ bà con cô bác?"
    alone = asked(related, vague)
    told = talk(related, "Đại hội họp kiểu gì?", vague)
    assert alone == ("unknown", ())
    assert told[1] == ("answered", ("so-nam",))


@pytest.mark.parametrize(
    ("talked", "both", "told"),
    [
        (
            ("Nghị quyết số 5 của ai?", "còn Chỉ thị số 8?"),
            "hai cái đó của ai?",
            ["nghi-quyet-5-cua-ai", "chi-thi-8-cua-ai"],
        ),
        (
            ("Nghị quyết số 5 của ai?", "còn Chỉ thị số 8?"),
            "cả hai văn bản này của bên nào?",
            ["nghi-quyet-5-cua-ai", "chi-thi-8-cua-ai"],
        ),
    ],
)
def test_two_things_spoken_of_are_asked_about_together(
    talked: tuple[str, ...], both: str, told: list[str]
) -> None:
    conversation = Conversation()
    for message in talked:
        conversation = respond(COUNCIL, message, conversation).conversation
    decisions = respond(COUNCIL, both, conversation).decisions
    assert [fact.id for decision in decisions for fact in facts_of(decision.outcome)] == told
    assert {decision.question for decision in decisions} == {both}


def test_two_of_whom_only_one_was_spoken_of_are_nobody() -> None:
    assert talk(COUNCIL, "Nghị quyết số 5 của ai?", "hai cái đó của ai?")[1][0] in ("unknown", "clarify")


@pytest.mark.parametrize(
    ("both", "names"), [("hai cái đó", "Ban kiểm soát và Ban quản trị"), ("hai văn bản đó", None)]
)
def test_two_documents_pointed_at_are_no_two_bodies(both: str, names: str | None) -> None:
    bodies = Turn("Ban quản trị và Ban kiểm soát có gì khác?", (), "unknown", NOON)
    found = Dialogue(responder(COUNCIL).decider).both_named(f"{both} lập khi nào?", [bodies])
    assert found == (names and f"{names} lập khi nào?")


@pytest.mark.parametrize("message", ["cấp của ông đó", "nói rõ hơn về ông này"])
def test_somebody_pointed_at_at_the_end_is_no_courtesy(message: str) -> None:
    followup = lean(base(COUNCIL).read(message)[0], base(COUNCIL))
    assert followup.pronoun == (len(followup.rest) - 2, len(followup.rest))


@pytest.mark.parametrize("message", ["chán", "thời tiết thế nào", "con mèo", "đói quá"])
def test_what_asks_nothing_that_was_spoken_of_is_lent_no_name(message: str) -> None:
    assert talk(COUNCIL, "Ai chủ trì đại hội?", message)[1][0] not in ("answered", "not_stated", "confirmed")


def test_a_number_alone_corrects_a_number() -> None:
    assert talk(COUNCIL, "Nghị quyết số 9 của ai?", "à nhầm, 5")[1] == ("answered", ("nghi-quyet-5-cua-ai",))


@pytest.mark.parametrize(
    "message",
    [
        "nguồn đâu?",
        "nói rõ hơn",
        "còn Cao Bằng?",
        "ông ấy là ai?",
        "thế còn chỉ thị?",
        "còn bà ấy thì sao?",
        "nó của ai?",
        "ai ban hành nó?",
    ],
)
def test_a_follow_up_without_context_is_met_with_a_question(message: str) -> None:
    outcome = decide(COUNCIL, message).outcome
    assert outcome == Clarification(())


@pytest.mark.parametrize("message", ["còn phiên họp thì sao?", "nguồn đâu?", "ông ấy là ai?"])
def test_an_expired_context_is_none(message: str) -> None:
    assert talk(COUNCIL, "Ai chủ trì đại hội?", message, pause=LIFETIME + 1.0)[1] == SILENT


def test_a_context_lives_to_its_last_second() -> None:
    assert talk(COUNCIL, "Ai chủ trì đại hội?", "nguồn đâu?", pause=LIFETIME)[1] == ("answered", ("chu-tri",))


def test_a_self_contained_question_drops_the_context() -> None:
    # With the last turn mixed in, "điều hành" would have to be in Cao Bằng.
    told = talk(COUNCIL, "Ai chủ trì phiên họp Cao Bằng?", "Ai điều hành đại hội?", "Nghị quyết số 9 của ai?")
    assert told[1:] == [("answered", ("dieu-hanh",)), ("unknown", ())]


def test_what_the_last_answer_lends_does_not_answer_another_matter() -> None:
    # "còn …?" of something that the facts do not know is refused, not answered with the last fact.
    assert talk(COUNCIL, "Ai chủ trì đại hội?", "còn phở bò thì sao?")[1][0] in ("unknown", "clarify")
    assert talk(COUNCIL, "Nghị quyết số 5 của ai?", "còn Nghị quyết số 6?")[1][0] == "unknown"


def test_small_talk_leaves_the_context_alone() -> None:
    told = talk(COUNCIL, "Ai chủ trì đại hội?", "cảm ơn bạn", "còn phiên họp Cao Bằng thì sao?")
    assert [status for status, _ in told] == ["answered", "smalltalk", "answered"]
    assert told[2][1] == ("phien-cao-bang",)


def test_a_resolved_follow_up_is_what_the_next_one_follows() -> None:
    told = talk(COUNCIL, "Nghị quyết số 5 của ai?", "còn Chỉ thị số 8?", "còn Nghị quyết số 5?")
    assert [facts for _, facts in told] == [
        ("nghi-quyet-5-cua-ai",),
        ("chi-thi-8-cua-ai",),
        ("nghi-quyet-5-cua-ai",),
    ]


def test_a_conversation_is_a_value() -> None:
    before = Conversation()
    after = respond(COUNCIL, "Ai chủ trì đại hội?", before).conversation
    assert before == Conversation()
    assert after.turns == (Turn("Ai chủ trì đại hội?", ("chu-tri",), "answered", NOON),)
    assert respond(COUNCIL, "Ai chủ trì đại hội?", before).conversation == after


def test_only_the_last_turns_are_kept() -> None:
    conversation = Conversation()
    for _ in range(TURNS_KEPT + 3):
        conversation = respond(COUNCIL, "Ai chủ trì đại hội?", conversation).conversation
    assert len(conversation.turns) == TURNS_KEPT


def test_a_turn_of_facts_that_are_gone_does_no_harm() -> None:
    # The fact file was changed between two messages.
    gone = Conversation((Turn("Ai mở quán?", ("khong-con",), "answered", NOON),))
    for message in ("nguồn đâu?", "nói rõ hơn", "ông ấy là ai?"):
        (decision,) = respond(COUNCIL, message, gone).decisions
        assert not isinstance(decision.outcome, Answer)


def test_a_bare_question_goes_on_about_what_was_asked_last() -> None:
    told = talk(COUNCIL, "Chỉ thị số 8 của ai?", "Nghị quyết số 5 của ai?", "của ai vậy?")
    assert told[2] == ("answered", ("nghi-quyet-5-cua-ai",))


@pytest.mark.parametrize("question", ["Cổ phiếu nào tăng?", "Cổ đông là những ai?"])
def test_words_that_begin_like_a_pronoun_are_none(question: str) -> None:
    assert talk(COUNCIL, question)[0] != SILENT
