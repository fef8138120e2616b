"""The shipped facts under claims: what is declared rules on them, and nothing else."""

import pytest

from tests.knowledge.bases import asked, shipped


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bộ trưởng không khen ai sao?", ("refuted", ("bieu-duong-ai",))),
        ("Chất lượng công an xã không được nâng lên à?", ("refuted", ("doi-ngu-chat-luong",))),
        ("họp trực tiếp hết mà, đâu có online, đúng hông", ("refuted", ("hinh-thuc-hoi-nghi",))),
        # What the fact does not say in these words may be denied and still be so.
        ("Các mục tiêu cơ bản không bị chậm lộ trình chứ?", ("answered", ("tien-do-muc-tieu",))),
        ("Ông Trung chỉ là cấp phó thôi, chưa phải giám đốc", ("answered", ("trung-chuc-vu",))),
        ("bot ngu vậy, hỏi hoài không ra, ai chủ trì hội nghị hả??", ("answered", ("chu-tri-hoi-nghi",))),
    ],
)
def test_whoever_claims_that_it_is_not_so_is_told_how_it_is(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told


@pytest.mark.parametrize(
    "question",
    [
        "Đồng chí Bộ trưởng đồng thời là ủy viên trung ương đảng đúng không vậy",
        'mục "vai trò công an xã" thì phó chủ tịch quốc hội nói sao nhỉ?',
        "Công an Thái Nguyên được bộ trưởng biểu dương à?",
        "Ông Tô Lâm bỏ phiếu Chỉ thị 11 à?",
    ],
)
def test_nothing_is_refuted_by_who_does_something_else(question: str) -> None:
    assert asked(shipped(), question)[0] != "refuted"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bộ trưởng Bộ Công an là ông Tô Lâm phải không?", ("refuted", ("bo-truong-bo-cong-an",))),
        ("tui nghe đồn bộ trưởng công an là ông Tô Lâm", ("refuted", ("bo-truong-bo-cong-an",))),
        ("Ông Nguyễn Văn Nam là Đại tá à?", ("unknown", ())),
        ("Ông Nguyễn Văn Nam là Ủy viên Bộ Chính trị à?", ("unknown", ())),
    ],
)
def test_a_stranger_is_denied_a_post_of_one_person_only(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bắc Kạn tổ chức hội nghị à?", ("refuted", ("don-vi-to-chuc",))),
        ("Hội nghị không phải do Bắc Kạn tổ chức đúng không?", ("confirmed", ("don-vi-to-chuc",))),
        ("Bắc Kạn có dự hội nghị không?", ("confirmed", ("diem-cau-duoc-neu",))),
        # A curator has asked just so.
        ("Bắc Kạn có tham dự không ạ?", ("confirmed", ("diem-cau-duoc-neu",))),
    ],
)
def test_a_claim_that_joins_what_a_fact_names_by_another_verb_is_not_that_fact(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told


def test_a_claim_on_the_subject_of_one_fact_is_not_confirmed_by_a_number_of_another() -> None:
    assert "thoi-gian-so-ket" not in asked(shipped(), "kết quả 2 năm ok không")[1]


@pytest.mark.parametrize(
    ("question", "said", "fact_ids"),
    [
        ("Trần Quốc Tỏ chủ trì hội nghị phải không?", "refuted", {"chu-tri-hoi-nghi"}),
        ("Hà Trọng Trung chủ trì hội nghị à?", "refuted", {"chu-tri-hoi-nghi"}),
        ("Hà Trọng Trung chủ trì điểm cầu Bắc Kạn phải không?", "confirmed", {"chu-tri-diem-cau-bac-kan"}),
        ("Ông Tỏ không chủ trì hội nghị phải không?", "confirmed", {"chu-tri-hoi-nghi"}),
        (
            "Trần Quốc Tỏ là Bộ trưởng Bộ Công an phải không?",
            "refuted",
            {"bo-truong-bo-cong-an", "thu-truong-bo-cong-an"},
        ),
        (
            "Trần Quốc Tỏ là Bí thư Đảng ủy Công an Trung ương à?",
            "refuted",
            {"bi-thu-dang-uy-catw", "pho-bi-thu-dang-uy-catw"},
        ),
        ("Nhà ở doanh trại đã hoàn thành phải không?", "confirmed", {"nha-o-doanh-trai"}),
        ("Trụ sở làm việc đã hoàn thành phải không?", "not_stated", {"tru-so-xong-chua"}),
        ("Trụ sở làm việc xong chưa?", "not_stated", {"tru-so-xong-chua"}),
        ("Công an xã là cánh tay nối dài phải không?", "refuted", {"canh-tay-noi-dai"}),
        ("Hội nghị sơ kết 5 năm phải không?", "refuted", {"thoi-gian-so-ket"}),
        ("Hội nghị họp trực tiếp đúng không?", "refuted", {"hinh-thuc-hoi-nghi"}),
        ("Nghị quyết số 12 là của Bộ trưởng Bộ Công an à?", "refuted", {"nghi-quyet-12-cua-ai"}),
        ("Trần Quốc Toản điều hành hội nghị phải không?", "refuted", {"dieu-hanh-hoi-nghi"}),
    ],
)
def test_claims_are_ruled_on_what_is_declared(question: str, said: str, fact_ids: set[str]) -> None:
    outcome, facts = asked(shipped(), question)
    assert outcome == said
    assert len(facts) == 1
    assert set(facts) <= fact_ids


def test_without_its_mark_a_claim_is_still_never_affirmed() -> None:
    assert asked(shipped(), "Công an xã là cánh tay nối dài?")[0] != "confirmed"


def test_a_wrong_tone_in_a_name_is_a_slip_and_no_other_person() -> None:
    assert asked(shipped(), "Trần Quốc Tọ điều hành hội nghị phải không?")[0] != "refuted"
    assert asked(shipped(), "Ông Trần Quốc Tọ làm chức gì?")[1] != ("trung-chuc-vu",)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Hà Trọng Trung chủ trì điểm cầu Thái Nguyên", ("refuted", ("chu-tri-diem-cau-bac-kan",))),
        ("Hội nghị do Bộ Quốc phòng tổ chức", ("refuted", ("don-vi-to-chuc",))),
        ("Bộ trưởng có chủ trì đâu", ("refuted", ("chu-tri-hoi-nghi",))),
        ("Ông Tỏ đâu phải ủy viên trung ương", ("refuted", ("to-uy-vien-trung-uong",))),
        ("Ông Trung là Giám đốc Công an tỉnh, yes or no?", ("refuted", ("trung-chuc-vu",))),
        ("Mốc của các mục tiêu là 2030 đúng không nào", ("refuted", ("moc-2025",))),
        (
            "Công an xã là “cánh tay nối dài” của lực lượng bảo vệ ANTT, không cãi được nhé?",
            ("refuted", ("canh-tay-noi-dai",)),
        ),
        (
            "Hội nghị không phải do một mình Bộ Công an tổ chức, có đúng vậy không?",
            ("confirmed", ("don-vi-to-chuc",)),
        ),
        ("Hội nghị do một mình Bộ Công an tổ chức đúng không?", ("answered", ("don-vi-to-chuc",))),
    ],
)
def test_who_only_states_something_is_told_whether_it_is_so(
    statement: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), statement) == told


@pytest.mark.parametrize(
    "heading",
    [
        "Nội dung của Nghị quyết số 11?",
        "Chỉ thị số 14 là chỉ thị của …",
        "việc của bộ trưởng văn hóa tại hội nghị",
        "Đánh giá chung về 7 năm thực hiện",
    ],
)
def test_a_heading_states_nothing(heading: str) -> None:
    assert asked(shipped(), heading)[0] == "unknown"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ông Tỏ là đại biểu Quốc hội à?", "unknown"),
        ("Ông Tỏ là Bí thư Đảng ủy Công an Trung ương à?", "refuted"),
        ("Hà Trọng Trung là Thứ trưởng à?", "refuted"),
    ],
)
def test_who_is_a_member_may_be_much_else(question: str, said: str) -> None:
    assert asked(shipped(), question)[0] == said


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thứ trưởng Lê Quốc Hùng điều hành hội nghị à?", ("refuted", ("dieu-hanh-hoi-nghi",))),
        (
            "Đại tá Vũ Văn Long chủ trì điểm cầu Bắc Kạn phải không?",
            ("refuted", ("chu-tri-diem-cau-bac-kan",)),
        ),
        ("Thứ trưởng Lê Quốc Hùng dự hội nghị à?", ("not_stated", ("thu-truong-khac",))),
    ],
)
def test_a_stranger_with_somebodys_title_is_not_that_person(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thiếu tướng Trần Quốc Tỏ điều hành hội nghị phải không?", ("refuted", ("to-cap-bac",))),
        ("Thiếu tướng Tỏ điều hành hội nghị à?", ("refuted", ("to-cap-bac",))),
        ("Thay mặt Bộ trưởng, ông Tỏ điều hành hội nghị đúng không?", ("answered", ("dieu-hanh-hoi-nghi",))),
        ("Bộ trưởng giao ông Tỏ điều hành hội nghị phải không?", ("answered", ("dieu-hanh-hoi-nghi",))),
        ("Bộ trưởng Trần Quốc Tỏ điều hành hội nghị đúng không?", ("refuted", ("thu-truong-bo-cong-an",))),
        ("Đại tá Lương Tam Quang chủ trì hội nghị", ("refuted", ("quang-cap-bac",))),
        ("Thượng tướng Trần Quốc Tỏ điều hành hội nghị phải không?", ("confirmed", ("dieu-hanh-hoi-nghi",))),
    ],
)
def test_a_title_given_in_passing_is_part_of_the_claim(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hội nghị sơ kết ba văn bản phải không?", ("refuted", ("cac-van-ban",))),
        ("Hai văn bản được sơ kết phải không?", ("confirmed", ("cac-van-ban",))),
        ("Sơ kết 5 năm thực hiện à?", ("refuted", ("thoi-gian-so-ket",))),
        ("Thực hiện hai văn bản có hiệu quả không?", ("answered", ("ket-qua-tong-quat",))),
        ("Mấy mục tiêu này tính tới 2030 đúng không?", ("refuted", ("moc-2025",))),
    ],
)
def test_a_number_is_held_against_one_that_counts_the_same(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vì sao Thủ tướng Phạm Minh Chính lại điều hành hội nghị?", ("refuted", ("dieu-hanh-hoi-nghi",))),
        ("Vì sao ông Tỏ lại chủ trì ở điểm cầu Bắc Kạn?", ("refuted", ("chu-tri-diem-cau-bac-kan",))),
        ("Tại sao ông Phạm Minh Chính lại kết luận hội nghị?", ("refuted", ("ket-luan-hoi-nghi",))),
    ],
)
def test_the_reason_of_what_is_not_so_is_that_it_is_not(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told


def test_the_reason_of_what_is_so_is_not_that_it_is() -> None:
    assert asked(shipped(), "Vì sao Bộ trưởng lại chủ trì hội nghị?")[0] not in ("confirmed", "refuted")


@pytest.mark.parametrize(
    ("question", "fact_id"),
    [
        ("Chỉ thị 11 do Thủ tướng ban hành phải không?", "chi-thi-11-ai-ky"),
        ("có phải nghị quyết 12 do thủ tướng ký không", "nghi-quyet-12-ai-ky"),
        ("Phong trào thi đua do Chủ tịch nước phát động hả?", "ai-phat-dong-phong-trao"),
    ],
)
def test_what_is_stated_of_nobody_is_not_stated_of_whom_it_is_claimed(question: str, fact_id: str) -> None:
    assert asked(shipped(), question) == ("not_stated", (fact_id,))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("sơ kết 3 năm mà nhỉ, tớ nhớ ko nhầm đúng hem", ("refuted", ("thoi-gian-so-ket",))),
        ("Ông Tỏ chủ trì hội nghị, không sai chứ?", ("refuted", ("chu-tri-hoi-nghi",))),
        ("Bộ trưởng chủ trì, tôi nói không sai đúng không?", ("confirmed", ("chu-tri-hoi-nghi",))),
    ],
)
def test_whoever_is_not_mistaken_denies_nothing(question: str, told: tuple[str, tuple[str, ...]]) -> None:
    assert asked(shipped(), question) == told


def test_no_body_is_ruled_on_by_the_syllables_of_its_verb() -> None:
    # "Tỏ … chức" is no "tổ chức".
    assert asked(shipped(), "có phải ông Tỏ không giữ chức vụ Đảng nào không")[1] != ("don-vi-to-chuc",)
