"""Dates as they are spoken."""

import pytest

from handlers.dates import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2024", "năm 2024"),
        ("2024-10", "tháng 10/2024"),
        ("2024-03", "tháng 3/2024"),
        ("2024-10-05", "ngày 5/10/2024"),
        ("quý 3 năm 2024", "quý 3 năm 2024"),
        ("2024/10", "2024/10"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(written: str, said: str) -> None:
    assert spoken(written) == said
