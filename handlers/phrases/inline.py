"""What stands in the list under a message that begins with the bot's name."""

ASK_PRIVATELY = "Hỏi riêng bot"
TOPIC_FACTS = "{count} điều có thể hỏi"
TOPIC_LISTING = "Chủ đề “{topic}”: bạn có thể hỏi"
TOPIC_ITEM = "• {title}"
CONFIRMED = "Đúng: {title}"
REFUTED = "Không phải: {title}"
"""Titles of a result that settles a claim."""
