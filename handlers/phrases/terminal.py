"""The chat in the terminal, around what the bot itself says."""

BANNER = """\
Đây là cửa sổ trò chuyện thử với bot: không cần token, không cần mạng.
 • Gõ câu hỏi rồi nhấn Enter, có dấu hay không dấu đều được.
 • Câu trả lời có thể kèm các nút, như [1]; gõ số của nút để bấm.
 • Gõ / để xem cách thử nhóm, chế độ inline và các nút; gõ {leave} hoặc nhấn Ctrl-D để thoát.
"""
ON_A_COPY = """\
Bạn là người biên tập: gõ /quantri. Mọi thay đổi chỉ ghi vào một bản sao, {file};
muốn sửa tệp thật thì thêm --store.
"""
HELP = """\
Thử ở đây như trên Telegram:
 • /nhom          vào một nhóm có bot, nơi bot chỉ đáp /hoi, @terminal_bot và tin trả lời nó
 • > câu hỏi      trả lời (reply) tin cuối cùng của bot
 • /rieng         về lại cuộc trò chuyện riêng
 • /inline câu    gõ @bot và câu hỏi ở một cuộc trò chuyện khác; gõ số để gửi một kết quả
 • /khach câu     nhắc tên bot trong một nhóm chưa có nó (chế độ khách, cấu hình bật mới có)
 • /anh câu hỏi   gửi một ảnh có chú thích ấy, hay không có gì
 • /camxuc 👎     thả cảm xúc vào tin cuối cùng của bot: 👍 và 👎 là đánh giá
 • /sua câu hỏi   sửa tin bạn vừa gửi; bot sửa lại câu trả lời của nó
 • /gui TỆP       gửi một tệp cho bot (người biên tập: mở bằng “python -m bot chat --admin”, gõ /quantri)
 • 1, 2, 3 …      bấm nút mang số ấy: 👍, 👎, “Nguồn”, “Báo cho tôi …”
 • /trogiup       lệnh của chính bot
 • {leave}         thoát
"""
GROUP = "Nhóm thử"
ELSEWHERE = "Nhóm lạ"
IN_GROUP = "Bạn đang ở trong “Nhóm thử”, nơi vừa thêm bot vào. Gõ /rieng để ra."
IN_PRIVATE = "Bạn về lại cuộc trò chuyện riêng với bot."
REACTED = "(bot ghi nhận cảm xúc này và không đáp)"
SILENT = "(bot im lặng: tin này không gửi cho nó)"
NO_REPLY = "(bot không đáp gì)"
RESULT = "[{number}] {title}: {description}"
RESULT_BUTTON = "[ {label} ]"
NO_RESULTS = "(không có kết quả nào)"
OPENS = "nút này mở {url}"
DOCUMENT = "[tệp] {file}\n{caption}"
NO_FILE = "Không đọc được tệp {file} ({reason}). Bạn gõ /gui rồi tới đường dẫn của tệp."
SEND_HOW = "Bạn gõ /gui rồi tới đường dẫn của tệp, ví dụ: /gui knowledge/facts.toml"
EDIT_HOW = (
    "Bạn gõ /sua rồi tới câu hỏi viết lại, ví dụ: /sua Ai chủ trì hội nghị? Trước đó phải có một câu hỏi ở "
    "đây để sửa."
)
PICTURE = "[ảnh] {caption}"
ASKER = "Bạn"
BOT = "Bot"
PROMPT = "Bạn: "
SPEAKER = "Bot: "
BUTTON = "[{number}] {label}"
ALERT = "(thông báo) {text}"
FAREWELL = "Tạm biệt bạn."
