"""How the process ends, for whoever starts it again or does not."""

from enum import Enum, auto

from bot.command import ExitCode


class Cause(Enum):
    """Why the run-time gave up."""

    TOKEN_REFUSED = auto()
    OTHER_COPY = auto()
    UNREACHABLE = auto()
    STORE = auto()
    STORE_TOO_NEW = auto()
    STORE_DRIVER = auto()
    WEBHOOK = auto()
    SECRET_MISSING = auto()


EXIT_CODES = {
    Cause.TOKEN_REFUSED: ExitCode.CONFIGURATION,
    Cause.SECRET_MISSING: ExitCode.CONFIGURATION,
    Cause.STORE_TOO_NEW: ExitCode.CONFIGURATION,
    Cause.STORE_DRIVER: ExitCode.CONFIGURATION,
    Cause.OTHER_COPY: ExitCode.CONFLICT,
    Cause.UNREACHABLE: ExitCode.UNDONE,
    Cause.STORE: ExitCode.UNDONE,
    Cause.WEBHOOK: ExitCode.UNDONE,
}


class GaveUpError(Exception):
    """The bot cannot go on. A clear end, so that it is seen and started again, and no zombie."""

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(f"{cause.name.lower()}: {detail}" if detail else cause.name.lower())
        self.cause = cause
        self.detail = detail

    @property
    def exit_code(self) -> ExitCode:
        """The code for the service manager."""
        return EXIT_CODES[self.cause]
