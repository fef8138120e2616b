"""A stranger is answered by what a silent fact says of another stranger of its kind, and by nothing else."""

from knowledge.facts import Fact, FactFile
from knowledge.outcome import NotStated, Unknown
from tests.knowledge.bases import decide

SITES = FactFile(
    facts=(
        Fact(
            id="diem-cau",
            questions=("Ai chủ trì điểm cầu Bắc Kạn?", "Điểm cầu Bắc Kạn do ai chủ trì?"),
            answer="Ông Trung chủ trì điểm cầu Bắc Kạn.",
        ),
        Fact(
            id="diem-cau-khac",
            questions=("Ai chủ trì điểm cầu Hà Nội?", "Điểm cầu Hà Nội do ai chủ trì?"),
            answer="Không có thông tin về điểm cầu nào khác.",
            status="not_stated",
        ),
    )
)


def test_what_is_silent_on_one_place_is_silent_on_every_other() -> None:
    outcome = decide(SITES, "Ai chủ trì điểm cầu Tuyên Quang?").outcome
    assert isinstance(outcome, NotStated)
    assert outcome.fact.id == "diem-cau-khac"


def test_a_stated_place_stands_for_no_other() -> None:
    stated = FactFile(facts=SITES.facts[:1])
    assert isinstance(decide(stated, "Ai chủ trì điểm cầu Tuyên Quang?").outcome, Unknown)
