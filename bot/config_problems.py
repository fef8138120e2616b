"""Problems of the configuration, each worded in one line that names the key and the mend."""

import difflib
import re
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handlers.phrases import configuration as phrases

_SECRETS = frozenset({"token", "webhook_secret"})
"""Keys that a committed file must never hold."""

_COMPLAINTS = {
    "extra_forbidden": phrases.UNKNOWN_KEY,
    "int_type": phrases.EXPECTED_INTEGER,
    "int_parsing": phrases.EXPECTED_INTEGER,
    "int_parsing_size": phrases.EXPECTED_INTEGER,
    "int_from_float": phrases.EXPECTED_INTEGER,
    "float_type": phrases.EXPECTED_NUMBER,
    "float_parsing": phrases.EXPECTED_NUMBER,
    "finite_number": phrases.EXPECTED_NUMBER,
    "string_type": phrases.EXPECTED_TEXT,
    "is_instance_of": phrases.EXPECTED_TEXT,
    "tuple_type": phrases.EXPECTED_LIST,
    "model_type": phrases.EXPECTED_TABLE,
    "literal_error": phrases.EXPECTED_CHOICE,
    "greater_than": phrases.EXPECTED_MORE_THAN,
    "greater_than_equal": phrases.EXPECTED_AT_LEAST,
    "less_than_equal": phrases.EXPECTED_AT_MOST,
    "string_pattern_mismatch": phrases.EXPECTED_PATH,
    "address": phrases.EXPECTED_ADDRESS,
    "database": phrases.EXPECTED_DATABASE,
}
"""What is said about each error of pydantic and of ``bot.config_sections``."""


def in_file(file: Path, model: type[BaseModel], error: ValidationError) -> list[str]:
    """A line for every problem of the file's own keys."""
    return [
        phrases.IN_FILE.format(file=file, key=_key(problem), complaint=_complaint(model, problem))
        for problem in error.errors()
    ]


def in_environment(prefix: str, model: type[BaseModel], error: ValidationError) -> list[str]:
    """A line for every problem that variables of the environment bring in."""
    return [
        phrases.IN_ENVIRONMENT.format(
            variable=prefix + "__".join(_names(problem)).upper(), complaint=_complaint(model, problem)
        )
        if problem["loc"]
        else phrases.ENVIRONMENT_UNREADABLE  # a section's variable that holds no JSON; which one is not told
        for problem in error.errors()
    ]


def _names(problem: ErrorDetails) -> list[str]:
    """The tables and the key where the problem lies; an item of a list is its list's problem."""
    return [step for step in problem["loc"] if isinstance(step, str)]


def _key(problem: ErrorDetails) -> str:
    *tables, key = _names(problem)
    return phrases.KEY_OF_TABLE.format(table=".".join(tables), key=key) if tables else key


def _complaint(model: type[BaseModel], problem: ErrorDetails) -> str:
    details = problem.get("ctx", {})
    limit = next((details[bound] for bound in ("ge", "le", "gt") if bound in details), 0)
    *tables, key = _names(problem)
    if problem["type"] == "extra_forbidden":
        if key in _SECRETS:
            return phrases.SECRET_IN_FILE.format(name=key.upper())
        near = difflib.get_close_matches(key, _known_keys(model, tables), n=1)
        if near:
            return phrases.UNKNOWN_KEY_NEAR.format(suggestion=near[0])
    return _COMPLAINTS.get(problem["type"], phrases.REFUSED).format(
        key=".".join((*tables, key)),
        choices=", ".join(re.findall(r"'([^']*)'", str(details.get("expected", "")))),
        limit=format(limit, "g"),
    )


def _known_keys(model: type[BaseModel], tables: list[str]) -> list[str]:
    for table in tables:
        section = model.model_fields[table].annotation
        if not (isinstance(section, type) and issubclass(section, BaseModel)):
            return []
        model = section
    return list(model.model_fields)
