"""The thesaurus: notions in whatever words, longest expression first, and none made of other words' parts."""

import tomllib
from collections import Counter
from importlib import resources

import numpy as np
import pytest

from knowledge.discriminant import Wording, sketched
from knowledge.lexicon import shipped
from knowledge.sketch import DIMENSIONS, Sketch, sketch_of, traits
from knowledge.thesaurus import Thesaurus
from tests.knowledge.bases import COUNCIL, base

FACTS = base(COUNCIL)

SMALL = Thesaurus(
    [["tiền học", "học phí"], ["nộp tiền", "đóng tiền"], ["ở đâu", "chỗ nào"]], shipped().rewrites
)


def notions(text: str, thesaurus: Thesaurus = SMALL) -> tuple[str, ...]:
    return thesaurus.notions(FACTS.read(text)[0])


def likeness(*sketches: Sketch) -> float:
    one, other = (
        np.bincount(columns, weights=weights, minlength=DIMENSIONS) for columns, weights in sketches
    )
    return float(one @ other)


@pytest.mark.parametrize(
    "text", ["đóng tiền học phí chỗ nào", "nộp tiền tiền học ở đâu", "dong tien hoc phi o dau"]
)
def test_a_notion_is_found_in_whatever_words(text: str) -> None:
    assert notions(text) == ("nộp tiền", "tiền học", "ở đâu")


def test_words_that_say_something_else_have_none() -> None:
    assert notions("học tiền cổ, phí nộp") == ()


def test_what_is_said_in_other_words_is_more_alike_by_its_notions() -> None:
    one, other = (FACTS.read(text)[0] for text in ("họ buôn bán ở đâu", "họ kinh doanh chỗ nào"))
    bare = [sketched(Wording.of(words), DIMENSIONS) for words in (one, other)]
    assert Thesaurus.shipped().notions(one) == Thesaurus.shipped().notions(other)
    assert likeness(sketch_of(one), sketch_of(other)) > likeness(*bare)


def test_a_word_that_nobody_knows_is_sketched_as_the_one_that_was_meant() -> None:
    meant, slipped = (FACTS.read(text)[0] for text in ("ai chủ trì đại hội", "ai chủ trì đại hoik"))
    as_typed = sketched(Wording.of(slipped), DIMENSIONS)
    assert likeness(sketch_of(meant), sketch_of(slipped)) > likeness(sketch_of(meant), as_typed)


def test_two_notions_are_one_trait_in_either_order() -> None:
    assert traits(("b", "a"))[2:] == traits(("a", "b"))[2:] == ["# a # b"]


def test_no_expression_stands_for_two_notions() -> None:
    text = resources.files("knowledge").joinpath("thesaurus.toml").read_text(encoding="utf-8")
    said = tomllib.loads(text)["notions"]
    assert all(len(each) > 1 for each in said)
    assert [each for each, times in Counter(e for own in said for e in own).items() if times > 1] == []
