"""What the asker sees in the terminal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message of the bot as the asker sees it, new or edited, with its buttons row by row; a picture's
    ``html`` is its caption, and ``file`` is where a document was put that came with it.
    """

    html: str
    rows: tuple[tuple[str, ...], ...] = ()
    pictured: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """What pops up when a button was pressed."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Results of an inline query, each with title and description, and the button over them."""

    results: tuple[tuple[str, str], ...]
    button: str = ""


Item = Bubble | Alert | Listing
