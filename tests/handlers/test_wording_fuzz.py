"""Whatever the core decides, there is a reply that Telegram accepts."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from handlers.rendering import MESSAGE_LIMIT, messages, plain, units
from handlers.wording import Wording
from knowledge.facts import Fact, FactFile, Source
from knowledge.outcome import (
    Answer,
    Aspect,
    Clarification,
    Confirmation,
    Courtesy,
    Decision,
    NotStated,
    Outcome,
    Refutation,
    SmallTalk,
    Timeliness,
    Unknown,
    UnknownReason,
)

IDS = ("mot", "hai", "ba", "bon")

curated = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'{}🙂ạđ\n. "), min_size=1, max_size=60
).filter(lambda text: bool(text.strip()))
"""What a curator may write: any text but nothing."""

asked = st.text(st.characters(), max_size=5000)
"""What an asker may write: any text, lone surrogates included."""

answers = st.builds(lambda text, times: text * times, curated, st.sampled_from((1, 1, 1, 20, 300)))
sources = st.builds(
    Source,
    id=st.just("nguon"),
    title=curated,
    publisher=curated,
    date=st.sampled_from(("2024", "2024-10", "?")),
)


def facts(identifier: str) -> st.SearchStrategy[Fact]:
    return st.builds(
        Fact,
        id=st.just(identifier),
        questions=st.tuples(curated),
        answer=answers,
        title=st.just("") | curated,
        status=st.sampled_from(("stated", "not_stated")),
        source=st.sampled_from(("", "nguon", "mat")),
        paragraph=st.lists(st.integers(1, 9), max_size=3).map(tuple),
        evidence=st.lists(curated, max_size=3).map(tuple),
        related=st.lists(st.sampled_from((*IDS, "mat")), max_size=4).map(tuple),
    )


factfiles = st.builds(
    FactFile,
    sources=st.lists(sources, max_size=1).map(tuple),
    facts=st.tuples(*(facts(identifier) for identifier in IDS)),
)


def outcomes(known: Sequence[Fact]) -> st.SearchStrategy[Outcome]:
    fact = st.sampled_from(known)
    terms = st.lists(asked, max_size=5).map(tuple)
    several = st.lists(fact, max_size=4, unique_by=lambda one: one.id).map(tuple)
    return st.one_of(
        st.builds(Answer, fact, st.sampled_from(Aspect), st.sampled_from(Timeliness)),
        st.builds(Confirmation, fact),
        st.builds(Refutation, fact),
        st.builds(NotStated, fact),
        st.builds(Clarification, several),
        st.builds(Unknown, st.sampled_from(UnknownReason), terms, terms, several),
        st.builds(SmallTalk, st.sampled_from(Courtesy)),
    )


@given(st.data())
def test_every_decision_has_a_reply_that_telegram_accepts(data: st.DataObject) -> None:
    factfile = data.draw(factfiles)
    decision = st.builds(Decision, asked, outcomes(factfile.facts))
    decisions = data.draw(st.lists(decision, min_size=1, max_size=3))
    reply = Wording.of(factfile).reply(decisions)

    assert plain(reply.blocks).strip()
    for message in messages(reply.blocks):
        assert 0 < units(message) <= MESSAGE_LIMIT
        message.encode()
        tags = re.findall(r"<(/?)(\w+)>", message)
        assert [name for closing, name in tags if not closing] == [name for closing, name in tags if closing]
        assert "<" not in re.sub(r"</?(?:i|blockquote)>", "", message)
