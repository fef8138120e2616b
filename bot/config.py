"""The configuration: a TOML file and the environment, checked as a whole.

Every key of the file can also be set by an environment variable: ``BOT_`` and the names of its tables and its
own, joined by two underscores (``BOT_TELEGRAM__WEBHOOK__PORT``). The environment wins.
"""

import re
import tomllib
from pathlib import Path

from pydantic import ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

import knowledge as core
from bot.config_problems import in_environment, in_file
from bot.config_sections import Admins, Knowledge, Limits, Retention, Section, Store, Telegram
from bot.errors import OperatorError
from handlers.phrases import configuration as phrases

DEFAULT_FILE = Path("config.toml")
"""Read when no file is named, if it is there."""

SHIPPED_FACTS = Path(core.__file__).with_name("facts.toml")
"""The fact file that comes with the program: served when none is named and none stands where it should."""

ENVIRONMENT_PREFIX = "BOT_"

_SQLITE_FILE = re.compile(r"(?P<dialect>sqlite(?:\+\w+)?:///)(?P<file>[^:?][^?]*)(?P<options>\?.*)?")


class Configuration(Section):
    """All sections, as one file holds them."""

    telegram: Telegram = Telegram()
    admins: Admins = Admins()
    knowledge: Knowledge = Knowledge()
    store: Store = Store()
    retention: Retention = Retention()
    limits: Limits = Limits()


class Settings(Configuration, BaseSettings):
    """The configuration in force: the file's keys with the environment's over them."""

    model_config = SettingsConfigDict(
        env_prefix=ENVIRONMENT_PREFIX, env_nested_delimiter="__", env_ignore_empty=True
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment first, then the file, and nothing else."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings

    @classmethod
    def load(cls, file: Path | None) -> "Settings":
        """The settings of ``file``, or of an existing ``config.toml`` if none is named, and the environment.

        Relative paths in them count from the file, or from the working directory where there is none.

        Raises:
            OperatorError: a line for every problem.
        """
        if file is None and DEFAULT_FILE.exists():
            file = DEFAULT_FILE
        table = {} if file is None else _table(file)
        try:
            Configuration.model_validate(table, strict=True)
        except ValidationError as error:
            raise OperatorError(*in_file(file or DEFAULT_FILE, Configuration, error)) from None
        try:
            settings = cls.model_validate(table)
        except ValidationError as error:
            raise OperatorError(*in_environment(ENVIRONMENT_PREFIX, Configuration, error)) from None
        if settings.telegram.mode == "webhook" and not settings.telegram.webhook.public_url:
            raise OperatorError(phrases.PUBLIC_URL_MISSING)
        return settings.anchored(Path() if file is None else file.parent)

    def anchored(self, folder: Path) -> "Settings":
        """These settings with relative paths counted from ``folder``."""
        facts = folder / self.knowledge.facts
        if "facts" not in self.knowledge.model_fields_set and not facts.exists():
            facts = SHIPPED_FACTS
        article = self.knowledge.article and folder / self.knowledge.article
        knowledge = self.knowledge.model_copy(update={"facts": facts, "article": article})
        store = self.store.model_copy(update={"database_url": _anchored_url(self.store.database_url, folder)})
        return self.model_copy(update={"knowledge": knowledge, "store": store})


def _table(file: Path) -> dict[str, object]:
    """The tables of a TOML file.

    Raises:
        OperatorError: the file cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise OperatorError(phrases.FILE_MISSING.format(file=file)) from None
    except OSError as error:
        raise OperatorError(phrases.FILE_UNREADABLE.format(file=file, reason=error.strerror)) from None
    except UnicodeDecodeError:
        raise OperatorError(phrases.FILE_NOT_TEXT.format(file=file)) from None
    except (ValueError, RecursionError) as error:
        raise OperatorError(phrases.FILE_SYNTAX.format(file=file, reason=error)) from None


def _anchored_url(url: str, folder: Path) -> str:
    parts = _SQLITE_FILE.fullmatch(url)
    if parts is None:
        return url
    return "".join((parts["dialect"], str((folder / parts["file"]).absolute()), parts["options"] or ""))
