"""What the documents show is what happens: the transcript, the commands and the links."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot import cli

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.en.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "knowledge/README.md", "tests/evaluation/README.md")
PROMPT = "Bạn: "


def text(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def transcripts(readme: str) -> list[str]:
    found = re.findall(r"<!-- transcript -->\n```text\n(.*?)\n```", text(readme), re.DOTALL)
    assert found
    return found


def transcript(readme: str) -> str:
    return "\n\n".join(transcripts(readme))


def test_the_transcripts_are_what_the_terminal_chat_prints(tmp_path: Path) -> None:
    shown = transcript("README.md")
    said = [line.removeprefix(PROMPT) for line in shown.splitlines() if line.startswith(PROMPT)]
    ended = subprocess.run(
        (sys.executable, "-m", "bot", "chat"),
        cwd=tmp_path,  # where no configuration changes what is answered
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "XDG_CACHE_HOME": str(tmp_path)},
        input="".join(f"{line}\n" for line in said).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    printed = ended.stdout.decode()
    assert [part for part in transcripts("README.md") if part not in printed] == []


def test_both_readmes_show_the_same_transcripts() -> None:
    assert transcript("README.en.md") == transcript("README.md")


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_shown_and_every_command_shown_exists(readme: str) -> None:
    assert set(re.findall(r"python -m bot ([a-z]+)", text(readme))) == {c.name for c in cli.COMMANDS}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text(document))
    folder = (ROOT / document).parent
    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_toml_shown_is_toml(document: str) -> None:
    for block in re.findall(r"```toml\n(.*?)```", text(document), re.DOTALL):
        assert tomllib.loads(block)
