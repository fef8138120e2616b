"""Small fact files that tests argue over, and short ways to ask them.

``LIBRARY`` is what most curators write: ids, questions and answers. ``CLUB`` adds entities, so that relations
are derived. ``COUNCIL`` declares its relations.
"""

from functools import cache
from pathlib import Path

import knowledge
from knowledge import lexicon
from knowledge.conversation import Conversation
from knowledge.factbase import FactBase
from knowledge.factfile import load
from knowledge.facts import Abbreviation, Check, Entity, Fact, FactFile
from knowledge.outcome import Decision, facts_of, status
from knowledge.responder import Responder, Response

NOON = 1_700_000_000.0
"""A moment, in seconds since the epoch."""

LIBRARY = FactFile(
    facts=(
        Fact(
            id="gio-mo-cua",
            questions=(
                "Thư viện mở cửa lúc mấy giờ?",
                "Mấy giờ thư viện bắt đầu đón bạn đọc?",
                "Buổi sáng thư viện mở cửa khi nào?",
                "Giờ mở cửa của thư viện là mấy giờ?",
            ),
            answer="Thư viện mở cửa lúc 8 giờ.",
        ),
        Fact(
            id="phi-lam-the",
            questions=(
                "Làm thẻ bạn đọc mất bao nhiêu tiền?",
                "Phí làm thẻ bạn đọc là bao nhiêu?",
                "Lệ phí cấp thẻ thư viện bao nhiêu?",
                "Thẻ bạn đọc giá bao nhiêu?",
            ),
            answer="Làm thẻ bạn đọc mất 20000 đồng.",
        ),
        Fact(
            id="so-sach-muon",
            questions=(
                "Mỗi lần được mượn bao nhiêu cuốn sách?",
                "Một bạn đọc mượn được mấy cuốn sách một lần?",
                "Số sách được mượn tối đa là bao nhiêu?",
                "Được mang về nhà bao nhiêu cuốn sách?",
            ),
            answer="Mỗi lần được mượn 3 cuốn sách.",
        ),
        Fact(
            id="gui-xe",
            questions=(
                "Gửi xe ở đâu?",
                "Chỗ để xe của thư viện nằm ở đâu?",
                "Bãi gửi xe ở chỗ nào?",
                "Đến thư viện thì để xe máy chỗ nào?",
            ),
            answer="Bãi gửi xe ở sân sau.",
        ),
        Fact(
            id="tre-em",
            questions=(
                "Phòng đọc thiếu nhi nằm ở tầng nào?",
                "Trẻ em đọc truyện ở phòng nào?",
                "Phòng dành cho thiếu nhi ở đâu?",
                "Khu đọc truyện của trẻ em ở tầng mấy?",
            ),
            answer="Phòng đọc thiếu nhi ở tầng hai.",
        ),
        Fact(
            id="mat-the",
            questions=(
                "Mất thẻ bạn đọc thì phải làm sao?",
                "Làm mất thẻ thì xin cấp lại thế nào?",
                "Bị rơi thẻ bạn đọc thì cần làm gì?",
                "Thủ tục cấp lại thẻ bị mất ra sao?",
            ),
            answer="Báo quầy thủ thư để được cấp lại thẻ.",
        ),
    )
)
"""Three keys a fact, several phrasings."""

SINGLE = FactFile(
    facts=tuple(Fact(id=fact.id, questions=fact.questions[:1], answer=fact.answer) for fact in LIBRARY.facts)
)
"""One phrasing a fact: nothing can be held out."""

PEOPLE = (
    Entity(id="vu-thi-lan", kind="person", name="Vũ Thị Lan", aliases=("bà Lan",)),
    Entity(id="bui-van-hung", kind="person", name="Bùi Văn Hùng", aliases=("ông Hùng",)),
    Entity(id="do-minh-khoa", kind="person", name="Đỗ Minh Khoa", aliases=("anh Khoa",)),
)

CLUB = FactFile(
    entities=(
        *PEOPLE,
        Entity(id="ninh-binh", kind="place", name="Ninh Bình"),
        Entity(id="cao-bang", kind="place", name="Cao Bằng"),
    ),
    facts=(
        Fact(
            id="doi-truong",
            questions=(
                "Ai là đội trưởng câu lạc bộ?",
                "Đội trưởng câu lạc bộ là ai?",
                "Người nào làm đội trưởng câu lạc bộ?",
            ),
            answer="Bùi Văn Hùng là đội trưởng câu lạc bộ.",
        ),
        Fact(
            id="thu-quy",
            questions=(
                "Ai giữ quỹ câu lạc bộ?",
                "Thủ quỹ câu lạc bộ là ai?",
                "Người nào giữ quỹ câu lạc bộ?",
            ),
            answer="Vũ Thị Lan giữ quỹ câu lạc bộ.",
        ),
        Fact(
            id="noi-tap",
            questions=(
                "Câu lạc bộ tập huấn ở đâu?",
                "Nơi tập huấn ở tỉnh nào?",
                "Câu lạc bộ đi tập huấn tỉnh nào?",
            ),
            answer="Câu lạc bộ tập huấn ở Ninh Bình.",
        ),
        Fact(
            id="nam-lap",
            questions=(
                "Câu lạc bộ ra đời năm nào?",
                "Câu lạc bộ có từ khi nào?",
                "Năm nào câu lạc bộ bắt đầu hoạt động?",
            ),
            answer="Câu lạc bộ ra đời năm 1998.",
        ),
    ),
)
"""Three keys a fact and entities: what is safe is derived."""

COUNCIL = FactFile(
    entities=(
        *PEOPLE,
        Entity(id="dai-hoi", kind="event", name="đại hội hợp tác xã", aliases=("đại hội",)),
        Entity(id="phien-cao-bang", kind="event", name="phiên họp Cao Bằng"),
        Entity(id="cao-bang", kind="place", name="Cao Bằng"),
        Entity(id="nghi-quyet-5", kind="document", name="Nghị quyết số 5"),
        Entity(id="chi-thi-8", kind="document", name="Chỉ thị số 8"),
        Entity(id="bi-thu", kind="term", name="Bí thư chi bộ"),
        Entity(id="pho-bi-thu", kind="term", name="Phó Bí thư chi bộ"),
        Entity(id="ban-quan-tri", kind="organisation", name="Ban quản trị"),
        Entity(id="ban-kiem-soat", kind="organisation", name="Ban kiểm soát"),
    ),
    facts=(
        Fact(
            id="chu-tri",
            title="Người chủ trì đại hội",
            questions=("Ai chủ trì đại hội?", "Đại hội do ai chủ trì?", "Người chủ trì đại hội tên gì?"),
            answer="Vũ Thị Lan chủ trì đại hội.",
            subject="dai-hoi",
            relation="chủ trì",
            value=("vu-thi-lan",),
        ),
        Fact(
            id="dieu-hanh",
            title="Người điều hành đại hội",
            questions=(
                "Ai điều hành đại hội?",
                "Đại hội do ai điều hành?",
                "Người điều hành đại hội tên gì?",
            ),
            answer="Bùi Văn Hùng điều hành đại hội.",
            subject="dai-hoi",
            relation="điều hành",
            value=("bui-van-hung",),
        ),
        Fact(
            id="phien-cao-bang",
            title="Người chủ trì phiên Cao Bằng",
            questions=("Ai chủ trì phiên họp Cao Bằng?", "Phiên họp Cao Bằng do ai chủ trì?"),
            answer="Đỗ Minh Khoa chủ trì phiên họp Cao Bằng.",
            subject="phien-cao-bang",
            relation="chủ trì",
            value=("do-minh-khoa",),
        ),
        Fact(
            id="hinh-thuc",
            title="Hình thức đại hội",
            questions=("Đại hội họp theo hình thức nào?", "Đại hội họp kiểu gì?", "Hình thức đại hội là gì?"),
            answer="Đại hội họp trực tuyến.",
            subject="dai-hoi",
            relation="hình thức",
            value=("trực tuyến",),
        ),
        Fact(
            id="nghi-quyet-5-cua-ai",
            title="Nghị quyết số 5 của ai",
            questions=(
                "Nghị quyết số 5 của ai?",
                "Nghị quyết số 5 là của bên nào?",
                "Nghị quyết số 5 thuộc về ai?",
            ),
            answer="Nghị quyết số 5 là của Ban quản trị.",
            subject="nghi-quyet-5",
            relation="của",
            value=("ban-quan-tri",),
        ),
        Fact(
            id="chi-thi-8-cua-ai",
            title="Chỉ thị số 8 của ai",
            questions=("Chỉ thị số 8 của ai?", "Chỉ thị số 8 là của bên nào?", "Chỉ thị số 8 thuộc về ai?"),
            answer="Chỉ thị số 8 là của Ban kiểm soát.",
            subject="chi-thi-8",
            relation="của",
            value=("ban-kiem-soat",),
        ),
        Fact(
            id="lan-bi-thu",
            title="Bí thư chi bộ",
            questions=("Ai là Bí thư chi bộ?", "Bí thư chi bộ là ai?", "Bí thư chi bộ tên gì?"),
            answer="Vũ Thị Lan là Bí thư chi bộ.",
            subject="vu-thi-lan",
            relation="chức vụ",
            value=("bi-thu",),
        ),
        Fact(
            id="hung-pho-bi-thu",
            title="Phó Bí thư chi bộ",
            questions=("Ai là Phó Bí thư chi bộ?", "Phó Bí thư chi bộ là ai?", "Phó Bí thư chi bộ tên gì?"),
            answer="Bùi Văn Hùng là Phó Bí thư chi bộ.",
            subject="bui-van-hung",
            relation="chức vụ",
            value=("pho-bi-thu",),
        ),
        Fact(
            id="so-nam",
            title="Đại hội nhìn lại mấy năm",
            questions=("Đại hội nhìn lại mấy năm?", "Đại hội nhìn lại bao nhiêu năm hoạt động?"),
            answer="Đại hội nhìn lại 4 năm hoạt động.",
            subject="dai-hoi",
            relation="nhìn lại",
            value=(4,),
        ),
        Fact(
            id="nguoi-du",
            title="Những người dự đại hội",
            questions=("Những ai dự đại hội?", "Đại hội có những ai tham dự?"),
            answer="Vũ Thị Lan và Bùi Văn Hùng dự đại hội.",
            subject="dai-hoi",
            relation="tham dự",
            value=("vu-thi-lan", "bui-van-hung"),
            exclusive=False,
        ),
        Fact(
            id="ngay-hop",
            title="Ngày họp (không nêu)",
            questions=("Đại hội họp ngày nào?", "Đại hội diễn ra khi nào?", "Đại hội vào ngày tháng nào?"),
            answer="Bản tin không nêu ngày họp.",
            status="not_stated",
        ),
    ),
    abbreviations=(
        Abbreviation(short="NQ5", long=("Nghị quyết số 5",)),
        Abbreviation(short="đh", long=("đại hội", "đại học")),
    ),
)
"""Relations declared by the curator: several roles at one meeting, two documents, two posts."""


@cache
def base(factfile: FactFile) -> FactBase:
    """The facts read and indexed."""
    return FactBase(factfile, lexicon.shipped())


@cache
def responder(factfile: FactFile) -> Responder:
    """A responder, built once for all tests."""
    return Responder.build(factfile)


def with_checks(factfile: FactFile, *checks: Check) -> FactFile:
    """The same facts with these checks."""
    return factfile.model_copy(update={"checks": checks})


def respond(
    factfile: FactFile, text: str, conversation: Conversation | None = None, now: float = NOON
) -> Response:
    """The response to one message."""
    return responder(factfile).respond(text, conversation or Conversation(), now)


def decide(factfile: FactFile, text: str) -> Decision:
    """The one decision on a message that asks one question."""
    (decision,) = respond(factfile, text).decisions
    return decision


def told(decision: Decision) -> tuple[str, tuple[str, ...]]:
    """A decision in short: its status and the ids of its facts."""
    return status(decision.outcome), tuple(fact.id for fact in facts_of(decision.outcome))


def asked(factfile: FactFile, text: str) -> tuple[str, tuple[str, ...]]:
    """What a message without a conversation gets, in short."""
    return told(decide(factfile, text))


def talk(factfile: FactFile, *messages: str, pause: float = 10.0) -> list[tuple[str, tuple[str, ...]]]:
    """What each message of one chat gets, ``pause`` seconds apart; the last decision of each."""
    conversation = Conversation()
    got = []
    for place, message in enumerate(messages):
        response = respond(factfile, message, conversation, NOON + place * pause)
        conversation = response.conversation
        got.append(told(response.decisions[-1]))
    return got


@cache
def shipped() -> FactFile:
    """The facts that the project ships."""
    return load(Path(knowledge.__file__).with_name("facts.toml"))
