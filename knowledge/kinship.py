"""Which facts may rightly answer in place of each other: those a curator related, and those of one topic."""

from collections.abc import Mapping, Sequence

from knowledge.facts import Fact


def kin(facts: Sequence[Fact]) -> Mapping[int, frozenset[int]]:
    """For each fact with any, by number, the numbers of the facts that its curator declared related."""
    numbers = {fact.id: number for number, fact in enumerate(facts)}
    return {
        number: frozenset(numbers[other] for other in fact.related if other in numbers)
        for number, fact in enumerate(facts)
        if fact.related
    }


def neighbours(facts: Sequence[Fact]) -> Mapping[int, frozenset[int]]:
    """For each fact with any, by number: itself, the facts related either way, and those of its topic."""
    found: dict[int, set[int]] = {}
    topics: dict[str, set[int]] = {}
    for number, fact in enumerate(facts):
        if fact.topic:
            topics.setdefault(fact.topic, set()).add(number)
    for group in topics.values():
        for number in group:
            found[number] = set(group)
    for number, others in kin(facts).items():
        for other in others:
            found.setdefault(number, {number}).add(other)
            found.setdefault(other, {other}).add(number)
    return {number: frozenset(group) for number, group in found.items()}
