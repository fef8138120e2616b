"""Which holders (facts, phrasings) have a key (a gram, a word) and with what weight: flat arrays, by key and
by holder.

Reading costs little more for a hundred thousand holders than for ten thousand: beyond ``MOST_READ`` postings
the keys that most holders have are left aside, to be looked up only for the holders that lead on the rarer
ones (H. Turtle and J. Flood, "Query Evaluation: Strategies and Optimizations", 1995). Smaller bases never
come to that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

MOST_READ = 49_152
"""Postings read for one question at most, the rarest keys first."""

MOST_CELLS = 1 << 21
"""Cells, a key and a holder each, of what is kept as a plain table: 8 MB."""

MANY = 1_024
"""Values from which most are left aside before the highest are sought."""

LONG = 64
"""Postings a run, on average, from which runs are copied one by one rather than place by place."""

_Number = TypeVar("_Number", np.int32, np.float32)


class Postings:
    """The holders of each key and the keys of each holder, with a weight each."""

    def __init__(
        self,
        keys: NDArray[np.int32],
        holders: NDArray[np.int32],
        weights: NDArray[np.float32] | None = None,
        *,
        keys_known: int,
        holders_known: int,
    ) -> None:
        """One posting per place of ``keys`` and ``holders``, sorted by holder; without ``weights`` each
        weighs 1.

        Keys are below ``keys_known``, holders below ``holders_known``.
        """
        # A stable order by key: sorting numbers is several times faster than sorting their places.
        order: NDArray[np.int64] = np.sort((keys.astype(np.int64) << 32) | np.arange(len(keys))) & 0xFFFFFFFF
        self._holders = holders[order]
        self._weights = None if weights is None else weights[order]
        self._starts = _starts(keys, keys_known)
        self._keys = keys
        self._key_weights = weights
        self._key_starts = _starts(holders, holders_known)
        self._keys_known = keys_known
        self._holders_known = holders_known
        self._blank: list[NDArray[np.float32]] = []
        self._table = _Table.of(keys, holders, weights, keys_known, holders_known)

    def holders(self, key: int) -> NDArray[np.int32]:
        """The holders of a key, ascending."""
        return self._holders[self._starts[key] : self._starts[key + 1]]

    def sums(self, keys: NDArray[np.int64], weights: NDArray[np.float32]) -> tuple[NDArray[np.float32], bool]:
        """For every holder the weighted sum over ``keys`` (each given once), and whether it is complete.

        It is not where common keys were left aside, since more than ``MOST_READ`` postings would be read.
        """
        if self._table is not None:
            return self._table.sums(keys, weights), True
        starts = self._starts[keys]
        lengths = self._starts[keys + 1] - starts
        complete = int(lengths.sum()) <= MOST_READ
        if not complete:
            order = np.argsort(lengths, kind="stable")
            kept = order[: max(int(np.searchsorted(np.cumsum(lengths[order]), MOST_READ, side="right")), 1)]
            starts, lengths, weights = starts[kept], lengths[kept], weights[kept]
        runs = _Runs(starts, lengths)
        worth = np.repeat(weights, lengths)
        if self._weights is not None:
            worth = worth * runs.of(self._weights)
        sums = np.bincount(runs.of(self._holders), weights=worth, minlength=self._holders_known)
        return sums.astype(np.float32), complete

    def sums_of(
        self, holders: NDArray[np.int64], keys: NDArray[np.int64], weights: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """The complete sums of some ``holders``."""
        starts = self._key_starts[holders]
        lengths = self._key_starts[holders + 1] - starts
        runs = _Runs(starts, lengths)
        worth = self._looked_up(runs.of(self._keys), keys, weights)
        if self._key_weights is not None:
            worth = worth * runs.of(self._key_weights)
        owners = np.repeat(np.arange(len(holders)), lengths)
        return np.bincount(owners, weights=worth, minlength=len(holders)).astype(np.float32)

    def _looked_up(
        self, places: NDArray[np.int32], keys: NDArray[np.int64], weights: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """The weight of the key at each place, 0 for one that is not among ``keys``."""
        # With a quarter of a million keys a new array would take longer than all the rest: each is blank
        # again when it is laid back for the next question, which may be asked from another thread.
        try:
            asked = self._blank.pop()
        except IndexError:
            asked = np.zeros(self._keys_known, dtype=np.float32)
        asked[keys] = weights
        found = asked[places]
        asked[keys] = 0.0
        self._blank.append(asked)
        return found


class Scores:
    """A number for every holder, higher for those that share more with what was asked."""

    def __init__(
        self,
        postings: Postings,
        keys: NDArray[np.int64],
        weights: NDArray[np.float32],
        sizes: NDArray[np.float32] | None = None,
    ) -> None:
        """Sum the ``weights`` of ``keys`` for every holder, over its ``sizes`` where there are any."""
        self._postings = postings
        self._sizes = sizes
        self._values, self._complete = postings.sums(keys, weights)
        if sizes is not None:
            self._values /= sizes
        self._known: dict[int, float] = {}
        self._keys, self._weights = keys, weights

    def put(self, holder: int, value: float) -> None:
        """Set the number of one holder."""
        self._values[holder] = value
        self._known[holder] = float(np.float32(value))

    def of(self, holders: NDArray[np.int64]) -> list[float]:
        """The numbers of some holders."""
        if self._complete:
            numbers: list[float] = self._values[holders].tolist()
            return numbers
        known = self._known
        rest = np.asarray([holder for holder in holders.tolist() if holder not in known], dtype=np.int64)
        if len(rest):
            values = self._postings.sums_of(rest, self._keys, self._weights)
            if self._sizes is not None:
                values /= self._sizes[rest]
            known.update(zip(rest.tolist(), values.tolist(), strict=True))
        return [known[holder] for holder in holders.tolist()]

    def largest(self, count: int, shortlist: int) -> list[int]:
        """The ``count`` holders with the highest numbers above 0, in no particular order.

        In a large base they are chosen from the ``shortlist`` highest before common keys are counted.
        """
        if self._complete:
            leading = _largest(self._values, count)
        else:
            leading = _largest(self._values, shortlist)
            leading = leading[self._values[leading] > 0]
            leading = leading[_largest(np.asarray(self.of(leading), dtype=np.float32), count)]
        found: list[int] = leading[self._values[leading] > 0].tolist()
        return found

    def leading(self, groups: Sequence[range], count: int) -> list[int]:
        """The ``count`` with the highest numbers of each group of holders, the first of equal ones."""
        leading: list[int] = []
        for group, numbers in zip(groups, self._of_each(groups), strict=True):
            for _ in range(min(count, len(group))):
                place = numbers.index(max(numbers))
                leading.append(group[place])
                numbers[place] = -inf
        return leading

    def _of_each(self, groups: Sequence[range]) -> Iterator[list[float]]:
        """The numbers of each group."""
        if not self._complete:
            self.of(np.asarray([holder for group in groups for holder in group], dtype=np.int64))
        for group in groups:
            if self._complete:
                yield self._values[group.start : group.stop].tolist()
            else:
                yield [self._known[holder] for holder in group]


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """All postings as a plain table, a row for each key that is held: where they are few it is read several
    times faster.

    ``rows`` has the row of each key; the first one is that of all that nobody has.
    """

    rows: NDArray[np.int32]
    weights: NDArray[np.float32]

    @classmethod
    def of(
        cls,
        keys: NDArray[np.int32],
        holders: NDArray[np.int32],
        weights: NDArray[np.float32] | None,
        keys_known: int,
        holders_known: int,
    ) -> "_Table | None":
        """The table of some postings; None where it would be too large."""
        held = np.bincount(keys, minlength=keys_known) > 0
        count = int(np.count_nonzero(held))
        if count * holders_known > MOST_CELLS:
            return None
        rows = np.where(held, np.cumsum(held), 0).astype(np.int32)
        table = np.zeros((count + 1, holders_known), dtype=np.float32)
        table[rows[keys], holders] = 1.0 if weights is None else weights
        return cls(rows, table)

    def sums(self, keys: NDArray[np.int64], weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """For every holder the weighted sum over ``keys``."""
        sums: NDArray[np.float32] = weights @ self.weights.take(self.rows.take(keys), axis=0)
        return sums


def _starts(numbers: NDArray[np.int32], known: int) -> NDArray[np.int64]:
    """Where each number's run begins in an array sorted by number, and where the last ends."""
    return np.concatenate(([0], np.cumsum(np.bincount(numbers, minlength=known)))).astype(np.int64)


class _Runs:
    """Several runs of places, one behind the other."""

    def __init__(self, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> None:
        self._slices: list[slice] = []
        total = int(lengths.sum())
        if total > LONG * len(lengths):
            self._slices = list(map(slice, starts.tolist(), (starts + lengths).tolist()))
        else:
            before = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
            self._places: NDArray[np.int64] = before + np.arange(total)

    def of(self, values: NDArray[_Number]) -> NDArray[_Number]:
        """What stands at the places."""
        if self._slices:
            return np.concatenate([values[run] for run in self._slices])
        return values[self._places]


def _largest(values: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Where the ``count`` highest values stand, in no particular order."""
    if len(values) <= count:
        return np.arange(len(values))
    if len(values) > MANY:
        # As many groups as values are wanted: each has one that is no less than the least of their highest.
        highest = values[: len(values) // count * count].reshape(-1, count).max(axis=0)
        leading = np.flatnonzero(values >= highest.min())
        if len(leading) < MANY:
            return leading[_largest(values[leading], count)]
    return np.argpartition(-values, count)[:count].astype(np.int64)
