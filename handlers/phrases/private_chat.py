"""The private chat on Telegram: welcome, help, buttons and polite refusals."""

WELCOME = "Xin chào! Tôi trả lời câu hỏi về {about}."
PROMISE = "Tôi chỉ nói điều tôi biết chắc; điều gì không biết, tôi nói rõ là không biết."
EXAMPLES = "Bạn cứ gõ câu hỏi, có dấu hay không dấu đều được. Ví dụ:"
EXAMPLE = "• {question}"
WELCOME_HELP = "Gõ /help để xem thêm cách hỏi."
STALE_LINK = "Liên kết này không còn dẫn tới câu trả lời nào."

HELP_ASK = "Bạn gõ câu hỏi như nói chuyện; có thể hỏi hai câu một lúc, hoặc hỏi tiếp “còn … thì sao?”."
HELP_CHOOSE = "Khi tôi hỏi lại, bạn bấm một nút hoặc gõ số của lựa chọn."
HELP_SOURCE = "Muốn biết câu trả lời lấy từ đâu, bạn bấm “Nguồn” hoặc hỏi “nguồn đâu?”."
HELP_AGAIN = (
    "Muốn hỏi tiếp về một câu trả lời cũ, bạn trả lời (reply) chính tin ấy. Gõ nhầm thì bạn sửa tin, "
    "tôi sẽ sửa câu trả lời."
)
HELP_ELSEWHERE = (
    "Ở cuộc trò chuyện khác, bạn gõ @{bot} rồi tới câu hỏi và chọn câu trả lời để gửi. "
    "Trong nhóm có tôi, bạn gõ /hoi rồi tới câu hỏi."
)
HELP_COMMAND = "/{name}: {description}"
ASK_ALONE = "Bạn gõ /hoi rồi tới câu hỏi, ví dụ: /hoi {example}"

IDENTITY = "Số Telegram của bạn là {number}. Nếu bạn sẽ biên tập dữ kiện, bạn gửi số này cho người vận hành."

UNKNOWN_COMMAND = "Tôi không có lệnh này. Bạn cứ gõ câu hỏi, hoặc gõ /help để xem hướng dẫn."
NOT_TEXT = "Tôi chỉ đọc được tin nhắn chữ. Bạn gõ câu hỏi giúp tôi nhé."
MISHAP = "Xin lỗi bạn, tôi gặp trục trặc khi trả lời. Bạn thử hỏi lại sau ít phút nhé (mã {reference})."

SOURCE_BUTTON = "Nguồn"
SOURCE_OF = "Nguồn: {title}"
SHARE_BUTTON = "Chia sẻ"
STALE_BUTTON = "Nút này đã hết hạn. Bạn hỏi lại giúp tôi nhé."

LATE = "Xin lỗi bạn, tôi vừa bị gián đoạn nên trả lời muộn:"
EXPIRED = "Xin lỗi bạn, tôi vừa bị gián đoạn nên chưa làm việc này. Bạn làm lại giúp tôi nhé."
TOO_MANY = "Bạn gửi nhanh quá, tôi chưa trả lời kịp. Bạn chờ khoảng một phút rồi hỏi tiếp nhé."
