"""The fact file in its place: read, locked against other writers, and replaced whole or not at all."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from knowledge.factfile import FactFileError, read
from knowledge.publication.exchange import exchanged

Step = Callable[[str], None]
"""Called with the name of each step before it is taken; tests stop there."""


def no_step(_: str) -> None:
    """Go on."""


def digest(content: bytes) -> str:
    """The SHA-256 by which contents are told apart."""
    return sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Placement:
    """A fact file at ``path``, a link already followed, so that a replacement stands where the file stood."""

    path: Path
    step: Step = no_step

    @classmethod
    def at(cls, path: Path, step: Step = no_step) -> "Placement":
        """The file that ``path`` leads to."""
        return cls(path.resolve(), step)

    @property
    def name(self) -> str:
        """What the store knows the file by."""
        return str(self.path)

    def read(self) -> bytes:
        """The bytes as they are now.

        Raises:
            FactFileError: there is no such file, or it cannot be read.
        """
        return read(self.path)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other publication out, of this process and of others; waits for one under way.

        The lock is a file of its own: the fact file is replaced, and a lock on it would go with it. It is
        never removed, since somebody may wait for it.

        Raises:
            OSError: the folder cannot be written.
        """
        lock = self.path.with_name(f".{self.path.name}.lock")
        descriptor = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def found(self) -> str:
        """The digest of what stands there; blank for nothing that can be read."""
        try:
            return digest(self.read())
        except FactFileError:
            return ""

    def replace(self, content: bytes, found: str) -> bool:
        """Put ``content`` in the file's place; whoever reads meanwhile sees all of the old or all of the new.

        The caller holds the lock, which keeps no editor out: False where somebody has saved something else
        since ``found`` was the digest of what stood there, which stands then. It is looked for last of all,
        and once more in what has given way, where the system lets files change places.

        Raises:
            OSError: the disk refused; the old file stands.
        """
        draft = self.path.with_name(f".{self.path.name}.new")
        draft.unlink(missing_ok=True)  # left by a process that was killed here
        self.step("create")
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(descriptor, "wb", closefd=True) as file:
                half = len(content) // 2
                file.write(content[:half])
                self.step("write")
                file.write(content[half:])
                file.flush()
                self.step("sync")
                _keep_mode(file.fileno(), self.path)
                os.fsync(file.fileno())
            self.step("rename")
            replaced = self.found() == found
            if replaced:
                self.step("exchange")
                if exchanged(draft, self.path):
                    replaced = Placement(draft).found() == found or not exchanged(draft, self.path)
                else:
                    draft.replace(self.path)
            draft.unlink(missing_ok=True)
            if not replaced:
                return False
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        self.step("sync folder")
        _sync_folder(self.path.parent)
        return True


def _keep_mode(descriptor: int, path: Path) -> None:
    """Let those read the new file who could read the old one."""
    with contextlib.suppress(FileNotFoundError):
        os.fchmod(descriptor, path.stat().st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    """Put the rename itself on the disk: without this the old name may come back after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
