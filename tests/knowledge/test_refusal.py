"""What a refusal names: what the asker can recognise, and nothing that the facts do not state."""

import pytest

from knowledge.facts import Fact, FactFile
from knowledge.outcome import Unknown
from tests.knowledge.bases import COUNCIL, LIBRARY, decide

HARBOUR = FactFile(
    facts=(
        Fact(
            id="ben-tau",
            questions=("Tàu cập bến nào?", "Bến tàu ở đâu?", "Tàu vào bến gì?"),
            answer="Tàu cập bến tại Vũng Tàu.",
        ),
        Fact(
            id="ben-khac",
            questions=(
                "Tàu có cập bến Đà Nẵng không?",
                "Tàu có cập bến Hải Phòng không?",
                "Bến khác là bến nào?",
            ),
            answer="Không có thông tin về bến nào khác.",
            status="not_stated",
        ),
    )
)


def refused(factfile: FactFile, question: str) -> Unknown:
    outcome = decide(factfile, question).outcome
    assert isinstance(outcome, Unknown)
    return outcome


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("kết quả bóng thế nào", "bóng"),  # "quả" belongs to "kết quả"
        ("đặc sản gì ngon", "đặc sản"),
        ("what is the weather", "weather"),
    ],
)
def test_a_strange_word_is_named_with_its_other_half(question: str, missing: str) -> None:
    assert missing in refused(LIBRARY, question).missing


def test_shorthand_that_nobody_can_read_is_not_named() -> None:
    assert not {"xzq", "trq"} & set(refused(LIBRARY, "xzq trq đặc sản").missing)


def test_a_bare_number_is_named_with_what_it_counts() -> None:
    (missing,) = refused(COUNCIL, "Điều 3 của đại hội viết gì?").missing
    assert missing == "Điều 3"


def test_what_is_only_asked_for_is_never_said_to_be_there() -> None:
    assert not {"Đà Nẵng", "Hải Phòng"} & set(refused(HARBOUR, "Tàu cập bến Cần Thơ lúc mấy giờ?").present)


def test_people_that_are_counted_are_named_with_their_number() -> None:
    assert refused(COUNCIL, "trong tám ông thì ai chủ trì đại hội").missing == ("tám ông",)
