"""The report of ``evaluate``."""

from collections.abc import Mapping

from knowledge.evaluation.judging import Mark
from knowledge.evaluation.labelled import LineFault

COMMAND = "chấm các câu hỏi có nhãn và so với lần chấm đã lưu"
FILE = "tệp JSON Lines: mỗi dòng một câu hỏi có nhãn"
BASELINE = "so với các con số đã lưu trong tệp này; kém đi thì mã thoát là 1"
SAVE = "lưu các con số vào tệp này để lần sau so"
GENERATED = "thêm câu sinh từ chính các cách hỏi: lỗi gõ, và câu bị đổi số, tên, nơi, vai trò; chỉ một mẫu"
GENERATED_ALL = "như --generated nhưng lấy hết, không lấy mẫu (lâu)"
MATCHERS = "thêm kết quả của các phép so khớp thông thường, với ngưỡng tốt nhất chọn trên tệp này"
THRESHOLD_FILE = "TỆP PHÁT TRIỂN"

UNREADABLE = "{file}: không đọc được ({reason})."
UNWRITABLE = "{file}: không ghi được ({reason})."
BASELINE_UNFIT = "{file}: không phải tệp do --save-baseline ghi."
PROBLEM = "{file}:{line}: {problem}"
PROBLEMS: Mapping[LineFault, str] = {
    LineFault.NOT_TEXT: "dòng này không phải văn bản UTF-8.",
    LineFault.NOT_JSON: "dòng này không phải một đối tượng JSON.",
    LineFault.FIELD: "trường “{detail}” bị thiếu, không hợp lệ hoặc không dùng đến.",
    LineFault.NO_SUCH_FACT: "tệp dữ kiện không có mã “{detail}”.",
    LineFault.NOTHING: "tệp không có câu hỏi nào.",
}

TITLE = "{file}: {questions} câu hỏi (tỷ lệ % trên mọi câu của loại, kèm khoảng tin cậy 95 %)"
TITLE_GENERATED = "Câu sinh từ các cách hỏi: {questions} câu"
MARKS: Mapping[Mark, str] = {
    Mark.RIGHT: "đúng",
    Mark.CLARIFIED: "hỏi lại",
    Mark.SILENT: "im",
    Mark.WRONG: "sai",
}
KIND, QUESTIONS = "loại", "số câu"
WHOLE, ANSWERABLE, UNANSWERABLE = "tất cả", "có câu trả lời", "không được trả lời"
SHARE = "{share:.1f} ({low:.1f}–{high:.1f})"

CURVE = "Rủi ro theo độ phủ, xếp theo điểm (ứng viên đầu là câu trả lời):"
COVERAGE, RISK, SCORE = "phủ %", "sai %", "từ điểm"
AT_RISK = "Sai không quá {risk:.0f} % thì phủ được {coverage:.1f} %."
LATENCY = "Thời gian một câu: {p50:.1f} ms (p50), {p99:.1f} ms (p99)."

MATCHERS_TITLE = "So khớp thông thường trên cùng dữ kiện, bỏ dấu; ngưỡng tốt nhất chọn trên {file}"
MATCHER, THRESHOLD = "phép so khớp", "ngưỡng"

SAVED = "Đã lưu vào {file}."
NOT_IN_BASELINE = "{baseline} chưa có {file}: không có gì để so."
KEPT = "Không kém {baseline}."
FELL_BEHIND = "KÉM ĐI: {kind}: {mark} {before:.1f} % → {now:.1f} %"
