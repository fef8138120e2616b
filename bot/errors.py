"""Errors that the operator can mend."""


class OperatorError(Exception):
    """What keeps a command from its work; ends it with lines for the operator and without a traceback."""

    def __init__(self, *lines: str) -> None:
        """Keep the lines, one a problem."""
        super().__init__(*lines)
        self.lines = lines


class UsageError(Exception):
    """A command line that makes no sense; the message says why, as part of a sentence."""
