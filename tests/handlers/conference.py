"""A small fact file that tests argue over: one article, six facts."""

from knowledge.facts import Fact, FactFile

FACTFILE = FactFile.model_validate(
    {
        "sources": (
            {
                "id": "bbk",
                "title": "Sơ kết hai năm",
                "publisher": "BBK",
                "date": "2024-10",
                "url": "https://example.vn/bai",
            },
        ),
        "facts": (
            {
                "id": "chu-tri",
                "topic": "Con người",
                "title": "Người chủ trì hội nghị",
                "questions": ("Ai chủ trì hội nghị?", "Hội nghị do ai chủ trì?"),
                "answer": "Thượng tướng Lương Tam Quang chủ trì hội nghị.",
                "source": "bbk",
                "paragraph": (3,),
                "evidence": ("Lương Tam Quang", "chủ trì hội nghị"),
                "related": ("dieu-hanh", "diem-cau", "chu-tri", "khong-co"),
            },
            {
                "id": "dieu-hanh",
                "topic": "Con người",
                "title": "Người điều hành hội nghị",
                "questions": ("Ai điều hành hội nghị?",),
                "answer": "Thượng tướng Trần Quốc Tỏ điều hành hội nghị.",
                "source": "bbk",
                "paragraph": (3, 6),
            },
            {
                "id": "diem-cau",
                "topic": "Con người",
                "title": "Người chủ trì điểm cầu Bắc Kạn",
                "questions": ("Ai chủ trì điểm cầu Bắc Kạn?",),
                "answer": "Đại tá Hà Trọng Trung chủ trì điểm cầu Bắc Kạn.",
                "source": "bbk",
                "paragraph": (2,),
            },
            {
                "id": "van-ban",
                "topic": "Văn bản",
                "questions": ("Hội nghị sơ kết văn bản nào?",),
                "answer": "Nghị quyết số 12 & Chỉ thị số 11.",
                "source": "bbk",
            },
            {
                "id": "ngay-gio",
                "topic": "Văn bản",
                "title": "Ngày giờ hội nghị (bài không nêu)",
                "questions": ("Hội nghị diễn ra ngày nào?",),
                "answer": "Bài không nêu ngày giờ hội nghị.",
                "status": "not_stated",
                "source": "bbk",
            },
            {
                "id": "khong-nguon",
                "questions": ("Việc này ai biết?",),
                "answer": "Không ai biết.",
            },
        ),
    }
)

FACTS = {fact.id: fact for fact in FACTFILE.facts}
CHAIR, DIRECTOR, BRIDGE = FACTS["chu-tri"], FACTS["dieu-hanh"], FACTS["diem-cau"]
DOCUMENTS, SILENT, UNSOURCED = FACTS["van-ban"], FACTS["ngay-gio"], FACTS["khong-nguon"]

BARE_FACTFILE = FactFile(
    facts=(Fact(id="mo-cua", questions=("Mấy giờ mở cửa?",), answer="Cửa mở lúc 8 giờ."),),
)
BARE = BARE_FACTFILE.facts[0]
