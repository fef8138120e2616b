"""Files that change places."""

import sys
from pathlib import Path

import pytest

from knowledge.publication.exchange import exchanged


@pytest.mark.skipif(sys.platform != "linux", reason="files change places on Linux alone")
def test_each_stands_where_the_other_stood(tmp_path: Path) -> None:
    one, other = tmp_path / "một", tmp_path / "hai"
    one.write_text("1")
    other.write_text("2")
    assert exchanged(one, other)
    assert (one.read_text(), other.read_text()) == ("2", "1")


def test_a_file_does_not_change_places_with_none(tmp_path: Path) -> None:
    one = tmp_path / "một"
    one.write_text("1")
    assert not exchanged(one, tmp_path / "hai")
    assert one.read_text() == "1"
