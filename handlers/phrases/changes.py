"""What changes of the facts and what they do at the gate are called, in chat and on the command line."""

from collections.abc import Mapping

from knowledge.facts import UNKNOWN, OutcomeStatus
from knowledge.publication.difference import Deed, Table
from knowledge.publication.gate import Occasion

RECORD: Mapping[tuple[Deed, Table], str] = {
    (Deed.ADDED, "facts"): "＋ Thêm dữ kiện “{label}” ({id})",
    (Deed.REMOVED, "facts"): "－ Bỏ dữ kiện “{label}” ({id})",
    (Deed.CHANGED, "facts"): "✎ Sửa dữ kiện “{label}” ({id})",
    (Deed.ADDED, "entities"): "＋ Thêm thực thể “{label}” ({id})",
    (Deed.REMOVED, "entities"): "－ Bỏ thực thể “{label}” ({id})",
    (Deed.CHANGED, "entities"): "✎ Sửa thực thể “{label}” ({id})",
    (Deed.ADDED, "sources"): "＋ Thêm nguồn “{label}” ({id})",
    (Deed.REMOVED, "sources"): "－ Bỏ nguồn “{label}” ({id})",
    (Deed.CHANGED, "sources"): "✎ Sửa nguồn “{label}” ({id})",
    (Deed.ADDED, "checks"): "＋ Thêm câu kiểm tra “{label}”",
    (Deed.REMOVED, "checks"): "－ Bỏ câu kiểm tra “{label}”",
    (Deed.CHANGED, "checks"): "✎ Sửa câu kiểm tra “{label}”",
    (Deed.ADDED, "abbreviations"): "＋ Thêm từ viết tắt “{label}”",
    (Deed.REMOVED, "abbreviations"): "－ Bỏ từ viết tắt “{label}”",
    (Deed.CHANGED, "abbreviations"): "✎ Sửa từ viết tắt “{label}”",
}

FIELDS: Mapping[str, str] = {
    "topic": "chủ đề",
    "title": "tiêu đề",
    "questions": "cách hỏi",
    "answer": "câu trả lời",
    "status": "tình trạng",
    "source": "nguồn",
    "paragraph": "đoạn",
    "evidence": "căn cứ",
    "related": "dữ kiện liên quan",
    "subject": "chủ thể",
    "relation": "quan hệ",
    "value": "giá trị",
    "exclusive": "chỉ một giá trị",
    "review": "ngày xem lại",
    "kind": "loại",
    "name": "tên",
    "aliases": "tên khác",
    "publisher": "nơi đăng",
    "date": "ngày",
    "url": "địa chỉ",
    "sha256": "sha256",
    "question": "câu hỏi",
    "expect": "dữ kiện cần trả lời",
    "short": "viết tắt",
    "long": "nghĩa đầy đủ",
}
"""Fields as a curator reads them; one without an entry is shown by its own name."""

VALUES: Mapping[tuple[str, str], str] = {
    ("kind", "person"): "người",
    ("kind", "organisation"): "cơ quan, tổ chức",
    ("kind", "document"): "văn bản",
    ("kind", "place"): "nơi chốn",
    ("kind", "event"): "sự kiện",
    ("kind", "term"): "thuật ngữ",
    ("status", "stated"): "bài có nêu",
    ("status", "not_stated"): "bài không nêu",
    ("exclusive", "True"): "đúng vậy",
    ("exclusive", "False"): "có thể còn giá trị khác",
    ("expect", UNKNOWN): "bot nói là không biết",
}
"""Values of a field as a curator reads them; whatever a curator has written is shown as it is."""

NEW_VALUE = "   {field}: {after}"
OLD_VALUE = "   {field}, bỏ: {before}"
OTHER_VALUE = "   {field}: {before} → {after}"
ITEM_ADDED = "   {field}, thêm: {item}"
ITEM_REMOVED = "   {field}, bỏ: {item}"
ITEMS_REORDERED = "   {field}: đổi thứ tự"

NO_CHANGE = "Không dữ kiện nào thay đổi; chỉ khác ghi chú, thứ tự hoặc cách trình bày."

ASKED = "Đã hỏi thử {asked} câu."
ALL_KEPT = "Không câu nào được trả lời khác đi."
WORSE = "⚠ {count} câu bị trả lời kém đi:"
SHIFTED = "{count} câu được trả lời khác đi:"
SHIFT = "• “{question}” ({occasion}): {before} → {after}"
NEW_SHIFT = "• “{question}” ({occasion}, mới): {after}"
EXPECTED = "{shift}, cần: {expected}"
REWORDED = "Câu trả lời được viết lại: {items}."
REWORDED_ITEM = "{title} ({count} câu hỏi thử)"
BROKEN = "Câu kiểm tra vốn đã sai và vẫn sai: {count}."
UNREACHABLE = "Dữ kiện không cách hỏi nào tới được: {items}."

OCCASIONS: Mapping[Occasion, str] = {
    Occasion.CHECK: "câu kiểm tra",
    Occasion.PHRASING: "cách hỏi trong tệp",
    Occasion.ASKED: "người dùng đã hỏi",
}
STATUSES: Mapping[OutcomeStatus, str] = {
    "answered": "trả lời",
    "confirmed": "xác nhận đúng",
    "refuted": "nói là không phải",
    "not_stated": "nói bài không nêu",
    "clarify": "hỏi lại",
    "unknown": "không biết",
    "smalltalk": "chào hỏi",
}
HEARD = "{status} “{titles}”"
"""What was answered: the status, and the facts' titles."""
