"""Garbage is looked for again once nothing can be any no more, come what may."""

import gc

import pytest

from knowledge.garbage import uncollected


def test_garbage_is_looked_for_again_whatever_happens() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_whoever_wants_none_looked_for_is_left_alone() -> None:
    with uncollected(), uncollected():
        pass
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
