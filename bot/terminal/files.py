"""Files that go to and fro in the terminal: what the asker sends, and what the bot sends."""

import tempfile
from itertools import count
from pathlib import Path

from telegram.error import BadRequest

from bot.terminal.transport import Call

Json = dict[str, object]


class Files:
    """What was sent, by number, and a folder for what came."""

    def __init__(self) -> None:
        """Nothing yet; the folder is made when something comes."""
        self._sent: dict[str, bytes] = {}
        self._numbers = count(1)
        self._folder: Path | None = None

    def content(self, name: str) -> bytes:
        """What the asker sent under that number.

        Raises:
            BadRequest: there is no such file.
        """
        if name not in self._sent:
            raise BadRequest("no such file")
        return self._sent[name]

    def sent(self, path: Path) -> Json:
        """The document that the asker sends from ``path``.

        Raises:
            OSError: it cannot be read.
        """
        content = path.read_bytes()
        number = str(next(self._numbers))
        self._sent[number] = content
        size = len(content)
        return {"file_id": number, "file_unique_id": number, "file_name": path.name, "file_size": size}

    def kept(self, call: Call) -> str:
        """Where the file that comes with ``call`` is put, of whose name only the last part counts."""
        ((name, content),) = call.files.items()
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="hoi-dap-"))
        path = self._folder / Path(name).name
        path.write_bytes(content)
        return str(path)
