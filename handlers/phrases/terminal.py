"""The chat in the terminal, around what the bot itself says."""

BANNER = """\
Đây là cửa sổ trò chuyện thử với bot: không cần token, không cần mạng.
 • Gõ câu hỏi rồi nhấn Enter, có dấu hay không dấu đều được.
 • Câu trả lời có thể kèm các nút, như [1]; gõ số của nút để bấm.
 • Gõ {leave} hoặc nhấn Ctrl-D để thoát.
"""
ASKER = "Bạn"
BOT = "Bot"
PROMPT = "Bạn: "
SPEAKER = "Bot: "
BUTTON = "[{number}] {label}"
ALERT = "(thông báo) {text}"
FAREWELL = "Tạm biệt bạn."
