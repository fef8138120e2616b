"""What a fact speaks of: found out text by text, and no further than needed."""

from knowledge.support import Named, Support, Texts

TEXTS = (("role", "chủ trì"), ("role", "điều hành"), ("place", "huế"))
FOLDS = (("ai", "chu", "tri"), ("ai", "dieu", "hanh"))
"""Of the last text they are not known."""


def support() -> tuple[Support, list[int]]:
    """A fact of three texts that name one thing each, and the places of those that were read."""
    read: list[int] = []

    def find(place: int) -> list[Named]:
        read.append(place)
        return [Named(frozenset({TEXTS[place]}))]

    folds = frozenset({"ai", "chu", "tri", "dieu", "hanh", "hue"})
    return Support(lambda: folds, Texts(len(TEXTS), find, FOLDS), declares=False), read


def test_the_first_text_that_tells_is_the_last_one_read() -> None:
    fact, read = support()
    assert fact.speaks_of(frozenset({("role", "chủ trì")}))
    assert read == [0]
    assert fact.speaks_of(frozenset({("role", "chủ trì"), ("role", "điều hành")}))
    assert read == [0]


def test_a_text_whose_words_do_not_allow_for_it_is_not_read() -> None:
    fact, read = support()
    assert fact.speaks_of(frozenset({("place", "huế")}))
    assert read == [2]
    assert not fact.speaks_of(
        frozenset({("place", "điều hành")})
    )  # the words are there, and name something else
    assert read == [2, 1]
    assert not fact.speaks_of(frozenset({("role", "bế mạc")}))
    assert read == [2, 1]


def test_what_was_begun_is_finished_before_it_is_handed_on() -> None:
    fact, read = support()
    assert fact.found() is None
    assert fact.speaks_of(frozenset({("role", "điều hành")}))
    found = fact.found()
    assert found is not None
    assert found.keys == set(TEXTS)
    assert sorted(read) == [0, 1, 2]
