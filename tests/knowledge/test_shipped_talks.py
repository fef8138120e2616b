"""The shipped facts in a talk: what a follow-up means after what was said."""

import pytest

from knowledge.outcome import Answer, Aspect, Clarification, facts_of
from tests.knowledge.bases import decide, respond, shipped, talk


def test_options_behind_a_question_are_no_question_of_their_own() -> None:
    for question in ("ct 11 của ai z, bộ trưởng hay thứ trưởng", "Hội nghị sơ kết mấy năm, 2 hay 3 năm?"):
        assert len(respond(shipped(), question).decisions) == 1


def test_who_is_told_of_in_one_sentence_is_meant_in_the_next() -> None:
    decision = respond(shipped(), "Hôm qua tôi thấy ông Tỏ trên tivi. Ổng cấp bậc gì vậy?").decisions[-1]
    assert [fact.id for fact in facts_of(decision.outcome)] == ["to-cap-bac"]


def test_who_is_told_of_in_a_story_is_meant_by_a_bare_pronoun() -> None:
    told = "mẹ em hỏi cái ông ngồi giữa màn hình tivi tối qua, tên Quang. mẹ muốn biết ông là ai làm chức gì"
    assert [fact.id for fact in facts_of(respond(shipped(), told).decisions[-1].outcome)] == ["quang-la-ai"]


@pytest.mark.parametrize(
    ("messages", "last"),
    [
        (("Ai chủ trì hội nghị?", "còn ở Bắc Kạn thì sao?"), ("answered", ("chu-tri-diem-cau-bac-kan",))),
        (("Nghị quyết 12 của ai?", "thế còn chỉ thị?"), ("answered", ("chi-thi-11-cua-ai",))),
        (("Nghị quyết số 13 của ai?", "còn nghị quyết 12?"), ("answered", ("nghi-quyet-12-cua-ai",))),
        (("Ai chủ trì điểm cầu Hà Nội?", "còn Bắc Kạn?"), ("answered", ("chu-tri-diem-cau-bac-kan",))),
        (("Nghị quyết 12 nói gì?", "ai ban hành nó?"), ("not_stated", ("nghi-quyet-12-ai-ky",))),
        (("Ai chủ trì hội nghị?", "ông ấy cấp bậc gì?"), ("answered", ("quang-cap-bac",))),
        (("Ai chủ trì hội nghị?", "còn điều hành?"), ("answered", ("dieu-hanh-hoi-nghi",))),
        (("Ai điều hành hội nghị?", "Chỉ thị 11 của ai?"), ("answered", ("chi-thi-11-cua-ai",))),
        (("Ai chủ trì hội nghị?", "thời tiết thế nào?"), ("unknown", ())),
        (("Trần Quốc Tỏ chức gì?", "Bộ trưởng à?"), ("refuted", ("thu-truong-bo-cong-an",))),
        (("Ai chủ trì ở điểm cầu Bắc Kạn?", "cấp bậc?"), ("answered", ("trung-cap-bac",))),
        (("Ai chủ trì hội nghị?", "sao lại thế?"), ("answered", ("chu-tri-hoi-nghi",))),
        (("Ai chủ trì hội nghị?", "còn ông Tỏ thì sao?"), ("answered", ("to-la-ai",))),
        (("Ai chủ trì?", "Còn Thứ trưởng?"), ("answered", ("to-la-ai",))),
        (("Ai là Giám đốc Công an tỉnh?", "Thế còn phó giám đốc?"), ("answered", ("trung-chuc-vu",))),
        (("Ai là Bộ trưởng?", "Thượng tướng đúng không?"), ("confirmed", ("quang-cap-bac",))),
        (("Ai chủ trì hội nghị?", "ông Tỏ đúng không?"), ("refuted", ("chu-tri-hoi-nghi",))),
        (
            ("Lương Tam Quang có phải Bộ trưởng Bộ Công an không?", "thế còn ông Tỏ?"),
            ("refuted", ("thu-truong-bo-cong-an",)),
        ),
        (("Công tác xây dựng Đảng thì sao?",), ("answered", ("xay-dung-dang",))),
        (("thế còn chỉ thị thì sao",), ("clarify", ())),
        (("sơ kết 5 năm thực hiện nghị quyết 12 hả ad",), ("refuted", ("thoi-gian-so-ket",))),
        (("Mấy văn bản đó tên gì vậy ta?",), ("answered", ("cac-van-ban",))),
        (("Ai chủ trì hội nghị?", "nó là thiếu tướng à"), ("refuted", ("quang-cap-bac",))),
        (("Ai chủ trì hội nghị?", "Tỏ hả"), ("refuted", ("chu-tri-hoi-nghi",))),
        (("Ai chủ trì điểm cầu Bắc Kạn?", "Trung à?"), ("confirmed", ("chu-tri-diem-cau-bac-kan",))),
        (("Ai tổ chức hội nghị?", "Bộ Công an à?"), ("confirmed", ("don-vi-to-chuc",))),
        (("Nghị quyết 12 của ai?", "còn cái kia?"), ("answered", ("chi-thi-11-cua-ai",))),
        (("Ông Quang cấp bậc gì?", "Ông Tỏ?", "ông kia thì sao"), ("answered", ("lanh-dao-co-mat",))),
        (
            ("Ai là Thứ trưởng?", "Bộ trưởng là ai?", "còn ông kia cấp bậc gì?"),
            ("answered", ("cap-bac-cac-lanh-dao",)),
        ),
        (("Bộ trưởng biểu dương ai?", "về chuyện gì?"), ("answered", ("bieu-duong-dieu-gi",))),
        (("Thứ trưởng làm gì trong hội nghị?", "tên gì?"), ("answered", ("to-la-ai",))),
        (
            ("Công an xã là cánh tay nối dài hả?", "Lực lượng đó có bao nhiêu người?"),
            ("not_stated", ("luc-luong-bao-nhieu-nguoi",)),
        ),
        (("Ai chủ trì điểm cầu Bắc Kạn?", "ổng là tướng à?"), ("answered", ("cap-bac-cac-lanh-dao",))),
        (("Ai chủ trì điểm cầu Bắc Kạn?", "ổng có chân trong bộ chính trị không"), ("unknown", ())),
        (("Nhà ở xong chưa?", "thật á?"), ("answered", ("nha-o-doanh-trai",))),
        (("Hội nghị họp trực tiếp à?", "Tháng mấy?", "Ngày mấy lận?"), ("not_stated", ("ngay-to-chuc",))),
        (("Hội nghị sơ kết cái gì?", "Ở đâu cơ?"), ("not_stated", ("dia-diem-hoi-nghi",))),
        (("Chủ đề phong trào là gì?", "dài quá, nói gọn lại đi"), ("answered", ("chu-de-phong-trao",))),
        (
            ("Bộ trưởng khen ai?", "còn thứ trưởng?"),
            ("answered", ("thu-truong-bo-cong-an",)),
        ),
        (("Chỉ thị 11 cũng của Đảng ủy à?", "của Bộ trưởng á?"), ("confirmed", ("chi-thi-11-cua-ai",))),
        (("Mốc là năm nào?", "em tưởng 2030 chứ"), ("refuted", ("moc-2025",))),
        (
            ("Ông Quang là Thượng tướng à?", "không phải Đại tướng à?", "còn ông Trung là Thiếu tướng hả"),
            ("refuted", ("trung-cap-bac",)),
        ),
        (("Ông Quang cấp bậc gì?", "Thượng tướng là 3 sao hay 4 sao?"), ("unknown", ())),
        (
            ("Ai là Bộ trưởng?", "à không, mình định hỏi Thứ trưởng cơ"),
            ("answered", ("thu-truong-bo-cong-an",)),
        ),
        (("Ai điều hành hội nghị?", "sếp của ổng là ai"), ("unknown", ())),
        (("Ông Quang là ai?", "bố ông Quang là ai"), ("unknown", ())),
        (("Ông Quang là ai?", "bố ổng là ai"), ("unknown", ())),
        (("Ông Quang là ai?", "bố ông ấy là ai"), ("unknown", ())),
        (("Mục tiêu năm 2025 là gì", "kể cụ thể từng cái ra đi"), ("answered", ("muc-tieu-den-2025",))),
        (
            ("Công an xã đóng góp gì cho dân?", "nghe hay quá, có thật vậy không"),
            ("answered", ("dong-gop-cong-an-xa",)),
        ),
        (("Điểm tựa bình yên là ai?", "câu này của ai"), ("not_stated", ("ai-goi-diem-tua",))),
        (
            ("Ai chủ trì hội nghị?", "Ai điều hành?", "hai ông đó quê đâu"),
            ("not_stated", ("que-quan-lanh-dao",)),
        ),
        (("Ai chủ trì hội nghị?", "ông Quang hay ông Tỏ?"), ("answered", ("chu-tri-hoi-nghi",))),
        (("Ông Quang là Thượng tướng à?", "ông Tỏ cũng vậy à?"), ("confirmed", ("to-cap-bac",))),
        (("Cánh tay nối dài của ai?", "họ có lương không ạ"), ("not_stated", ("luong-thu-nhap",))),
        (("Ai chủ trì hội nghị?", "còn lực lượng ANTT cơ sở?"), ("answered", ("luc-luong-antt-co-so",))),
        (
            ("Thứ trưởng Bộ Công an là ai?", "ông ấy họ gì tên gì mình nghe ko rõ", "cấp hàm của ông ấy"),
            ("answered", ("to-cap-bac",)),
        ),
        (
            (
                "Ký hiệu văn bản là gì?",
                "Thế còn Nghị quyết 12, của Quốc hội hay của Đảng ủy Công an Trung ương?",
            ),
            ("answered", ("nghi-quyet-12-cua-ai",)),
        ),
        # Whom a talk asked of in vain is whom its next pronoun means.
        (("Ai chủ trì hội nghị?", "Còn ông Phan Văn Giang?", "Ông ấy cấp bậc gì?"), ("unknown", ())),
        (("ai chu tri hoi nghi", "con ong phan van giang", "ong ay cap bac gi"), ("unknown", ())),
        (
            ("Còn ông Phan Văn Giang?", "Thế ông Tỏ cấp bậc gì?", "Ông ấy làm gì?"),
            ("answered", ("to-lam-gi",)),
        ),
    ],
)
def test_follow_ups_after_answers_and_refusals(
    messages: tuple[str, ...], last: tuple[str, tuple[str, ...]]
) -> None:
    assert talk(shipped(), *messages)[-1] == last


def test_source_and_more_are_about_the_last_answer() -> None:
    conversation = respond(shipped(), "Ai chủ trì hội nghị?").conversation
    for message, aspect in (("nguồn đâu?", Aspect.SOURCE), ("nói rõ hơn", Aspect.MORE)):
        outcome = respond(shipped(), message, conversation).decisions[0].outcome
        assert isinstance(outcome, Answer)
        assert (outcome.fact.id, outcome.aspect) == ("chu-tri-hoi-nghi", aspect)


@pytest.mark.parametrize("message", ["còn ở Bắc Kạn thì sao?", "ông ấy là ai?", "nguồn đâu?", "nói rõ hơn"])
def test_without_a_context_or_after_it_expired_one_is_asked_back(message: str) -> None:
    assert decide(shipped(), message).outcome == Clarification(())
    assert talk(shipped(), "Ai chủ trì hội nghị?", message, pause=3600.0)[1] == ("clarify", ())
