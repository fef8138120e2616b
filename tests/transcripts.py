"""The READMEs' transcripts, as the terminal chat prints them; ``python -m tests.transcripts`` refreshes them.

What follows ``Bạn: `` in a transcript is typed again, in this order. Those of askers are one chat; those of
an admin are another, about the fact file that the README shows.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.en.md")

ASKER = "transcript"
ADMIN = "transcript: admin"

_PROMPT = "Bạn: "
_FAREWELL = "\nTạm biệt bạn."


def shown(readme: str, marker: str) -> list[str]:
    """The transcripts under ``marker`` in a README's text."""
    return re.findall(rf"<!-- {marker} -->\n```text\n(.*?)\n```", readme, re.DOTALL)


def played(readme: str, marker: str, folder: Path) -> list[str]:
    """What the chat prints, in the empty ``folder``, when the transcripts' asker says the same again."""
    said = [
        [line.removeprefix(_PROMPT) for line in transcript.splitlines() if line.startswith(_PROMPT)]
        for transcript in shown(readme, marker)
    ]
    arguments: tuple[str, ...] = ()
    if marker == ADMIN:
        facts = re.search(r"```toml\n(\[\[facts\]\]\n.*?)```", readme, re.DOTALL)
        assert facts is not None
        (folder / "facts.toml").write_text(facts[1], "utf-8")
        arguments = ("--admin", "--facts", "facts.toml")
    ended = subprocess.run(  # noqa: S603  (what is typed is in the READMEs)
        (sys.executable, "-m", "bot", "chat", *arguments),
        cwd=folder,  # where no configuration changes what is answered
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "XDG_CACHE_HOME": str(folder)},
        input="".join(f"{line}\n" for lines in said for line in lines).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=300,
    )
    _, *turns = f"\n{ended.stdout.decode()}".removesuffix("\n").removesuffix(_FAREWELL).split(f"\n{_PROMPT}")
    rest = iter(turns)
    return ["\n".join(_PROMPT + turn for turn in _next(rest, len(lines))).rstrip("\n") for lines in said]


def _next(turns: Iterator[str], number: int) -> list[str]:
    return [next(turns) for _ in range(number)]


def _refresh(path: Path) -> None:
    readme = path.read_text("utf-8")
    for marker in (ASKER, ADMIN):
        folder = Path(tempfile.mkdtemp())
        try:
            anew = played(readme, marker, folder)
        finally:
            shutil.rmtree(folder)
        for old, new in zip(shown(readme, marker), anew, strict=True):
            before, _, after = readme.partition(f"<!-- {marker} -->\n```text\n{old}\n```")
            readme = f"{before}<!-- {marker} -->\n```text\n{new}\n```{after}"
    path.write_text(readme, "utf-8")


if __name__ == "__main__":
    for name in READMES:
        _refresh(ROOT / name)
