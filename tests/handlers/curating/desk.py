"""A fact file on disk with its publisher, served to curators: what they do in chat ends there."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from telegram import Update

from handlers.chats import Chats
from handlers.edition import Edition
from knowledge.article import Article
from knowledge.publication.placement import Placement
from knowledge.publication.proposal import Workshop
from knowledge.publication.publisher import Publisher
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Exchanges
from knowledge.stores.revisions import Revisions
from tests.handlers.curating.curator import CURATOR, OTHER_ID
from tests.telegram.clock import Clock
from tests.telegram.recorder import Json, Sent
from tests.telegram.served import Served, serving
from tests.telegram.updates import message, update

FACTS = """\
# Ghi chú đầu tệp
schema = 1

[[sources]]
id = "noi-quy"
title = "Nội quy thư viện"
publisher = "Thư viện"
date = "2024-10"

[[entities]]
id = "chi-hoa"
kind = "person"
name = "Nguyễn Thị Hoa"

[[facts]]
id = "gio-mo-cua"  # đừng đổi
title = "Giờ mở cửa"
questions = ["Mấy giờ thư viện mở cửa?", "Thư viện mở cửa lúc nào?"]
answer = "Thư viện mở cửa lúc tám giờ."
source = "noi-quy"

[[facts]]
id = "noi-tra-sach"
title = "Nơi trả sách"
questions = ["Trả sách ở đâu?", "Nơi trả sách là chỗ nào?"]
answer = "Bạn trả sách ở quầy số 2."
source = "noi-quy"

[[facts]]
id = "thu-thu"
title = "Thủ thư"
questions = ["Ai là thủ thư?", "Thủ thư tên gì?"]
answer = "Thủ thư là chị Nguyễn Thị Hoa."
source = "noi-quy"

[[checks]]
question = "may gio mo cua thu vien"
expect = "gio-mo-cua"

[[abbreviations]]
short = "TV"
long = ["thư viện"]
"""


@dataclass
class Desk:
    """The bot as curators see it, with the file before it."""

    served: Served
    publisher: Publisher
    path: Path
    clock: Clock

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    async def say(self, *texts: str) -> Sent:
        """Say one thing after another; the last message of the bot."""
        sent = [await self.served.say(text) for text in texts]
        return sent[-1][-1]

    async def press(self, label: str, under: Sent) -> Sent:
        """Press a button; the last message of the bot."""
        return (await self.served.press(label, under))[-1]

    async def send(self, name: str, content: bytes, /, **fields: object) -> list[Sent]:
        """Send a file."""
        return await self.served.receive(self.file(name, content, **fields))

    def file(self, name: str, content: bytes, /, **fields: object) -> Json:
        """The update of a curator who sends a file."""
        number = f"file-{len(self.served.telegram.uploads)}"
        self.served.telegram.uploads[number] = content
        document = {
            "file_id": number,
            "file_unique_id": number,
            "file_name": name,
            "file_size": len(content),
            **fields,
        }
        return update("message", message(document=document))

    def parsed(self, content: Json) -> Update:
        """The update as PTB reads it."""
        return Update.de_json(content, self.served.application.bot)

    async def fact(self, title: str) -> Sent:
        """The account of a fact, with the buttons that change it."""
        page = await self.press("Xem mọi dữ kiện", await self.say("/quantri"))
        return await self.press(title, page)

    async def answer(self, text: str) -> Sent:
        """Type another answer for the hour of opening; the offer."""
        await self.press("Sửa câu trả lời", await self.fact("Giờ mở cửa"))
        return await self.say(text)


@asynccontextmanager
async def opened(
    folder: Path,
    clock: Clock,
    url: str = "sqlite://",
    admins: Iterable[int] = (CURATOR, OTHER_ID),
    article: Article | None = None,
) -> AsyncIterator[Desk]:
    """Serve the fact file in ``folder``, which is made if it is not there."""
    path = folder / "facts.toml"
    if not path.exists():
        path.write_text(FACTS, "utf-8")
    database = Database.open(url, clock=clock)
    placement = Placement.at(path)
    exchanges = Exchanges(database)
    publisher = Publisher(
        placement,
        Revisions(database, placement.name),
        Workshop("facts.toml", article=article),
        lambda: exchanges.recent_questions_now(99),
    )
    chats = Chats.over(publisher.served.responder, clock)
    publisher.serve_with(lambda responder: chats.editions.exchange(Edition.of(responder)))
    async with serving(chats, database, admins=frozenset(admins), publisher=publisher) as served:
        yield Desk(served, publisher, path, clock)
