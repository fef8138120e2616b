"""What Telegram shows of the bot before a word is said: its commands and its profile."""

START = "Lời chào và câu hỏi mẫu"
HELP = "Cách hỏi"
TOPICS = "Xem các chủ đề có thể hỏi"
ASK = "Hỏi một câu, ví dụ: /hoi ai chủ trì hội nghị"
SOURCE = "Thông tin lấy từ bài nào, của thời điểm nào"
QR = "Mã QR mở bot, hoặc mở một câu trả lời"
PRIVACY = "Tôi giữ lại những gì, trong bao lâu"
ERASE = "Xóa những gì tôi còn giữ về bạn"
OFFICE = "Quản trị: tìm, xem và sửa dữ kiện"
GAPS = "Quản trị: câu hỏi chưa trả lời được"
WHY = "Quản trị: vì sao bot trả lời như vậy"
STATISTICS = "Quản trị: thống kê câu hỏi và trả lời"
LEAVE = "Thôi việc đang làm dở"

DESCRIPTION = (
    "Tôi trả lời câu hỏi về {about}. Bạn cứ gõ câu hỏi, có dấu hay không dấu đều được. "
    "Tôi chỉ nói điều có trong bài; điều không có, tôi nói rõ là không có."
)
SHORT_DESCRIPTION = "Hỏi đáp về {about}. Chỉ nói điều có trong bài."
