"""What is said to curators on Telegram: short, and always with what to do next."""

from collections.abc import Mapping

STRANGER = (
    "Lệnh này dành cho người biên tập. Nếu bạn là người biên tập, bạn gõ /id rồi gửi số ấy cho người "
    "vận hành bot."
)
NOT_PRIVATE = "Việc này chỉ làm ở cuộc trò chuyện riêng với tôi: bạn mở riêng rồi gõ lại lệnh nhé."
NOT_TYPED = "Tôi chỉ nhận lệnh và tệp do chính bạn gửi, không nhận tin chuyển tiếp. Bạn gửi lại giúp tôi nhé."
EDITED = "Tôi không làm theo tin đã sửa. Bạn gửi lại thành một tin mới giúp tôi nhé."

PRESSES: Mapping[str, str] = {
    "expired": "Nút này đã hết hạn nên chưa có gì thay đổi. Bạn gõ /quantri để mở lại.",
    "used": "Việc này đã được làm rồi, bấm lại không làm thêm lần nữa.",
    "forged": "Nút này không còn dùng được. Bạn gõ /quantri để mở lại.",
    "foreign": "Nút này là của người biên tập khác. Bạn gõ /quantri để mở bảng của mình.",
}
"""What pops up over a button that stands for nothing, by the reason."""

PRESS_REFUSED = "Nút này dành cho người biên tập."

MENU = "Đang phục vụ {facts} dữ kiện với {questions} cách hỏi và {checks} câu kiểm tra. Bạn muốn làm gì?"
SEEK = "Tìm dữ kiện"
LIST = "Xem mọi dữ kiện"
TO_LIST = "« Mọi dữ kiện"

SEARCH = "Bạn gõ vài chữ có trong dữ kiện, hoặc một câu hỏi. Gõ /huy để thôi."
FACTS = "Có {count} dữ kiện. Bạn bấm vào một dữ kiện để xem và sửa."
FOUND = "Có {count} dữ kiện hợp với “{words}”."
NOT_FOUND = "Không có dữ kiện nào hợp với “{words}”. Bạn thử tìm bằng chữ khác."
FACT_GONE = "Dữ kiện này không còn nữa."
FACT = "▪ {title}"
ANSWER = "Trả lời: {answer}"
PHRASINGS = "Cách hỏi ({count}):\n{questions}"
PHRASING = "• {question}"
PROOF = "Đoạn {paragraphs}; căn cứ: {evidence}"
SILENT = "Đây là điều bài không nêu."
KNOWN_AS = "Mã: {id} · Chủ đề: {topic}"

LEFT = "Đã thôi, chưa có gì thay đổi. Bạn gõ /quantri để làm việc khác."
NOTHING_TO_LEAVE = "Bạn không có việc gì đang làm dở. Bạn gõ /quantri để bắt đầu."
