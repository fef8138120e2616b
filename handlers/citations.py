"""Where a fact stands: the discreet line under an answer and the full account behind the source button."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from handlers.dates import spoken
from handlers.phrases import replies as phrases
from handlers.reply import Block, Style
from knowledge.facts import Fact, FactFile, Source


def listing(items: Sequence[str]) -> str:
    """``items`` as one enumeration: "a", "a và b", "a, b và c"."""
    if len(items) < 2:
        return "".join(items)
    joined = phrases.LIST_PAIR.format(first=items[-2], last=items[-1])
    for item in reversed(items[:-2]):
        joined = phrases.LIST_ITEM.format(first=item, rest=joined)
    return joined


Passages = Callable[[Fact], Sequence[str]]
"""The sentences of the article that a fact stands on."""


def no_passages(_: Fact) -> Sequence[str]:
    """The passages of an article that is not at hand."""
    return ()


@dataclass(frozen=True, slots=True)
class Citations:
    """The sources of a fact file, by id, and their own words where an article is at hand."""

    sources: Mapping[str, Source]
    passages: Passages

    @classmethod
    def of(cls, factfile: FactFile, passages: Passages) -> "Citations":
        """The citations of ``factfile``."""
        return cls({source.id: source for source in factfile.sources}, passages)

    @property
    def about(self) -> str:
        """A noun phrase for everything the file knows."""
        match list(self.sources.values()):
            case []:
                return phrases.ABOUT_FACTS
            case [source]:
                return phrases.ABOUT_ARTICLE.format(**_named(source))
            case sources:
                return phrases.ABOUT_ARTICLES.format(count=len(sources))

    def articles(self) -> tuple[Block, ...]:
        """Every source with its publisher and date."""
        if not self.sources:
            return (Block(phrases.SOURCES_UNRECORDED),)
        return tuple(
            Block("\n".join(filter(None, (phrases.SOURCE_ITEM.format(**_named(source)), source.url))))
            for source in self.sources.values()
        )

    def date(self, fact: Fact) -> str | None:
        """The date of the fact's source as it is spoken; None without a source."""
        source = self.sources.get(fact.source)
        return None if source is None else spoken(source.date)

    def line(self, fact: Fact) -> tuple[Block, ...]:
        """The source line under an answer; nothing without a source."""
        source = self.sources.get(fact.source)
        if source is None:
            return ()
        if fact.status == "not_stated":
            template = phrases.SILENCE_LINE
        elif fact.paragraph:
            template = phrases.SOURCE_LINE
        else:
            template = phrases.SOURCE_LINE_WHOLE
        return (Block(template.format(**_named(source), paragraphs=_paragraphs(fact)), Style.ASIDE),)

    def account(self, fact: Fact) -> tuple[Block, ...]:
        """Everything that can be said about where the fact stands."""
        source = self.sources.get(fact.source)
        if source is None:
            return (Block(phrases.SOURCE_UNRECORDED),)
        if fact.status == "not_stated":
            template = phrases.SOURCE_SILENT
        elif fact.paragraph:
            template = phrases.SOURCE
        else:
            template = phrases.SOURCE_WHOLE
        blocks = [Block(template.format(**_named(source), paragraphs=_paragraphs(fact)))]
        passage = " ".join(self.passages(fact))
        if passage:
            blocks.append(Block(phrases.SOURCE_PASSAGE.format(passage=passage), Style.FOLDED))
        elif fact.evidence:
            fragments = listing([phrases.QUOTED.format(text=fragment) for fragment in fact.evidence])
            blocks.append(Block(phrases.SOURCE_EVIDENCE.format(fragments=fragments)))
        if source.url:
            blocks.append(Block(phrases.SOURCE_ADDRESS.format(url=source.url), Style.ASIDE))
        return tuple(blocks)


def _named(source: Source) -> dict[str, str]:
    return {"title": source.title, "publisher": source.publisher, "date": spoken(source.date)}


def _paragraphs(fact: Fact) -> str:
    return listing([str(number) for number in fact.paragraph])
