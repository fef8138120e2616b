"""How it goes, for curators: the words beside the picture, and the words in it."""

from collections.abc import Mapping

from knowledge.statistics import Manner

PERIOD = "{days} ngày qua (từ {first} đến {last})"
TITLE = "Số câu hỏi mỗi ngày · {period}"
TOTAL = "{total} câu hỏi, trung bình {average} câu mỗi ngày."
NOTHING = "Chưa có câu hỏi nào."
SHARES = "Cách trả lời:\n{lines}"
SHARE = "• {manner}: {count} ({percent} %)"
MANNERS: Mapping[Manner, str] = {
    Manner.ANSWERED: "trả lời được",
    Manner.CLARIFIED: "hỏi lại cho rõ",
    Manner.NOT_STATED: "bài không nêu",
    Manner.UNKNOWN: "chưa trả lời được",
}
FACTS = "Dữ kiện được xem nhiều nhất:\n{lines}"
FACT = "• {title}: {times} lần"
GAPS = "Điều hay hỏi mà chưa trả lời được:\n{lines}"
GAP = "• “{question}”: {times} lần"
FEEDBACK = "Phản hồi: {liked} khen, {disliked} chê. {waiting} người đang chờ được báo."
SILENCED = "{silenced} tin không được trả lời vì người gửi nhắn quá dồn dập."
UNUSED = "{count} trên {all} dữ kiện chưa ai xem tới: {titles}."
ALL_USED = "Mọi dữ kiện đều đã có người xem."
OVERDUE = "Đến hạn xem lại:\n{lines}"
OVERDUE_FACT = "• {title} (hạn {date})"
AND_MORE = "{titles} và {count} dữ kiện nữa"

CHART_DAYS = "Số câu hỏi mỗi ngày"
CHART_SHARES = "Cách trả lời (%)"
CHART_FACTS = "Dữ kiện xem nhiều nhất (lần)"
CHART_GAPS = "Hay hỏi mà chưa trả lời được (lần)"
CHART_EMPTY = "chưa có"

DAYS = "{days} ngày"
"""On a button."""
OPEN = "Thống kê"

DIGEST = "Bản tin tuần của bot hỏi đáp"
DIGEST_ON = "Nhận bản tin tuần"
DIGEST_OFF = "Thôi nhận bản tin tuần"
DIGEST_TAKEN = "Sáng thứ Hai hằng tuần tôi sẽ gửi bạn bản tin này."
DIGEST_LEFT = "Tôi sẽ không gửi bản tin tuần nữa."
