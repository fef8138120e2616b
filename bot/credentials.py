"""The token and the webhook's secret: from the environment, or files that it names, and nowhere else."""

import os
import re
import stat
from pathlib import Path
from typing import Self

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.config import ENVIRONMENT_PREFIX
from bot.errors import OperatorError
from handlers.phrases import configuration as phrases

_CREDENTIALS = "CREDENTIALS_DIRECTORY"
"""Where systemd puts a service's credentials."""

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+(?:/test)?")
"""A token's shape; ``/test`` leads to Telegram's test servers."""


class Credentials(BaseSettings):
    """What must stand in no committed file; of a secret and its file the secret itself wins."""

    model_config = SettingsConfigDict(env_prefix=ENVIRONMENT_PREFIX, env_ignore_empty=True, frozen=True)

    token: SecretStr | None = None
    token_file: Path | None = None
    webhook_secret: SecretStr | None = None
    webhook_secret_file: Path | None = None

    @classmethod
    def load(cls) -> Self:
        """The credentials of the environment, with the files read.

        Of a secret the variable wins, then the file that is named, then a systemd credential
        (``LoadCredential=``) of the name ``bot-token`` or ``bot-webhook-secret``.

        Raises:
            OperatorError: a file cannot be read, or everybody can read it.
        """
        named = cls()
        secret = named.webhook_secret or _read(named.webhook_secret_file, "BOT_WEBHOOK_SECRET_FILE")
        return named.model_copy(
            update={
                "token": named.token or _read(named.token_file, "BOT_TOKEN_FILE") or _credential("bot-token"),
                "webhook_secret": secret or _credential("bot-webhook-secret"),
            }
        )

    def require_token(self) -> SecretStr:
        """The bot's token.

        Raises:
            OperatorError: there is none, or it cannot be one.
        """
        if self.token is None:
            raise OperatorError(phrases.TOKEN_MISSING)
        if not _TOKEN.fullmatch(self.token.get_secret_value()):
            raise OperatorError(phrases.TOKEN_MALFORMED)
        return self.token


def _credential(name: str) -> SecretStr | None:
    folder = os.environ.get(_CREDENTIALS)
    file = Path(folder, name) if folder else None
    return _read(file, _CREDENTIALS) if file is not None and file.exists() else None


def _read(file: Path | None, variable: str) -> SecretStr | None:
    if file is None:
        return None
    try:
        open_to_all = file.stat().st_mode & stat.S_IROTH
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = type(error).__name__
        raise OperatorError(
            phrases.SECRET_FILE_UNREADABLE.format(variable=variable, file=file, reason=reason)
        ) from None
    if open_to_all:
        raise OperatorError(phrases.SECRET_FILE_OPEN.format(variable=variable, file=file))
    return SecretStr(secret) if secret else None
