"""What is said to the operator about the running bot: why it ended, and how it fares."""

TOKEN_REFUSED = "Telegram không chấp nhận token này; hãy kiểm tra lại, hoặc lấy token mới từ @BotFather."
OTHER_COPY = "Một bản khác của bot đang chạy; hãy dừng bản đó trước."
UNREACHABLE = "Đã mất liên lạc với Telegram quá lâu ({detail}); bot dừng để được khởi động lại."
STORE = "Không ghi được kho dữ liệu ({detail}); hãy xem đĩa còn chỗ và quyền ghi."
STORE_TOO_NEW = (
    "Kho dữ liệu do một bản bot mới hơn ghi (lược đồ {detail}); "
    "hãy chạy bản mới, hoặc phục hồi bản sao lưu cũ."
)
STORE_DRIVER = "[store] database_url: máy này chưa cài trình điều khiển cho {detail}."
WEBHOOK = "Không mở được cổng nhận tin của webhook ({detail})."
SECRET_MISSING = "Chế độ webhook cần BOT_WEBHOOK_SECRET hoặc BOT_WEBHOOK_SECRET_FILE, dài từ {length} ký tự."

HEALTHY = "Bot đang chạy (tiến trình {process}); Telegram trả lời cách đây {heard}; {waiting} tin đang chờ."
CLOCK_AHEAD = (
    "Bot đang chạy (tiến trình {process}) nhưng đồng hồ máy này nhanh hơn Telegram {off}; "
    "từ 10 phút trở lên, mọi tin bị coi là đến muộn, lệnh và nút bị từ chối. Hãy chỉnh đồng hồ."
)
CLOCK_BEHIND = (
    "Bot đang chạy (tiến trình {process}) nhưng đồng hồ máy này chậm hơn Telegram {off}: "
    "tin đến muộn bị coi là mới. Hãy chỉnh đồng hồ."
)
STARVED = (
    "Bot đang chạy (tiến trình {process}) nhưng quá tải: vòng xử lý trễ {late} giây, {waiting} tin đang chờ. "
    "Nhật ký nói nó đang bận việc gì."
)
NEVER_SEEN = "Chưa thấy bot nào chạy với cấu hình này."
DEAD = "Bot không còn chạy, hoặc đã treo; dấu hiệu cuối cách đây {seen}, của tiến trình {process}."
DEAF = "Bot đang chạy (tiến trình {process}) nhưng không nghe được Telegram; lần cuối cách đây {heard}."
NEVER_HEARD = "Bot đang chạy (tiến trình {process}) nhưng chưa nghe được Telegram lần nào."
DAYS = "{number} ngày"
HOURS = "{number} giờ"
MINUTES = "{number} phút"
SECONDS = "{number} giây"
