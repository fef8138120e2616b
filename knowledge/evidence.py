"""What speaks for and against telling a fact in answer to a message, in numbers."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """The evidence on one fact that may be told, by which the reviewer's trees judge it.

    What was decided: whether this was ``given`` as the answer, or is one of the facts ``offered`` by the
    decision; its ``score`` and ``status``, a number, and the score again where this was given
    (``given_score``). What the words alone say: the ``chance`` of the fact and its lead, how it agrees on
    what is ``asked``, how much of the question its phrasings have ``explained``, what the discriminant has
    ``learnt`` of it, its ``lag`` in rank, how many words are ``strange`` to it; the ``standing`` of the words
    alone, a status as a number, its chance, and whether it ``stands`` by this fact. What was learnt of the
    message in its talk: what the regression has ``told`` of the fact, how ``like`` the precedents are that it
    answered, and the leads of both over all other facts, with the most of any. What the talk says: whether
    the fact was told ``last`` or ``earlier``, or is ``kin`` or ``related`` to what was told last; how the
    last turn ``ended``, a status as a number, and how many ``turns`` there are. What kind of answer it is: a
    fact that is ``silent``, or one that ``refutes`` the message; of that how many of the message's
    constraints ``bar`` the fact, of which ``kind`` the first one is, a number, and whether it is a ``rival``
    of what the fact's relation says. Whether the message ``claims`` or ``denies``.
    """

    given: float
    offered: float
    score: float
    given_score: float
    status: float
    chance: float
    chance_lead: float
    told: float
    told_lead: float
    like: float
    like_lead: float
    last: float
    kin: float
    related: float
    earlier: float
    silent: float
    refutes: float
    bar: float
    kind: float
    rival: float
    asked: float
    explained: float
    learnt: float
    lag: float
    strange: float
    claims: float
    denies: float
    ended: float
    turns: float
    standing: float
    standing_chance: float
    stands: float
    most_told: float
    most_like: float
