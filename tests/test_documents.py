"""What the documents show is what happens: the transcript, the commands and the links."""

import re
import tomllib
from pathlib import Path

import pytest

from bot import cli
from bot.commands import facts
from handlers import menu
from tests import transcripts
from tests.transcripts import READMES, ROOT

DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "knowledge/README.md", "tests/evaluation/README.md")


def text(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


@pytest.mark.parametrize("marker", [transcripts.ASKER, transcripts.ADMIN])
def test_the_transcripts_are_what_the_terminal_chat_prints(marker: str, tmp_path: Path) -> None:
    shown = transcripts.shown(text("README.md"), marker)
    assert shown
    assert transcripts.played(text("README.md"), marker, tmp_path) == shown, (
        "where the answers are right, refresh the READMEs: python -m tests.transcripts"
    )


@pytest.mark.parametrize("marker", [transcripts.ASKER, transcripts.ADMIN])
def test_both_readmes_show_the_same_transcripts(marker: str) -> None:
    assert transcripts.shown(text("README.en.md"), marker) == transcripts.shown(text("README.md"), marker)


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_shown_and_every_command_shown_exists(readme: str) -> None:
    assert set(re.findall(r"python -m bot ([a-z]+)", text(readme))) == {c.name for c in cli.COMMANDS}


def test_the_curators_guide_names_everything_that_a_curator_can_do() -> None:
    guide = text("knowledge/README.md")
    assert [c.command for c in menu.CURATOR if f"`/{c.command}`" not in guide] == []
    assert [deed for deed in facts.DEEDS if f"python -m bot facts {deed}" not in guide] == []
    assert "python -m bot new" in guide


def test_the_curators_guide_explains_what_is_really_said() -> None:
    said = "".join(text(f"handlers/phrases/{module}.py") for module in ("changes", "curating"))
    table = text("knowledge/README.md").partition("| bot nói |")[2].partition("\n\n")[0]
    cells = re.findall("`(.+?)`", "".join(re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)))
    quoted = [piece.strip(" :") for cell in cells for piece in cell.split("…")]
    assert len(quoted) > 15
    assert [piece for piece in quoted if piece not in said] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text(document))
    folder = (ROOT / document).parent
    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_toml_shown_is_toml(document: str) -> None:
    for block in re.findall(r"```toml\n(.*?)```", text(document), re.DOTALL):
        assert tomllib.loads(block)
