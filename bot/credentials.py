"""The token and the webhook's secret: from the environment, or files that it names, and nowhere else."""

from pathlib import Path
from typing import Self

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.config import ENVIRONMENT_PREFIX
from bot.errors import OperatorError
from handlers.phrases import configuration as phrases


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

        Raises:
            OperatorError: a file cannot be read.
        """
        named = cls()
        return named.model_copy(
            update={
                "token": named.token or _read(named.token_file, "token_file"),
                "webhook_secret": named.webhook_secret
                or _read(named.webhook_secret_file, "webhook_secret_file"),
            }
        )

    def require_token(self) -> SecretStr:
        """The bot's token.

        Raises:
            OperatorError: there is none.
        """
        if self.token is None:
            raise OperatorError(phrases.TOKEN_MISSING)
        return self.token


def _read(file: Path | None, name: str) -> SecretStr | None:
    if file is None:
        return None
    variable = ENVIRONMENT_PREFIX + name.upper()
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = type(error).__name__
        raise OperatorError(
            phrases.SECRET_FILE_UNREADABLE.format(variable=variable, file=file, reason=reason)
        ) from None
    return SecretStr(secret) if secret else None
