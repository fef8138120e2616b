"""Claims that go further than a fact: neither confirmed nor denied, but told how it is."""

import pytest

from knowledge.facts import Fact, FactFile
from tests.knowledge.bases import asked, shipped

KITCHEN = FactFile(
    facts=(
        Fact(
            id="phai-lam",
            questions=("Tổ bếp phải làm gì?", "Việc của tổ bếp là gì?", "Tổ bếp lo những việc gì?"),
            answer="Tổ bếp phải đi chợ, nấu ăn và rửa bát.",
            subject="tổ bếp",
            relation="phải",
            value=("đi chợ", "nấu ăn", "rửa bát"),
        ),
        Fact(
            id="mon-chinh",
            questions=("Món chính của bữa cơm là gì?", "Bữa cơm có món chính nào?", "Món chính là món gì?"),
            answer="Món chính là cá kho.",
            subject="món chính",
            relation="là",
            value=("cá kho",),
        ),
        Fact(
            id="ban-an",
            questions=("Bàn ăn đã lau chưa?", "Bàn ăn được lau dọn thế nào?", "Bàn ăn ra sao?"),
            answer="Tất cả bàn ăn đã được lau sạch.",
            subject="bàn ăn",
            relation="được",
            value=("lau sạch",),
        ),
        Fact(
            id="bat-dia",
            questions=("Bát đĩa đã rửa chưa?", "Bát đĩa được rửa thế nào?", "Bát đĩa ra sao?"),
            answer="Nhiều bát đĩa đã được rửa sạch.",
            subject="bát đĩa",
            relation="được",
            value=("rửa sạch",),
        ),
    )
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tổ bếp phải nấu ăn đúng không?", ("confirmed", ("phai-lam",))),
        ("Tổ bếp chỉ phải nấu ăn thôi đúng không?", ("answered", ("phai-lam",))),
        ("Món chính là cá kho thôi đúng không?", ("confirmed", ("mon-chinh",))),
        ("Bàn ăn được lau sạch hết rồi đúng không?", ("confirmed", ("ban-an",))),
        ("Bát đĩa được rửa sạch đúng không?", ("confirmed", ("bat-dia",))),
    ],
)
def test_what_is_only_a_part_is_told_and_not_confirmed(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(KITCHEN, question) == told


def test_what_holds_of_many_is_not_confirmed_of_all() -> None:
    assert asked(KITCHEN, "Bát đĩa được rửa sạch đúng không?") == ("confirmed", ("bat-dia",))
    assert asked(KITCHEN, "Mọi bát đĩa đều được rửa sạch rồi đúng không?") == ("answered", ("bat-dia",))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Mọi mục tiêu đều xong rồi đúng không?", ("answered", ("tien-do-muc-tieu",))),
        ("Hội nghị chỉ sơ kết Nghị quyết 12 thôi phải không?", ("answered", ("noi-dung-so-ket",))),
        ("Chỉ có Bắc Kạn là điểm cầu thôi đúng không?", ("answered", ("diem-cau-duoc-neu",))),
        ("Hội nghị sơ kết 2 năm thôi hả?", ("confirmed", ("thoi-gian-so-ket",))),
        ("Chỉ thị 11 của Bộ trưởng phải không?", ("confirmed", ("chi-thi-11-cua-ai",))),
        ("hoi nghi chi so ket nghi quyet 12 thoi phai khong", ("answered", ("noi-dung-so-ket",))),
        ("Chỉ ông Tỏ là Thượng tướng phải không?", ("answered", ("to-cap-bac",))),
        (
            "Chỉ có ông Tỏ là Thứ trưởng Bộ Công an phải không?",
            ("answered", ("thu-truong-bo-cong-an",)),
        ),
        ("Mọi người cho hỏi Bộ Công an tổ chức hội nghị phải không?", ("confirmed", ("don-vi-to-chuc",))),
        ("Nghị quyết 12 và Chỉ thị 11 đều được sơ kết phải không?", ("confirmed", ("noi-dung-so-ket",))),
    ],
)
def test_the_shipped_facts_confirm_no_more_than_they_state(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == told
