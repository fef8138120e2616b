"""What askers think of replies, and what they want to be told later."""

UP = "👍"
DOWN = "👎"
THANKS_UP = "Cảm ơn bạn, tôi đã ghi nhận."
THANKS_DOWN = "Cảm ơn bạn. Người biên tập sẽ xem lại câu hỏi này."
TOO_OLD = "Câu trả lời này đã cũ, tôi không còn ghi đánh giá cho nó nữa."
NOT_KEPT = "Tôi chưa ghi lại được. Bạn thử lại sau ít phút nhé."

TELL_ME = "Báo cho tôi khi có câu trả lời"
TELL_ME_NOT = "Thôi, không cần báo"
WILL_TELL = "Khi có câu trả lời, tôi sẽ nhắn cho bạn. Không cần nữa thì bạn bấm lại nút này."
WILL_NOT_TELL = "Tôi sẽ không báo nữa."
TOPICS = "Xem các chủ đề"

ANSWERED_NOW = "Bạn từng nhờ tôi báo lại. Câu hỏi này nay đã có câu trả lời:"
