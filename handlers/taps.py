"""Buttons that were pressed just now: a second tap of an impatient finger brings no second reply."""

from collections import OrderedDict
from typing import Final

DOUBLE_TAP: Final = 2.0
"""Seconds in which a second press of the same button is taken for the first."""

_REMEMBERED: Final = 1_000

Button = tuple[int, int, str]
"""A chat, a message in it, and the button's callback data."""


class Taps:
    """The presses of the last moments, of the chats that pressed last."""

    def __init__(self) -> None:
        """None yet."""
        self._at: OrderedDict[Button, float] = OrderedDict()

    def again(self, button: Button, now: float) -> bool:
        """Whether ``button`` was pressed a moment before ``now`` (seconds); it is pressed now in any case."""
        before = self._at.pop(button, None)
        self._at[button] = now
        if len(self._at) > _REMEMBERED:
            self._at.popitem(last=False)
        return before is not None and 0.0 <= now - before < DOUBLE_TAP
