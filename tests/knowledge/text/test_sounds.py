"""Syllables that sound alike in some dialect."""

import pytest

from knowledge.text.sounds import homophones


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("chao", "trao"),
        ("tru", "chu"),
        ("xo", "so"),
        ("dao", "giao"),
        ("nuong", "luong"),
        ("lang", "lan"),
        ("bac", "bat"),
    ],
)
def test_a_merged_sound_is_heard_both_ways(written: str, meant: str) -> None:
    assert meant in homophones(written)
    assert written in homophones(meant)


@pytest.mark.parametrize("distinct", ["hoi", "ba", "anh", "khi"])
def test_what_no_dialect_merges_stays_apart(distinct: str) -> None:
    assert not homophones(distinct)
