"""Claims in other words than a fact's are ruled on by the open question behind them."""

import pytest

from tests.knowledge.bases import COUNCIL, asked


@pytest.mark.parametrize(
    ("claim", "ruling"),
    [
        ("Thủ tướng Phạm Minh Chính cầm trịch đại hội, chuẩn chưa", ("refuted", ("chu-tri",))),
        ("Vũ Thị Lan ngồi ghế chủ tọa, có trúng không chú?", ("confirmed", ("chu-tri",))),
        ("Nguyễn Văn Bê là người chủ tọa đại hội đúng không?", ("refuted", ("chu-tri",))),
    ],
)
def test_what_stands_in_the_claims_place_decides(claim: str, ruling: tuple[str, tuple[str, ...]]) -> None:
    assert asked(COUNCIL, claim) == ruling


def test_what_no_fact_is_asked_for_by_is_neither_true_nor_false() -> None:
    assert asked(COUNCIL, "Phạm Minh Chính tặng hoa đại hội, đúng không?")[0] == "unknown"


@pytest.mark.parametrize(
    "called", ["", " bác", " chú", " mấy bác", " mấy bồ", " các đồng chí", " nè", " bà con", " ad"]
)
@pytest.mark.parametrize("closing", ["đúng không", "phải không", "có trúng không", ", em ghi vậy được chưa"])
def test_whoever_is_asked_may_be_called_at_the_end(closing: str, called: str) -> None:
    assert asked(COUNCIL, f"Vũ Thị Lan chủ trì đại hội {closing}{called}?") == ("confirmed", ("chu-tri",))
