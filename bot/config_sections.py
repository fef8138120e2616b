"""The sections of the configuration: every key with its default and what it may hold."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError
from pydantic_settings import NoDecode


class Section(BaseModel):
    """What every section shares: closed and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise PydanticCustomError("address", "not an address")
    return value


_DATABASE = re.compile(
    r"sqlite(?:\+pysqlite)?://(?:/.*)?"
    r"|postgresql(?:\+\w+)?://(?:[^/@]*@)?(?:\[[^\]/]*\]|[^:/@\[\]]*)(?::\d{1,5})?(?:/.*)?",
    re.DOTALL,
)
"""The databases that the store runs on, as SQLAlchemy addresses."""


def _database(value: str) -> str:
    if not _DATABASE.fullmatch(value):
        raise PydanticCustomError("database", "not a database")
    return value


def _listed(value: object) -> object:
    """The items of a TOML list, or of one that an environment variable spells ``1, 2`` or ``[1, 2]``."""
    if isinstance(value, str):
        return tuple(item.strip() for item in value.strip(" []").split(",") if item.strip())
    return tuple(value) if isinstance(value, list) else value


def _path(value: object) -> object:
    return Path(value) if isinstance(value, str) else value


Address = Annotated[str, AfterValidator(_address)]
FilePath = Annotated[Path, BeforeValidator(_path)]
OptionalAddress = Annotated[str, AfterValidator(lambda value: value and _address(value))]
OptionalFilePath = Annotated[FilePath | None, BeforeValidator(lambda value: None if value == "" else value)]
Limit = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Days = Annotated[int, Field(ge=1, le=3650)]
UserId = Annotated[int, Field(gt=0)]


class Webhook(Section):
    """Where Telegram delivers updates when the mode is ``webhook``."""

    listen: str = "127.0.0.1"
    port: int = Field(default=8443, ge=1, le=65535)
    path: str = Field(default="hook", pattern=r"^[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*$")
    public_url: OptionalAddress = ""


class Telegram(Section):
    """How Telegram is reached."""

    mode: Literal["polling", "webhook"] = "polling"
    base_url: Address = "https://api.telegram.org/bot"
    base_file_url: Address = "https://api.telegram.org/file/bot"
    guest_mode: bool = False
    webhook: Webhook = Webhook()


class Admins(Section):
    """Who may change the facts, by numeric Telegram user id."""

    ids: Annotated[tuple[UserId, ...], NoDecode, BeforeValidator(_listed)] = ()


class Knowledge(Section):
    """The fact file, and the article that proves it."""

    facts: FilePath = Path("knowledge/facts.toml")
    article: OptionalFilePath = None
    watch: Literal["auto", "polling", "off"] = "auto"


class Store(Section):
    """Where updates, feedback and history are kept: an SQLAlchemy address."""

    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///var/bot.db"


class Retention(Section):
    """How many days is kept what was asked, and what askers think of the answers and wish to be told."""

    questions_days: Days = 90
    feedback_days: Days = 90


class Limits(Section):
    """How much is taken and sent; 0 is no limit."""

    inbound_per_user_per_minute: Limit = 20
    inbound_per_chat_per_minute: Limit = 60
    outbound_per_second: Limit = 30
    outbound_per_chat_per_second: Limit = 1
    outbound_per_group_per_minute: Limit = 20
