"""Changes of a fact file as curators make them, drawn at random."""

from collections.abc import Callable, Sequence
from random import Random

from knowledge.facts import Abbreviation, Entity, EntityKind, Fact, FactFile

Revise = Callable[[list[Fact], Random], None]


def revised(factfile: FactFile, random: Random, revisions: Sequence[Revise] | None = None) -> FactFile:
    """The file after one to three changes, of all kinds or of some."""
    facts = list(factfile.facts)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        random.choice(revisions or REVISIONS)(facts, random)
    ids = {fact.id for fact in facts}
    kept = (
        fact.model_copy(update={"related": tuple(name for name in fact.related if name in ids)})
        for fact in facts
    )
    checks = tuple(check for check in factfile.checks if check.expect in ids or check.expect == "unknown")
    return factfile.model_copy(update={"facts": tuple(kept), "checks": checks})


def renamed(factfile: FactFile, random: Random) -> FactFile:
    """The file with an entity or an abbreviation more, less or other than before."""
    names = [_words(random.choice(factfile.facts).answer, random) for _ in range(2)]
    entities, short = list(factfile.entities), list(factfile.abbreviations)
    kind: EntityKind = random.choice(("person", "person", "place", "organisation", "term"))
    new = Entity(id=f"moi-{random.randrange(10**9)}", kind=kind, name=names[0], aliases=(names[1],))
    match random.randrange(5):
        case 0:
            entities.append(new)
        case 1 if entities:
            place = random.randrange(len(entities))
            entities[place] = entities[place].model_copy(update={"aliases": (names[0],)})
        case 2 if short:
            del short[random.randrange(len(short))]
        case 3 if entities:
            # Somebody of nearly the same name.
            known = random.choice(entities).name.split()
            entities.append(new.model_copy(update={"name": " ".join([*known[:-1], names[0].split()[0]])}))
        case _:
            written = random.choice(random.choice(factfile.facts).questions).split()
            start = random.randrange(len(written))
            entry = Abbreviation(
                short=" ".join(written[start : start + random.randint(1, 2)]), long=(names[0],)
            )
            short.append(entry)
    return factfile.model_copy(update={"entities": tuple(entities), "abbreviations": tuple(short)})


def _words(text: str, random: Random) -> str:
    """Two to four neighbouring words of a text."""
    words = text.replace(",", " ").replace(".", " ").split()
    start = random.randrange(max(len(words) - 1, 1))
    return " ".join(words[start : start + random.randint(2, 4)])


def _mixed(facts: list[Fact], random: Random) -> str:
    """Half of one fact's phrasing and half of another's."""
    one, other = (random.choice(random.choice(facts).questions).split() for _ in range(2))
    return " ".join(one[: random.randint(1, len(one))] + other[random.randrange(len(other)) :])


def _place(facts: list[Fact], random: Random) -> tuple[int, Fact]:
    place = random.randrange(len(facts))
    return place, facts[place]


def _with(facts: list[Fact], place: int, **fields: object) -> None:
    facts[place] = facts[place].model_copy(update=fields)


def _phrase(facts: list[Fact], random: Random) -> None:
    place, fact = _place(facts, random)
    _with(facts, place, questions=tuple(dict.fromkeys((*fact.questions, _mixed(facts, random)))))


def _take(facts: list[Fact], random: Random) -> None:
    """Give a fact another one's phrasing, less a word."""
    place, fact = _place(facts, random)
    words = random.choice(random.choice(facts).questions).split()
    del words[random.randrange(len(words))]
    _with(facts, place, questions=tuple(dict.fromkeys((*fact.questions, " ".join(words) or "gì"))))


def _unphrase(facts: list[Fact], random: Random) -> None:
    place, fact = _place(facts, random)
    _with(facts, place, questions=fact.questions[1:] or fact.questions)


def _answer(facts: list[Fact], random: Random) -> None:
    place, _ = _place(facts, random)
    _with(facts, place, answer=random.choice(facts).answer, evidence=(), paragraph=())


def _silence(facts: list[Fact], random: Random) -> None:
    place, _ = _place(facts, random)
    _with(facts, place, status="not_stated", subject="", relation="", value=(), evidence=(), paragraph=())


def _retire(facts: list[Fact], random: Random) -> None:
    del facts[random.randrange(len(facts))]


def _found(facts: list[Fact], random: Random) -> None:
    questions = tuple(dict.fromkeys(_mixed(facts, random) for _ in range(4)))
    name = f"moi-{random.randrange(10**9)}"
    facts.append(Fact(id=name, questions=questions, answer=random.choice(facts).answer))


def _relate(facts: list[Fact], random: Random) -> None:
    place, fact = _place(facts, random)
    other = random.choice(facts).id
    _with(facts, place, related=() if other in fact.related else (*fact.related, other))


def _entitle(facts: list[Fact], random: Random) -> None:
    place, _ = _place(facts, random)
    _with(facts, place, title=random.choice(facts).questions[0], evidence=(random.choice(facts).answer,))


def _unrule(facts: list[Fact], random: Random) -> None:
    place, _ = _place(facts, random)
    _with(facts, place, subject="", relation="", value=())


TELLINGS: tuple[Revise, ...] = (_answer, _silence, _relate, _entitle, _unrule)
"""Changes that leave all phrasings as they are."""

REVISIONS: tuple[Revise, ...] = (_phrase, _phrase, _take, _unphrase, _answer, _silence, _retire, _found)
