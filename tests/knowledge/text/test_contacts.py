"""What is masked in a question that is kept."""

import pytest

from knowledge.text.contacts import without_contacts


@pytest.mark.parametrize(
    "contact",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84 912 345 678",
        "024-3822-1234",
        "012345678901",
        "19001234567890",
        "an.nguyen+bot@example.com.vn",
        "@nguyen_van_an",
    ],
)
def test_what_somebody_could_be_found_by_is_masked(contact: str) -> None:
    assert without_contacts(f"Gọi {contact} nhé, Nghị quyết 12?") == "Gọi … nhé, Nghị quyết 12?"


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 12 và Chỉ thị số 11",
        "từ năm 2021 2022 2023 2024 tới 2025",
        "2024-10-12 lúc 08:30",
        "1.234.567 người, 10.000.000 đồng",
        "0 người, 05 đồng chí, 007",
        "hỏi @bot",
        "12/2024, 01/10/2024",
    ],
)
def test_what_questions_are_about_stays(text: str) -> None:
    assert without_contacts(text) == text
