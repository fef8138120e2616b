"""What a reply to a question says around the curator's own words."""

from dataclasses import dataclass

CONFIRMED = "Đúng vậy. {answer}"
REFUTED = "Không phải. {answer}"

AS_OF_SOURCE = "Tính đến thời điểm bài báo ({date}): {answer}"
AS_OF_FACTS = "Theo những gì đã biên soạn đến nay: {answer}"

SOURCE_LINE = "Theo bài báo {publisher}, {date}, đoạn {paragraphs}."
SOURCE_LINE_WHOLE = "Theo bài báo {publisher}, {date}."
SILENCE_LINE = "Đã đối chiếu với bài báo {publisher}, {date}."

SOURCE = "Thông tin này lấy từ bài “{title}” ({publisher}, {date}), đoạn {paragraphs}."
SOURCE_WHOLE = "Thông tin này lấy từ bài “{title}” ({publisher}, {date})."
SOURCE_SILENT = "Bài “{title}” ({publisher}, {date}) không nói về điều này, nên không có đoạn nào để dẫn."
SOURCE_UNRECORDED = "Dữ liệu không ghi nguồn cho câu trả lời này."
SOURCE_EVIDENCE = "Chữ trong bài làm căn cứ: {fragments}."
SOURCE_PASSAGE = "Nguyên văn: “{passage}”"
SOURCE_ADDRESS = "Đường dẫn: {url}"

MORE = "Nói thêm:"
MORE_ITEM = "• {title}: {answer}"
MORE_NOTHING = "Về điều này tôi chỉ biết có vậy."

CLARIFY = "Câu này có thể hiểu theo vài cách. Bạn muốn hỏi điều nào?"
DANGLING = "Tôi chưa rõ bạn đang nhắc tới điều gì. Bạn hỏi trọn câu giúp tôi nhé, ví dụ: “{example}”"
NEAREST = "Có thể bạn muốn hỏi:"
CHOOSE_AMONG = "Bạn gõ một số từ 1 tới {last} để chọn, hoặc gõ câu hỏi khác."
CHOOSE_THE_ONE = "Vừa rồi chỉ có lựa chọn số 1. Bạn gõ 1 để chọn, hoặc gõ câu hỏi khác."
NOTHING_TO_CHOOSE = "Tôi không có lựa chọn nào đang chờ bạn. Bạn gõ câu hỏi bằng chữ nhé, ví dụ: “{example}”"
CHOICE = "{number}. {title}"

NEGATED = "Đây là câu hỏi phủ định: tôi chỉ biết điều có, không suy ra điều không có."
EMPTY = "Tôi chưa thấy câu hỏi nào trong tin nhắn này. Bạn gõ câu hỏi bằng chữ giúp tôi nhé."


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason for not answering: bare, naming what is missing, and naming what there is instead."""

    bare: str
    missing: str
    instead: str


@dataclass(frozen=True, slots=True)
class Refusals:
    """How one kind of fact file says that it does not know."""

    unmentioned: Refusal
    mismatched: Refusal


OF_ARTICLE = Refusals(
    unmentioned=Refusal(
        bare="Tôi không tìm thấy điều bạn hỏi trong bài báo.",
        missing="Bài báo không nhắc tới {missing}.",
        instead="Bài báo không nhắc tới {missing}; bài có {present}.",
    ),
    mismatched=Refusal(
        bare="Bài báo có nhắc tới những điều này, nhưng không gắn chúng với nhau như bạn hỏi.",
        missing="Bài báo không nói về {missing} theo cách bạn hỏi.",
        instead="Bài báo không nói về {missing} theo cách bạn hỏi; bài có {present}.",
    ),
)

OF_FACTS = Refusals(
    unmentioned=Refusal(
        bare="Tôi không có câu trả lời cho câu hỏi này.",
        missing="Tôi không có thông tin nào về {missing}.",
        instead="Tôi không có thông tin nào về {missing}; tôi chỉ biết {present}.",
    ),
    mismatched=Refusal(
        bare="Tôi có biết những điều này, nhưng không thấy chúng gắn với nhau như bạn hỏi.",
        missing="Tôi không có thông tin về {missing} theo cách bạn hỏi.",
        instead="Tôi không có thông tin về {missing} theo cách bạn hỏi; tôi chỉ biết {present}.",
    ),
)

SOURCES_UNRECORDED = "Dữ liệu không ghi nguồn."
SOURCE_ITEM = "Mọi điều tôi nói lấy từ bài “{title}” ({publisher}, {date})."
ABOUT_METHOD = (
    "Câu trả lời do người biên tập viết lại và đã đối chiếu với bài, nên chỉ đúng tới thời điểm của bài. "
    "Điều bài không nói, tôi nói rõ là không có."
)

ABOUT_ARTICLE = "bài “{title}” ({publisher}, {date})"
ABOUT_ARTICLES = "{count} bài báo đã được biên soạn"
ABOUT_FACTS = "những thông tin đã được biên soạn sẵn"

DATE_YEAR = "năm {year}"
DATE_MONTH = "tháng {month}/{year}"
DATE_DAY = "ngày {day}/{month}/{year}"

QUOTED = "“{text}”"
LIST_PAIR = "{first} và {last}"
LIST_ITEM = "{first}, {rest}"
