"""What labelled questions have taught: it revises chances, of the facts that it knows, within reason."""

from pathlib import Path

import numpy as np
import pytest

from knowledge import features, lexicon
from knowledge.experience import FEATURES, Candidate, Experience, Learnt, fingerprint
from knowledge.factbase import FactBase
from knowledge.facts import Fact, FactFile
from knowledge.learning import LONGEST_TOLD
from knowledge.precedents import Precedents
from knowledge.query import Query, analyse
from knowledge.sketch import DIMENSIONS, sketch_of
from knowledge.trees import Boosted, BoostedForest, Tree
from tests.knowledge.bases import LIBRARY, asked, base, shipped

FEE, HOURS = "phi-lam-the", "gio-mo-cua"
"""Two facts of ``LIBRARY``, known as the first and the second."""

KNOWN = tuple(next(fact for fact in LIBRARY.facts if fact.id == each) for each in (FEE, HOURS))

ASKED = "thư viện mấy giờ thu phí làm thẻ"
"""Of which was heard that it asks for the fee, and not for the hours."""

LEADING = Tree(asks=("told_lead", "", ""), bounds=(0.0, -2.0, 2.0), above=(2, 0, 0))
"""What the regression says most of is more likely, anything else less."""

FACTS = base(LIBRARY)


def query(text: str) -> Query:
    return analyse(FACTS.read(text)[0], FACTS.lexicon)


def experience() -> Experience:
    """It has heard ``ASKED``."""
    columns, weights = sketch_of(query(ASKED).terms)
    row = np.zeros(DIMENSIONS, dtype=np.float32)
    np.add.at(row, columns, weights)
    precedents = Precedents.of([(columns, weights)], [[0]], 2)
    learnt = Learnt.of(np.stack((row, -row), axis=1), precedents)
    phrasings = {fact.id: frozenset(map(fingerprint, fact.questions)) for fact in KNOWN}
    return Experience(phrasings, learnt, Boosted.of(BoostedForest(trees=(LEADING,), constant=0.0), FEATURES))


def candidates(question: Query, chance: float) -> list[Candidate]:
    nothing = (0.0,) * len(features.FEATURES)
    return [Candidate(match, nothing, chance) for match in FACTS.matcher.match(question)]


def revised(text: str = ASKED, facts: FactFile = LIBRARY, chance: float = 0.6) -> dict[str, float]:
    """The chances that are revised, by ids, where the forest says ``chance`` of each candidate."""
    taught = experience().with_facts(facts.facts)
    assert taught is not None
    same = dict.fromkeys(range(len(facts.facts)), chance)
    told = taught.revised(query(text), candidates(query(text), chance), same)
    return {facts.facts[number].id: revised for number, revised in told.items()}


def edited(fact_id: str, questions: tuple[str, ...]) -> FactFile:
    return FactFile(
        facts=tuple(
            fact.model_copy(update={"questions": questions}) if fact.id == fact_id else fact
            for fact in LIBRARY.facts
        )
    )


def test_a_fact_gains_and_another_loses_by_what_was_heard() -> None:
    told = revised()
    assert told[HOURS] < 0.6 < told[FEE]


def test_a_slip_of_the_keyboard_makes_nothing_less_likely() -> None:
    told = revised(ASKED.replace(" thu ", " thup "))
    assert told[HOURS] == 0.6 < told[FEE]


def test_only_what_is_known_is_revised() -> None:
    assert revised().keys() == {FEE, HOURS}


def test_a_new_phrasing_only_adds_to_a_chance() -> None:
    told = revised(facts=edited(HOURS, (*KNOWN[1].questions, "Khi nào vào thư viện được?")))
    assert told[HOURS] == 0.6 < told[FEE]


def test_a_fact_that_asks_something_else_by_now_is_not_known() -> None:
    assert revised(facts=edited(HOURS, ("Ai trông thư viện?", KNOWN[1].questions[0]))).keys() == {FEE}


def test_nothing_is_said_of_a_message_too_long_to_be_a_question() -> None:
    assert revised("thẻ " * (LONGEST_TOLD + 1)) == {}


def test_a_base_without_any_known_fact_is_not_revised() -> None:
    assert experience().with_facts((Fact(id="new", questions=("Ai?",), answer="Có."),)) is None


def test_a_precedent_is_as_like_as_it_can_be() -> None:
    asked_again = candidates(query(ASKED), 0.6)
    numbers = np.array([0 if FACTS.facts[match.fact].id == FEE else -1 for match, _, _ in asked_again])
    (fee, *_) = experience().learnt.vectors(query(ASKED), asked_again, numbers)[numbers == 0]
    told = dict(zip(FEATURES, fee.tolist(), strict=True))
    assert told["told"] == pytest.approx(1.0, abs=0.02)
    assert 3 * told["like"] == pytest.approx(1.0, abs=0.02)  # of three that are heeded


def test_the_shipped_experience_is_of_the_shipped_facts() -> None:
    phrasings = Experience.shipped().phrasings
    assert phrasings == {fact.id: frozenset(map(fingerprint, fact.questions)) for fact in shipped().facts}, (
        "grow it anew: python -m tests.benchmarks.experience"
    )


def test_a_base_is_there_before_anything_was_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Experience, "read", None)
    Experience.shipped.cache_clear()
    grown_from = FactBase(shipped(), lexicon.shipped())
    grown_from.experience = None
    assert grown_from.matcher.match(analyse(grown_from.read("ai chủ trì")[0], grown_from.lexicon))


def test_it_is_written_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "experience.npz"
    with path.open("wb") as file:
        experience().write(file)
    with path.open("rb") as file:
        read = Experience.read(file)
    assert read.phrasings == experience().phrasings
    asked_again = candidates(query(ASKED), 0.6)
    numbers = np.zeros(len(asked_again), dtype=np.int64)
    vectors = experience().learnt.vectors(query(ASKED), asked_again, numbers)
    assert (read.learnt.vectors(query(ASKED), asked_again, numbers) == vectors).all()
    assert (read.weighing.odds(vectors) == experience().weighing.odds(vectors)).all()
    assert read.reviewing is None


@pytest.mark.parametrize(
    ("question", "asked_as"),
    [
        ("Mật khẩu wifi của hội trường là gì?", "mật khẩu wifi hội trường"),
        ("Ai nấu cơm trưa cho đại biểu?", "ai nấu cơm trưa cho đại biểu vậy"),
        ("Hội nghị khai mạc lúc mấy giờ sáng?", "hội nghị khai mạc lúc mấy giờ sáng ạ"),
    ],
)
def test_a_curators_new_fact_is_not_held_down(question: str, asked_as: str) -> None:
    new = Fact(id="moi", questions=(question,), answer="Có ghi trong sổ tay.")
    facts = shipped()
    edited = facts.model_copy(update={"facts": (*facts.facts, new)})
    assert asked(edited, question) == asked(edited, asked_as) == ("answered", ("moi",))


def test_a_curators_new_phrasing_is_followed_at_once() -> None:
    question = "Ai cầm cây chỉ huy dàn đồng ca hôm đó?"
    facts = shipped()
    edited = facts.model_copy(
        update={
            "facts": tuple(
                fact.model_copy(update={"questions": (*fact.questions, question)})
                if fact.id == "chu-tri-hoi-nghi"
                else fact
                for fact in facts.facts
            )
        }
    )
    assert asked(edited, question) == ("answered", ("chu-tri-hoi-nghi",))
    assert asked(edited, "ai cầm cây chỉ huy dàn đồng ca") == ("answered", ("chu-tri-hoi-nghi",))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("ủa nêu cao cái tinh thần gì vậy quên mất tiêu rồi, chả nhớ", ("answered", ("keu-goi-tinh-than",))),
        (
            "em chưa rành lắm, hội nghị này họp qua mạng hay gặp trực tiếp",
            ("answered", ("hinh-thuc-hoi-nghi",)),
        ),
        ("Người không chủ trì điểm cầu Bắc Kạn là ai?", ("unknown", ())),
        ("Người không chủ trì điểm cầu Bắc Kạn giữ chức gì?", ("unknown", ())),
        ("Ai không điều hành hội nghị?", ("unknown", ())),
        ('Ai không  "điều hành" hội nghị?', ("unknown", ())),
        ("Công tác xây dựng Đảng có được nhắc không, nhắc thế nào?", ("answered", ("xay-dung-dang",))),
    ],
)
def test_what_is_denied_beside_a_question_is_not_what_is_asked(
    question: str, said: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(shipped(), question) == said
