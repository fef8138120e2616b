"""The facts against the article: every locator, fragment, number and name must stand where it should."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.article import Article, Paragraph, fewest_holding
from knowledge.facts import Fact, FactFile
from knowledge.mentions import Names, unsupported
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.words import stands_in, words


@dataclass(frozen=True)
class Proof:
    """An article, the source that it is the text of, and what the facts of that source get wrong.

    ``source`` is empty for a file without sources; without an ``article`` there is nothing to show.
    """

    problems: tuple[Problem, ...]
    article: Article | None = None
    source: str = ""

    def sentences_of(self, fact: Fact) -> tuple[str, ...]:
        """The article's sentences that hold the fact's evidence; its whole paragraphs if none does.

        None for a fact of another source, or one that the article does not state.
        """
        if self.article is None or fact.status == "not_stated" or fact.source not in ("", self.source):
            return ()
        sentences = [sentence for paragraph in _named(fact, self.article) for sentence in paragraph.sentences]
        holding = fewest_holding(map(words, fact.evidence), sentences)
        return tuple(sentence.text for sentence in holding or sentences)


def prove(factfile: FactFile, article: Article) -> Proof:
    """Hold the facts of the article's source against its text.

    The source is the one with the article's SHA-256, else the only one without any. Against another text
    nothing is checked: that would report every locator for one cause.
    """
    digests = [source.sha256.casefold() for source in factfile.sources]
    if article.digest in digests:
        position = digests.index(article.digest)
    elif digests.count("") == 1:
        position = digests.index("")
    elif digests:
        kind = ProblemKind.ARTICLE_UNIDENTIFIED if "" in digests else ProblemKind.ARTICLE_OTHER
        first = factfile.sources[0]
        field = "sha256" if first.sha256 else ""
        return Proof((Problem.of(kind, Place("sources", 0, first.id, field)),))
    else:
        return Proof(tuple(_failures(factfile, article, frozenset({""}))), article)
    source = factfile.sources[position].id
    # With one source, a fact need not name it.
    sources = frozenset({source, ""} if len(digests) == 1 else {source})
    return Proof(tuple(_failures(factfile, article, sources)), article, source)


def _failures(factfile: FactFile, article: Article, sources: frozenset[str]) -> Iterator[Problem]:
    names = Names(factfile.entities)
    for index, fact in enumerate(factfile.facts):
        if fact.status == "stated" and fact.source in sources:
            yield from _fact_failures(fact, index, article, names)


def _fact_failures(fact: Fact, index: int, article: Article, names: Names) -> Iterator[Problem]:
    def at(field: str, item: int | None = None) -> Place:
        return Place("facts", index, fact.id, field, item)

    count = len(article.paragraphs)
    for item, number in enumerate(fact.paragraph):
        if number > count:
            yield Problem.of(ProblemKind.PARAGRAPH_ABSENT, at("paragraph", item), value=number, count=count)
    named = [paragraph.words for paragraph in _named(fact, article)]
    for item, fragment in enumerate(fact.evidence):
        row = words(fragment)
        if any(stands_in(row, paragraph) for paragraph in named):
            continue
        place = at("evidence", item)
        elsewhere = [n for n, other in enumerate(article.paragraphs, 1) if stands_in(row, other.words)]
        if elsewhere:
            paragraphs = ", ".join(map(str, elsewhere))
            yield Problem.of(ProblemKind.EVIDENCE_ELSEWHERE, place, value=fragment, paragraphs=paragraphs)
        else:
            yield Problem.of(ProblemKind.EVIDENCE_ABSENT, place, value=fragment)
    lacking = unsupported(fact.answer, named, names)
    for number_text in lacking.numbers:
        yield Problem.of(ProblemKind.NUMBER_UNPROVED, at("answer"), value=number_text)
    for name in lacking.names:
        yield Problem.of(ProblemKind.NAME_UNPROVED, at("answer"), value=name)


def _named(fact: Fact, article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs that a fact names; every one, if it names none."""
    if not fact.paragraph:
        return article.paragraphs
    found = (article.paragraph(number) for number in fact.paragraph)
    return tuple(paragraph for paragraph in found if paragraph is not None)
