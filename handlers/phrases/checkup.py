"""What /kiemtra tells a curator of the facts being served."""

from collections.abc import Mapping

from knowledge.evaluation.judging import Mark
from knowledge.facts import OutcomeStatus

WORKING = "Đang kiểm tra bản đang phục vụ… {share} %"
FACTS = "Đang phục vụ {facts} dữ kiện, {questions} cách hỏi, {checks} câu kiểm tra."

CHECKS_KEPT = "✅ Câu kiểm tra: đạt cả {count}."
CHECKS_NONE = "Chưa có câu kiểm tra nào ([[checks]]): nên thêm vài câu phải luôn được trả lời đúng."
CHECKS_BROKEN = "⚠ Câu kiểm tra: {broken} trong {count} câu chưa đạt."
CHECK_BROKEN = "• “{question}”: {found}, cần: {expected}"

PHRASINGS = "Cách hỏi trong tệp: {share} % được trả lời bằng đúng dữ kiện của mình."
PHRASINGS_KEPT = "✅ Cách hỏi trong tệp: cả {count} câu được trả lời bằng đúng dữ kiện của mình."
PHRASING_MISSED = "• “{question}” ({title}): {found}"
MISTYPED = (
    "Gõ sai, gõ tắt, bỏ dấu (thử {count} câu): {share} % vẫn đúng, {wrong} % bị nhầm, còn lại bot hỏi lại "
    "hoặc nói không biết."
)
ALTERED = "Đổi tên, số, chức vụ cho sai đi (thử {count} câu): {share} % không bị mắc lừa, {wrong} % bị nhầm."

RECENT = "{count} câu được hỏi gần đây: {parts}."
RECENT_PART = "{status} {count}"
RECENT_STATUSES: Mapping[OutcomeStatus, str] = {
    "answered": "trả lời được",
    "confirmed": "xác nhận đúng",
    "refuted": "nói là không phải",
    "not_stated": "nói bài không nêu",
    "clarify": "hỏi lại",
    "unknown": "không biết",
    "smalltalk": "chào hỏi",
}
RECENT_GAPS = "Gõ /chuatraloi để xem và xử lý các câu chưa trả lời được."
NO_RECENT = "Chưa có câu hỏi thật nào để thử."

MARKS: Mapping[Mark, str] = {
    Mark.CLARIFIED: "bot hỏi lại",
    Mark.SILENT: "bot nói không biết",
    Mark.WRONG: "bot trả lời “{titles}”",
}
"""How a phrasing was answered that was not answered right."""

PROVED = "Câu trả lời đã được đối chiếu với văn bản bài báo."
UNPROVED = "Chưa đối chiếu với văn bản bài báo, vì người vận hành chưa khai báo tệp bài."
NO_FINDINGS = "✅ Không có chỗ nào cần xem lại trong tệp."
FAULTS = "⚠ {count} chỗ sai so với bài báo:"
FINDINGS = "Nên xem lại {count} chỗ trong tệp:"
