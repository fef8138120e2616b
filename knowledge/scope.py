"""Words that say how far something holds: of all of a thing ("mọi mục tiêu"), or of nothing else ("chỉ")."""

from enum import Enum


class Scope(Enum):
    """What a word says of how far it holds."""

    ALL = "all"
    ONLY = "only"
    NONE = "none"  # a longer word that only begins like one ("chỉ thị")
