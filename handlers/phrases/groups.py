"""What the bot says in groups."""

LESSON = (
    "Trong nhóm, tôi chỉ trả lời khi được hỏi: bạn gõ /hoi rồi tới câu hỏi, nhắc tên @{bot}, "
    "hoặc trả lời (reply) một tin của tôi. Ví dụ: /hoi {example}"
)
"""One line that teaches a group; {bot} is the bot's user name, {example} a question."""
