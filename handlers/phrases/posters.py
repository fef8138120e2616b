"""What stands under a QR picture."""

BOT = "Quét mã này để mở bot: {link}"
FACT = "Quét mã này để xem “{title}”: {link}"
NO_SUCH_FACT = (
    "Tôi không có câu trả lời nào mang mã ấy. Bạn gõ /qr để lấy mã của bot, "
    "hoặc trả lời (reply) một tin của tôi bằng /qr."
)
