"""The options that every command takes."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.config import Settings
from handlers.phrases import command_line as phrases


@dataclass(frozen=True, slots=True)
class Options:
    """Which files a command is to use, where that is not what the configuration says."""

    config: Path | None = None
    facts: Path | None = None
    article: Path | None = None

    @staticmethod
    def declare(parser: argparse.ArgumentParser) -> None:
        """Let ``parser`` take the options, before the command's name and after it; the last one counts."""
        group = parser.add_argument_group(phrases.COMMON_OPTIONS)
        for name, help_line in (
            ("config", phrases.OPTION_CONFIG),
            ("facts", phrases.OPTION_FACTS),
            ("article", phrases.OPTION_ARTICLE),
        ):
            group.add_argument(
                f"--{name}", type=Path, metavar=phrases.FILE, help=help_line, default=argparse.SUPPRESS
            )
        group.add_argument("-h", "--help", action="help", help=phrases.OPTION_HELP)

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> Self:
        """The options among parsed arguments."""
        return cls(**{name: value for name, value in vars(arguments).items() if name in cls.__slots__})

    def settings(self) -> Settings:
        """The configuration with these options over it; their paths count from the working directory.

        Raises:
            OperatorError: the configuration cannot be used.
        """
        settings = Settings.load(self.config)
        named = {name: path for name, path in (("facts", self.facts), ("article", self.article)) if path}
        knowledge = settings.knowledge.model_copy(update=named)
        return settings.model_copy(update={"knowledge": knowledge})
