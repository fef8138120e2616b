"""One term of a question replaced by another of its kind, so that it becomes another question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from knowledge.facts import Entity, EntityKind, FactFile
from knowledge.lexicon_data import LexiconData
from knowledge.noise import swap_number

STRANGERS = (
    "Nguyễn Hoàng Nam",
    "Phan Đình Khải",
    "Lê Mai Hương",
    "Vũ Đức Thắng",
    "Đặng Thu Hà",
    "Bùi Gia Bảo",
)
"""Names to put in place of people; those that a fact file has are passed over."""

_NUMBER_WORDS = {"một": "bảy", "hai": "tám", "ba": "chín", "bốn": "sáu", "mười": "chín"}
_COUNTED = re.compile(r"(?<!thứ )\b(hai|ba|bốn|mười) (?=năm|văn bản|điểm|mục tiêu|người|ông|vị|đồng chí)")
_NOT_A_VERB = re.compile(r"(?i)(\b(qua|phần|buổi|cuộc|lời|phiên|bài|lễ|đợt)|,) $")
_DENIED = re.compile(r"(?i)(không|chưa|chẳng|phải|\bko\b|\bk\b)")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A changed question, all names of what was put into it, and the kind of term that was changed."""

    kind: str
    question: str
    put: tuple[str, ...] = ()


class Replacer:
    """Changes questions of one fact file."""

    def __init__(self, factfile: FactFile, lexicon: LexiconData) -> None:
        """Take names and places from ``factfile`` and from what the lexicon knows besides."""
        everything = "\n".join(
            text for fact in factfile.facts for text in (*fact.questions, fact.answer, *fact.evidence)
        ).casefold()
        strangers = [name for name in STRANGERS if name.casefold() not in everything]
        places = [name.title() for name in lexicon.classes.get("place", ())]
        self._names_of = {name: names for names in map(_all_names, factfile.entities) for name in names}
        self._pools: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
            "name": (_names_in(factfile, "person"), strangers),
            "place": (
                _names_in(factfile, "place"),
                [name for name in places if name.casefold() not in everything],
            ),
            "role": (lexicon.classes.get("role", ()), ()),
            "post": (lexicon.classes.get("post", ()), ()),
            "rank": (lexicon.classes.get("rank", ()), ()),
        }

    def replacements(self, question: str, random: Random) -> Iterator[Replacement]:
        """The question with each kind of term that it has replaced once."""
        number = swap_number(question, random) or _swap_number_word(question)
        if number is not None:
            yield Replacement("number", number)
        for kind, (own, others) in self._pools.items():
            found = _longest_first(own, question)
            if found is not None:
                rivals = [*own, *others]
                choices = [
                    name
                    for name in rivals
                    if not _overlap(name, found.group()) and not self._names(name, question)
                ]
                if choices:
                    put = random.choice(choices)
                    changed = question[: found.start()] + put + question[found.end() :]
                    yield Replacement(kind, changed, self._names_of.get(put, (put,)))
        role = _longest_first(self._pools["role"][0], question)
        if role is None or _DENIED.search(question) or _NOT_A_VERB.search(question[: role.start()]):
            return
        yield Replacement("negation", f"{question[: role.start()]}không {question[role.start() :]}")

    def _names(self, name: str, question: str) -> bool:
        """Whether the question already names what ``name`` stands for."""
        return any(other.casefold() in question.casefold() for other in self._names_of.get(name, (name,)))


def _names_in(factfile: FactFile, kind: EntityKind) -> list[str]:
    entities = [entity for entity in factfile.entities if entity.kind == kind]
    return [name for entity in entities for name in _all_names(entity) if " " in name]


def _all_names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _longest_first(names: Sequence[str], question: str) -> re.Match[str] | None:
    """Where the longest of ``names`` stands in the question, as whole words."""
    for name in sorted(names, key=lambda name: (-len(name), name)):
        found = re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", question)
        if found is not None:
            return found
    return None


def _overlap(one: str, other: str) -> bool:
    """Whether two names share their last word or hold each other ("ông Quang", "Lương Tam Quang")."""
    one, other = one.casefold(), other.casefold()
    return one.split()[-1] == other.split()[-1] or one in other or other in one


def _swap_number_word(question: str) -> str | None:
    found = _COUNTED.search(question)
    if found is None:
        return None
    return question[: found.start(1)] + _NUMBER_WORDS[found[1]] + question[found.end(1) :]
