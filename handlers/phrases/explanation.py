"""Why a question is answered as it is, for curators and developers."""

from collections.abc import Mapping

QUESTION = "Câu hỏi    {question}"
READ_AS = "Đọc thành  {words}"
ASKS = "Hỏi        {attributes}"
INSISTS = "Phải khớp  {constraints}"
THRESHOLD = "Ngưỡng     từ {threshold} điểm mới trả lời"
CANDIDATE = "Ứng viên   {score:>5}  {fact}: “{phrasing}”"
NO_CANDIDATE = "Ứng viên   không có"
VETO = "                  bác vì “{term}”"
VETO_INSTEAD = "                  bác vì “{term}”; dữ kiện này có {present}"
KEPT = "Xem lại    giữ nguyên: {score:>5}"
CHANGED = "Xem lại    {score:>5}; trước đó là {status}"
CHANGED_FROM = "Xem lại    {score:>5}; trước đó là {status}: {facts}"
RESULT = "Kết quả    {status}"
RESULT_OF = "Kết quả    {status}: {facts}"
REPLY = "Trả lời    {reply}"

GUESSED = "{typed}→{word}"
CONSTRAINT = "{text} ({kind})"

ATTRIBUTES: Mapping[str, str] = {
    "who": "ai",
    "what": "gì",
    "when": "khi nào",
    "where": "ở đâu",
    "how_many": "bao nhiêu",
    "why": "vì sao",
    "how": "thế nào",
    "which_document": "văn bản nào",
    "which_organisation": "cơ quan nào",
}
"""The question words' attributes; one without an entry is shown by its own name."""

KINDS: Mapping[str, str] = {
    "person": "người",
    "organisation": "cơ quan",
    "document": "văn bản",
    "place": "nơi",
    "event": "sự kiện",
    "term": "thuật ngữ",
    "rank": "cấp bậc",
    "post": "chức vụ",
    "role": "vai trò",
    "number": "con số",
    "year": "năm",
    "name": "tên riêng",
}
"""The kinds of what a question insists on; the same holds."""

CLAIM = "có phải không"
DENIAL = "phủ định"
PRESENT = "hiện nay"
NOTHING = "không có từ để hỏi"
