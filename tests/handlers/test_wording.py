"""Every outcome in Vietnamese: what an asker reads, word for word."""

import pytest

from handlers.rendering import plain
from handlers.reply import Style
from handlers.wording import RELATED_SHOWN, Wording
from knowledge.facts import Fact
from knowledge.outcome import (
    Answer,
    Aspect,
    Clarification,
    Confirmation,
    Courtesy,
    Decision,
    NotStated,
    Outcome,
    Refutation,
    SmallTalk,
    Timeliness,
    Unknown,
    UnknownReason,
)
from tests.handlers.conference import (
    BARE,
    BARE_FACTFILE,
    BRIDGE,
    CHAIR,
    DIRECTOR,
    DOCUMENTS,
    FACTFILE,
    SILENT,
    UNSOURCED,
)

ARTICLE = Wording.of(FACTFILE)
CURATED = Wording.of(BARE_FACTFILE)

SOURCE_LINE = "Theo bài báo BBK, tháng 10/2024, đoạn 3."


def said(outcome: Outcome, wording: Wording = ARTICLE) -> str:
    return plain(wording.reply([Decision("câu hỏi", outcome)]).blocks)


class TestAnswers:
    """A fact that answers, with where it stands."""

    def test_the_answer_comes_first_and_its_source_after_it(self) -> None:
        assert said(Answer(CHAIR)) == f"Thượng tướng Lương Tam Quang chủ trì hội nghị.\n\n{SOURCE_LINE}"

    def test_the_source_line_is_set_apart(self) -> None:
        answer, source = ARTICLE.reply([Decision("", Answer(CHAIR))]).blocks
        assert (answer.style, source.style) == (Style.BODY, Style.ASIDE)

    def test_several_paragraphs_are_enumerated(self) -> None:
        assert said(Answer(DIRECTOR)).endswith("Theo bài báo BBK, tháng 10/2024, đoạn 3 và 6.")

    def test_a_fact_without_a_paragraph_names_the_article_as_a_whole(self) -> None:
        assert said(Answer(DOCUMENTS)).endswith("Theo bài báo BBK, tháng 10/2024.")

    @pytest.mark.parametrize(("fact", "wording"), [(UNSOURCED, ARTICLE), (BARE, CURATED)])
    def test_without_a_source_there_is_no_source_line(self, fact: Fact, wording: Wording) -> None:
        assert said(Answer(fact), wording) == fact.answer

    def test_a_confirmation_says_yes_first(self) -> None:
        assert said(Confirmation(CHAIR)) == f"Đúng vậy. {CHAIR.answer}\n\n{SOURCE_LINE}"

    def test_a_refutation_says_no_first(self) -> None:
        assert said(Refutation(CHAIR)) == f"Không phải. {CHAIR.answer}\n\n{SOURCE_LINE}"

    @pytest.mark.parametrize("outcome", [NotStated(SILENT), Answer(SILENT)])
    def test_silence_names_what_was_read_but_no_paragraph(self, outcome: Outcome) -> None:
        assert said(outcome) == f"{SILENT.answer}\n\nĐã đối chiếu với bài báo BBK, tháng 10/2024."

    def test_a_question_about_now_is_answered_as_of_the_article(self) -> None:
        assert said(Answer(CHAIR, timeliness=Timeliness.PRESENT)).startswith(
            f"Tính đến thời điểm bài báo (tháng 10/2024): {CHAIR.answer}"
        )

    def test_a_question_about_now_without_a_date_says_that_facts_may_be_old(self) -> None:
        assert said(Answer(BARE, timeliness=Timeliness.PRESENT), CURATED) == (
            "Theo những gì đã biên soạn đến nay: Cửa mở lúc 8 giờ."
        )

    def test_an_answer_leads_on_to_known_related_facts_only(self) -> None:
        assert ARTICLE.reply([Decision("", Answer(CHAIR))]).related == (DIRECTOR, BRIDGE)

    @pytest.mark.parametrize(("fact", "sourced"), [(CHAIR, (CHAIR,)), (UNSOURCED, ())])
    def test_the_source_can_be_asked_for_where_there_is_one(
        self, fact: Fact, sourced: tuple[Fact, ...]
    ) -> None:
        assert ARTICLE.reply([Decision("", Answer(fact))]).sourced == sourced


class TestAspects:
    """Asked for more, or for the source."""

    def test_more_adds_the_answers_of_related_facts(self) -> None:
        assert said(Answer(CHAIR, Aspect.MORE)) == (
            f"{CHAIR.answer}\n\nNói thêm:\n• Người điều hành hội nghị: {DIRECTOR.answer}\n"
            f"• Người chủ trì điểm cầu Bắc Kạn: {BRIDGE.answer}\n\n{SOURCE_LINE}"
        )

    def test_more_of_a_lonely_fact_says_that_this_is_all(self) -> None:
        assert said(Answer(BARE, Aspect.MORE), CURATED) == (
            "Cửa mở lúc 8 giờ.\n\nVề điều này tôi chỉ biết có vậy."
        )

    def test_a_source_is_told_with_title_fragments_and_address(self) -> None:
        assert said(Answer(CHAIR, Aspect.SOURCE)) == (
            "Thông tin này lấy từ bài “Sơ kết hai năm” (BBK, tháng 10/2024), đoạn 3.\n\n"
            "Chữ trong bài làm căn cứ: “Lương Tam Quang” và “chủ trì hội nghị”.\n\n"
            "Đường dẫn: https://example.vn/bai"
        )

    def test_with_the_article_at_hand_its_own_sentence_is_quoted(self) -> None:
        wording = Wording.of(FACTFILE, lambda _: ("Ông Quang chủ trì.", "Ông Tỏ điều hành."))
        told = said(Answer(CHAIR, Aspect.SOURCE), wording)
        assert "Nguyên văn: “Ông Quang chủ trì. Ông Tỏ điều hành.”" in told
        assert "làm căn cứ" not in told

    def test_silence_has_no_paragraph_to_point_at(self) -> None:
        assert said(Answer(SILENT, Aspect.SOURCE)).startswith(
            "Bài “Sơ kết hai năm” (BBK, tháng 10/2024) không nói về điều này"
        )

    def test_an_unrecorded_source_is_admitted(self) -> None:
        assert said(Answer(UNSOURCED, Aspect.SOURCE)) == "Dữ liệu không ghi nguồn cho câu trả lời này."


class TestClarifications:
    """Several facts fit."""

    def test_choices_are_numbered_and_titled(self) -> None:
        reply = ARTICLE.reply([Decision("", Clarification((CHAIR, DOCUMENTS)))])
        assert plain(reply.blocks) == (
            "Câu này có thể hiểu theo vài cách. Bạn muốn hỏi điều nào?\n"
            "1. Người chủ trì hội nghị\n2. Hội nghị sơ kết văn bản nào?"
        )
        assert reply.choices == (CHAIR, DOCUMENTS)
        assert reply.settling

    def test_a_follow_up_to_nothing_is_met_with_a_question(self) -> None:
        assert said(Clarification(())) == (
            "Tôi chưa rõ bạn đang nhắc tới điều gì. Bạn hỏi trọn câu giúp tôi nhé, "
            "ví dụ: “Ai chủ trì hội nghị?”"
        )


class TestRefusals:
    """What is not known is named."""

    def test_the_missing_term_is_named_with_what_the_article_has_instead(self) -> None:
        outcome = Unknown(UnknownReason.UNMENTIONED, ("Nghị quyết số 13",), ("Nghị quyết số 12",))
        assert said(outcome) == "Bài báo không nhắc tới Nghị quyết số 13; bài có Nghị quyết số 12."

    def test_several_terms_are_enumerated(self) -> None:
        outcome = Unknown(UnknownReason.UNMENTIONED, ("Hà Nội", "Huế", "Đà Nẵng"))
        assert said(outcome) == "Bài báo không nhắc tới Hà Nội, Huế và Đà Nẵng."

    def test_the_nearest_facts_can_be_chosen(self) -> None:
        reply = ARTICLE.reply([Decision("", Unknown(UnknownReason.NO_MATCH, nearest=(CHAIR, BRIDGE)))])
        assert plain(reply.blocks) == (
            "Tôi không tìm thấy điều bạn hỏi trong bài báo.\n\n"
            "Có thể bạn muốn hỏi:\n1. Người chủ trì hội nghị\n2. Người chủ trì điểm cầu Bắc Kạn"
        )
        assert reply.choices == (CHAIR, BRIDGE)
        assert not reply.settling

    def test_no_more_is_offered_than_a_phone_shows(self) -> None:
        reply = ARTICLE.reply([Decision("", Unknown(UnknownReason.NO_MATCH, nearest=FACTFILE.facts))])
        assert len(reply.choices) == RELATED_SHOWN

    @pytest.mark.parametrize(
        ("outcome", "refusal"),
        [
            (
                Unknown(
                    UnknownReason.MISMATCHED, ("Nghị quyết số 11",), ("Nghị quyết số 12", "Chỉ thị số 11")
                ),
                "Bài báo không nói về Nghị quyết số 11 theo cách bạn hỏi; "
                "bài có Nghị quyết số 12 và Chỉ thị số 11.",
            ),
            (
                Unknown(UnknownReason.MISMATCHED, ("trụ sở",)),
                "Bài báo không nói về trụ sở theo cách bạn hỏi.",
            ),
            (
                Unknown(UnknownReason.MISMATCHED),
                "Bài báo có nhắc tới những điều này, nhưng không gắn chúng với nhau như bạn hỏi.",
            ),
            (
                Unknown(UnknownReason.NEGATED),
                "Đây là câu hỏi phủ định: tôi chỉ biết điều có, không suy ra điều không có.",
            ),
            (
                Unknown(UnknownReason.EMPTY),
                "Tôi chưa thấy câu hỏi nào trong tin nhắn này. Bạn gõ câu hỏi bằng chữ giúp tôi nhé.",
            ),
        ],
    )
    def test_each_reason_has_its_own_words(self, outcome: Unknown, refusal: str) -> None:
        assert said(outcome) == refusal

    @pytest.mark.parametrize("reason", list(UnknownReason))
    @pytest.mark.parametrize("missing", [(), ("giá vé",)])
    @pytest.mark.parametrize("present", [(), ("giờ mở cửa",)])
    def test_facts_without_an_article_never_speak_of_one(
        self, reason: UnknownReason, missing: tuple[str, ...], present: tuple[str, ...]
    ) -> None:
        assert "bài" not in said(Unknown(reason, missing, present), CURATED).casefold()

    def test_the_asker_s_words_are_shown_in_one_short_line(self) -> None:
        outcome = Unknown(UnknownReason.UNMENTIONED, ("x\u202e\n" + "rất dài " * 40,))
        assert said(outcome).startswith("Bài báo không nhắc tới x rất dài")
        assert len(said(outcome)) < 140


class TestSeveralQuestions:
    """Two questions in one message."""

    DECISIONS = (
        Decision("Ai chủ trì?", Answer(CHAIR)),
        Decision("Ở đâu?", Unknown(UnknownReason.NO_MATCH, nearest=(BRIDGE,))),
        Decision("Ai lo việc này?", Clarification((CHAIR, DIRECTOR))),
    )

    def test_each_is_answered_in_order_under_its_own_quote(self) -> None:
        said_before = -1
        text = plain(ARTICLE.reply(self.DECISIONS).blocks)
        for part in ("> Ai chủ trì?", CHAIR.answer, "> Ở đâu?", "không tìm thấy", "> Ai lo", "hiểu theo"):
            assert text.index(part) > said_before
            said_before = text.index(part)

    def test_choices_are_numbered_through(self) -> None:
        reply = ARTICLE.reply(self.DECISIONS)
        assert reply.choices == (BRIDGE, CHAIR, DIRECTOR)
        assert "1. Người chủ trì điểm cầu Bắc Kạn" in plain(reply.blocks)
        assert "3. Người điều hành hội nghị" in plain(reply.blocks)

    def test_a_choice_among_answers_does_not_replace_them(self) -> None:
        assert not ARTICLE.reply(self.DECISIONS).settling


class TestCourtesies:
    """Small talk."""

    @pytest.mark.parametrize("courtesy", list(Courtesy))
    @pytest.mark.parametrize("wording", [ARTICLE, CURATED])
    def test_each_has_a_short_reply_without_a_gap(self, courtesy: Courtesy, wording: Wording) -> None:
        text = said(SmallTalk(courtesy), wording)
        assert 0 < len(text) < 200
        assert "{" not in text

    def test_the_bot_tells_what_it_knows(self) -> None:
        assert "bài “Sơ kết hai năm” (BBK, tháng 10/2024)" in said(SmallTalk(Courtesy.IDENTITY))
        assert "những thông tin đã được biên soạn sẵn" in said(SmallTalk(Courtesy.IDENTITY), CURATED)

    def test_no_two_are_the_same(self) -> None:
        assert len({said(SmallTalk(courtesy)) for courtesy in Courtesy}) == len(Courtesy)
