"""What can go wrong with a store, as typed values for whoever has to word it."""


class StoreError(Exception):
    """The store cannot be used now: a full disk, missing rights, a lock held elsewhere."""


class StoreCorruptError(StoreError):
    """The store's file is damaged or is no database at all."""


class StoreDriverError(StoreError):
    """Nothing is installed that speaks to a database of this kind."""


class StoreTooNewError(StoreError):
    """The store was written by a later release, and must not be touched by this one."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"the store has schema version {found}, this release knows {known}")
        self.found = found
        self.known = known
