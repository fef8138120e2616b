"""Text that a spreadsheet would run as a formula, made harmless, and the way back.

Excel and LibreOffice compute a cell of a CSV file that begins with one of these characters, and a curator who
edits such a cell in a workbook makes a formula of it. An apostrophe in front makes it text.
"""

import re

_FORMULA = "[=+\\-@\t\r\n＝＋－＠]"
_TO_DISARM = re.compile(f"'*{_FORMULA}")
_DISARMED = re.compile(f"'+{_FORMULA}")


def disarmed(text: str) -> str:
    """``text`` as a cell that nothing computes."""
    return f"'{text}" if _TO_DISARM.match(text) else text


def rearmed(text: str) -> str:
    """The text that ``disarmed`` made the cell of."""
    return text[1:] if _DISARMED.match(text) else text
