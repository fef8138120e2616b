"""The shipped fact file: valid, complete, and proved against the article where that is at hand."""

import functools
import re
from pathlib import Path

import pytest

import knowledge
from knowledge.article import Article
from knowledge.factfile import load, read
from knowledge.facts import Fact, FactFile
from knowledge.lint import MAX_ANSWER, MAX_TITLE, MIN_QUESTIONS, lint
from knowledge.problems import Severity
from knowledge.proof import prove

FACTS = Path(knowledge.__file__).with_name("facts.toml")
ARTICLE = Path(__file__).parents[3] / "shared" / "article.txt"

LONGEST_RUN = 18
"""Words in a row that may not stand in the article too."""


@functools.cache
def shipped() -> FactFile:
    return load(FACTS)


def stated() -> list[Fact]:
    return [fact for fact in shipped().facts if fact.status == "stated"]


def test_there_are_enough_facts_and_some_of_what_the_article_leaves_out() -> None:
    assert len(shipped().facts) >= 60
    assert len(shipped().facts) - len(stated()) >= 8


def test_each_fact_has_five_phrasings_or_more() -> None:
    assert [fact.id for fact in shipped().facts if len(fact.questions) < MIN_QUESTIONS] == []


def test_each_fact_has_a_title_that_a_button_shows_whole_and_no_other_fact_has() -> None:
    titles = [fact.title for fact in shipped().facts]
    assert [title for title in titles if not 0 < len(title) <= MAX_TITLE] == []
    assert [title for title in set(titles) if titles.count(title) > 1] == []


def test_answers_are_read_at_a_glance() -> None:
    assert [fact.id for fact in shipped().facts if len(fact.answer) > MAX_ANSWER] == []


def test_each_stated_fact_says_where_it_stands() -> None:
    assert [fact.id for fact in stated() if not (fact.source and fact.paragraph and fact.evidence)] == []


def test_each_fact_leads_on_to_another() -> None:
    assert [fact.id for fact in shipped().facts if not fact.related] == []


def test_there_are_checks_of_both_kinds() -> None:
    expected = {check.expect for check in shipped().checks}
    assert "unknown" in expected
    assert len(expected) > 10


def test_lint_finds_no_error_and_no_question_twice() -> None:
    problems = lint(shipped(), proved=True)
    assert [(problem.kind, problem.place) for problem in problems if problem.severity is Severity.ERROR] == []
    assert [problem.place for problem in problems if problem.kind.code.startswith("question-")] == []


def test_no_sentence_of_the_article_is_taken_over() -> None:
    if not ARTICLE.is_file():
        pytest.skip("the article is not committed; its text is not at hand here")
    article, own = (re.findall(r"\w+", read(path).decode().casefold()) for path in (ARTICLE, FACTS))
    runs = {tuple(article[start : start + LONGEST_RUN]) for start in range(len(article))}
    # A slogan or a title is taken over whole.
    names = [" ".join(re.findall(r"\w+", entity.name.casefold())) for entity in shipped().entities]
    taken = {run for start in range(len(own)) if (run := tuple(own[start : start + LONGEST_RUN])) in runs}
    assert [run for run in taken if not any(" ".join(run) in name for name in names)] == []


def test_every_fragment_number_and_name_stands_in_the_article() -> None:
    if not ARTICLE.is_file():
        pytest.skip("the article is not committed; its text is not at hand here")
    proof = prove(shipped(), Article.read(read(ARTICLE)))
    assert proof.problems == ()
    for fact in stated():
        assert proof.sentences_of(fact), fact.id
