"""A small fact file in a folder of its own, with its history in a store beside it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from knowledge.publication.placement import Placement
from knowledge.publication.proposal import Workshop
from knowledge.publication.publisher import Publisher
from knowledge.responder import Responder
from knowledge.stores.database import Database
from knowledge.stores.revisions import Revisions

FACTS = """\
# Ghi chú đầu tệp

[[facts]]
id = "gio-mo-cua"  # đừng đổi
questions = ["Mấy giờ thư viện mở cửa?", "Thư viện mở cửa lúc nào?"]
answer = "Thư viện mở cửa lúc tám giờ."

# Bàn trả sách
[[facts]]
id = "noi-tra-sach"
questions = ["Trả sách ở đâu?", "Nơi trả sách là chỗ nào?"]
answer = "Bạn trả sách ở quầy số 2."

[[facts]]
id = "gui-xe"
questions = ["Gửi xe ở đâu?", "Bãi giữ xe nằm chỗ nào?"]
answer = "Bãi giữ xe nằm sau thư viện."

[[checks]]
question = "may gio mo cua thu vien"
expect = "gio-mo-cua"
"""


@dataclass
class Desk:
    """A publisher with what it serves, and the file before it."""

    path: Path
    publisher: Publisher
    served: list[Responder] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    def changed(self, old: str, new: str) -> bytes:
        """The file's text with one thing changed."""
        assert old in self.text
        return self.text.replace(old, new, 1).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "facts.toml"
    file.write_text(FACTS, "utf-8")
    return file


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(f"sqlite:///{tmp_path}/bot.db")) as opened:
        yield opened


@pytest.fixture
def open_desk(path: Path, database: Database) -> Callable[[], Desk]:
    """Opens another publisher of the same file, as another process would."""

    def opened() -> Desk:
        placement = Placement.at(path)
        served: list[Responder] = []
        revisions = Revisions(database, placement.name)
        publisher = Publisher(placement, revisions, Workshop(str(path)))
        publisher.serve_with(served.append)
        return Desk(path, publisher, served)

    return opened


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()
