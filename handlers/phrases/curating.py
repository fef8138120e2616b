"""What is said to curators on Telegram: short, and always with what to do next."""

from collections.abc import Mapping

STRANGER = (
    "Lệnh này dành cho người biên tập. Nếu bạn là người biên tập, bạn gõ /id rồi gửi số ấy cho người "
    "vận hành bot."
)
NOT_PRIVATE = "Việc này chỉ làm ở cuộc trò chuyện riêng với tôi: bạn mở riêng rồi gõ lại lệnh nhé."
NOT_TYPED = "Tôi chỉ nhận lệnh và tệp do chính bạn gửi, không nhận tin chuyển tiếp. Bạn gửi lại giúp tôi nhé."
EDITED = "Tôi không làm theo tin đã sửa. Bạn gửi lại thành một tin mới giúp tôi nhé."

PRESSES: Mapping[str, str] = {
    "expired": "Nút này đã hết hạn nên chưa có gì thay đổi. Bạn gõ /quantri để mở lại.",
    "used": "Việc này đã được làm rồi, bấm lại không làm thêm lần nữa.",
    "forged": "Nút này không còn dùng được. Bạn gõ /quantri để mở lại.",
    "foreign": "Nút này là của người biên tập khác. Bạn gõ /quantri để mở bảng của mình.",
}
"""What pops up over a button that stands for nothing, by the reason."""

PRESS_REFUSED = "Nút này dành cho người biên tập."

MENU = "Đang phục vụ {facts} dữ kiện với {questions} cách hỏi và {checks} câu kiểm tra. Bạn muốn làm gì?"
SEEK = "Tìm dữ kiện"
LIST = "Xem mọi dữ kiện"
TO_LIST = "« Mọi dữ kiện"

SEARCH = "Bạn gõ vài chữ có trong dữ kiện, hoặc một câu hỏi. Gõ /huy để thôi."
FACTS = "Có {count} dữ kiện. Bạn bấm vào một dữ kiện để xem và sửa."
FOUND = "Có {count} dữ kiện hợp với “{words}”."
NOT_FOUND = "Không có dữ kiện nào hợp với “{words}”. Bạn thử tìm bằng chữ khác."
FACT_GONE = "Dữ kiện này không còn nữa."
FACT = "▪ {title}"
ANSWER = "Trả lời: {answer}"
PHRASINGS = "Cách hỏi ({count}):\n{questions}"
PHRASING = "• {question}"
MORE_PHRASINGS = "… và {count} câu nữa: bấm “－ Cách hỏi” để xem hết."
PROOF = "Đoạn {paragraphs}; căn cứ: {evidence}"
SILENT = "Đây là điều bài không nêu."
STANDS_IN = "Nguồn: {source}"
KNOWN_AS = "Mã: {id} · Chủ đề: {topic}"

LEFT = "Đã thôi, chưa có gì thay đổi. Bạn gõ /quantri để làm việc khác."
TYPED_ONLY = "Ở bước này tôi chỉ đọc được chữ bạn gõ. Bạn gõ câu trả lời, hoặc gõ /huy để thôi."
NOTHING_TO_LEAVE = "Bạn không có việc gì đang làm dở. Bạn gõ /quantri để bắt đầu."

TRYING = "Đang kiểm tra và hỏi thử bản mới… {share} %"
WORK_FAILED = (
    "Xin lỗi bạn, việc này không xong vì tôi gặp trục trặc; chưa có gì thay đổi. Bạn thử lại sau nhé."
)
INTERRUPTED = (
    "Bot vừa khởi động lại nên việc này bị ngắt giữa chừng. Bạn gõ /lichsu xem đã công bố chưa; nếu chưa thì "
    "làm lại giúp tôi nhé."
)
REFUSED = "⚠ Chưa dùng được, có {count} chỗ sai. Dữ kiện đang phục vụ vẫn như cũ."
PROBLEM = "{number}. {problem}"
MEND_AND_SEND = "Bạn sửa rồi gửi lại. Gõ /xuat để lấy tệp đang phục vụ."
MORE_LINES = "… và {count} dòng nữa (xem tệp kèm theo)."
WHOLE_LIST = "Danh sách đầy đủ."
SAME = "Không có gì khác với bản đang phục vụ."
FINDINGS = "Nên xem lại {count} chỗ:"
FINDING = "• {problem}"
OVERWRITES = (
    "⚠ Tệp trên máy chủ đã bị sửa mà chưa công bố; công bố bản này sẽ ghi đè lên chỗ sửa đó (tôi vẫn giữ lại "
    "để bạn lấy về)."
)
OVERWRITTEN = (
    "Bản sửa trên máy chủ vừa bị ghi đè vẫn được giữ. Muốn xem lại, bạn bấm nút dưới đây, hoặc gõ /lichsu "
    "rồi mở bản vừa công bố."
)
SWEEPING = "⚠ Bản này không còn {count} dữ kiện đang phục vụ: công bố thì chúng bị gỡ bỏ."
MERGE = "Chỉ thêm và sửa, giữ {count} dữ kiện kia"
RECALL = "↩ Xem lại bản bị ghi đè"
QUESTIONABLE = "⚠ Bạn xem kỹ các chỗ trên trước khi quyết định."
READY = "Bạn công bố chứ? Nút có hiệu lực trong 10 phút."
PUBLISH = "✅ Công bố"
INSIST = "⚠ Vẫn muốn công bố…"
SURE = "Công bố bản này thì mọi điều ghi dấu ⚠ ở trên sẽ xảy ra. Bạn vẫn công bố?"
CONFIRM = "⚠ Tôi đã xem, công bố"
CANCEL = "Hủy"
CANCELLED = "Đã hủy, chưa có gì thay đổi."
PUBLISHED = (
    "✅ Đã công bố, thành bản số {number}. Người hỏi nhận câu trả lời mới từ bây giờ. Đổi ý thì gõ /hoantac."
)
REPEATED = "Việc này đã công bố rồi, thành bản số {number}; không làm thêm lần nữa."
NO_LONGER_KEPT = "Bản này đã bị xóa vì để lâu quá. Bạn làm lại giúp tôi nhé."
FAILED = "Không ghi được tệp ({reason}); dữ kiện cũ vẫn phục vụ. Bạn báo người vận hành bot rồi thử lại sau."
CONFLICT = "⚠ Chưa công bố: trong lúc đó người khác đã thay đổi dữ kiện:"
CONFLICT_SAME = "⚠ Chưa công bố: trong lúc đó người khác đã sửa đúng chỗ bạn đang sửa:"
CONFLICT_NEXT = "Bạn xem bản mới rồi làm lại phần của mình: gõ /quantri, hoặc /xuat nếu bạn sửa bằng tệp."
CONFLICT_UNREADABLE = (
    "⚠ Chưa công bố: tệp trên máy chủ vừa bị sửa và đang có lỗi. Bạn báo người vận hành bot, hoặc gõ "
    "/kiemtra."
)

CHANGE_FIELD = "Sửa {field}"
RETIRE = "🗑 Gỡ bỏ"
ADD_PHRASING = "＋ Cách hỏi"
DROP_PHRASING = "－ Cách hỏi"
MARK_SILENT = "Bài không nêu"
NEW_FACT = "＋ Dữ kiện mới"
NEW_SILENCE = "＋ Điều bài không nêu"

TYPE_FIELD = "Bạn gõ {field} mới; gõ - để bỏ trống, /huy để thôi."
TYPE_NEEDED = "Bạn gõ {field} mới, hoặc /huy để thôi."
TYPE_NEEDED_LINES = "Bạn gõ lại hết {field}, mỗi dòng một mục hoặc ngăn bằng |. Gõ /huy để thôi."
TYPE_LINES = "Bạn gõ lại hết {field}, mỗi dòng một mục hoặc ngăn bằng |. Gõ - để bỏ trống, /huy để thôi."
PICK_FIELD = "Bạn chọn {field}:"
NOW = "Đang là:\n{value}"
CHANGED_MEANWHILE = "⚠ Trong lúc bạn soạn, người khác đã sửa mục này thành:\n{value}"
TYPE_PHRASINGS = "Bạn gõ cách hỏi mới cho “{title}”, mỗi dòng một câu (hoặc ngăn bằng |). Gõ /huy để thôi."
PHRASINGS_KNOWN = "Các câu này đã có trong dữ kiện rồi. Bạn gõ câu khác, hoặc /huy để thôi."
WHICH_PHRASING = "Bạn bấm vào cách hỏi muốn bỏ khỏi “{title}”."
TYPE_SILENCE = (
    "Bạn gõ câu trả lời cho điều bài không nêu, ví dụ: Bài không nêu kinh phí của hội nghị. Gõ /huy để thôi."
)
UNFIT = "Tôi không đọc được {field} này; đoạn thì viết bằng số, ví dụ: 3 hoặc 3, 6."
UNFIT_DATE = "Tôi không đọc được {field} này; bạn viết theo mẫu 31/01/2027."
TYPE_AGAIN = "Bạn gõ lại giúp tôi, hoặc gõ /huy để thôi."
RECORD_GONE = "Mục này không còn nữa, có lẽ người khác vừa sửa. Bạn gõ /quantri để xem bản mới."

STEP = "Bước {number}. {prompt}"
STEPS: Mapping[str, str] = {
    "questions": "Bạn gõ câu hỏi và vài cách hỏi khác, mỗi dòng một câu hoặc ngăn bằng |. Thôi thì gõ /huy.",
    "answer": "Bạn gõ câu trả lời, ý chính ở câu đầu.",
    "source": "Điều này ở bài nào? Bạn bấm vào bài ấy.",
    "paragraph": "Điều này ở đoạn mấy của bài? Ví dụ: 3, hoặc 3, 6.",
    "evidence": "Bạn chép đúng từng chữ vài cụm ngắn làm căn cứ, mỗi dòng một cụm hoặc ngăn bằng |.",
}
SILENT_STEPS: Mapping[str, str] = {
    **STEPS,
    "answer": "Bạn gõ câu nói rằng bài không nêu, ví dụ: Bài không nêu kinh phí của hội nghị.",
}
SKIP = "Bỏ qua"
PASSAGE = "Đoạn {number}: {text}"
STEP_NEEDED = "Phần này không bỏ trống được. Bạn gõ giúp tôi, hoặc gõ /huy để thôi."
NO_SUCH_SOURCE = "Không có nguồn nào như vậy. Bạn bấm vào một bài ở trên, hoặc bấm “Bỏ qua”."
STEP_OVER = "Nút này thuộc bước đã qua, nên chưa có gì thay đổi. Bạn trả lời câu hỏi gần nhất, hoặc gõ /huy."
ANSWERED_NOW = "• “{question}” đang được trả lời bằng “{titles}”."
ANSWERED_HOW = "Nếu đúng ý bạn, bạn gõ /huy rồi sửa dữ kiện ấy."

NOTE_FIELD = "sửa {field}: {name}"
NOTE_RETIRED = "gỡ bỏ {id}"
NOTE_NEW = "thêm: {title}"
NOTE_UPLOAD = "tệp {name}"
NOTE_RESTORED = "khôi phục bản số {number}"
NOTE_UNDONE = "hoàn tác bản số {number}"
NOTE_SAVED = "tệp sửa trên máy chủ"
NOTE_RESET = "đưa tệp trên máy chủ về bản đang phục vụ"
NOTE_OVERWRITTEN = "bản trên máy chủ mà bản số {number} đã ghi đè"

MENU_MORE = (
    "Gửi tệp .toml, .csv hoặc .xlsx vào đây để thay cả bản, hay vài khối để thêm và sửa. /xuat lấy tệp, "
    "/lichsu xem các bản cũ, /kiemtra kiểm tra tất cả."
)
DIRECTORIES: Mapping[str, str] = {
    "entities": "Tên riêng",
    "abbreviations": "Viết tắt",
    "sources": "Nguồn",
    "checks": "Câu kiểm tra",
}
DIRECTORY = "{name}: {count} mục. Bạn bấm vào một mục để xem và sửa."
TO_DIRECTORY = "« Danh sách"
NEW_RECORD: Mapping[str, str] = {
    "entities": "＋ Tên riêng mới",
    "abbreviations": "＋ Viết tắt mới",
    "sources": "＋ Nguồn mới",
    "checks": "＋ Câu kiểm tra mới",
}
RECORD_FIELD = "{field}: {value}"
RECORD_STEPS: Mapping[tuple[str, str], str] = {
    ("entities", "kind"): "Đây là tên của loại nào?",
    ("entities", "name"): "Bạn gõ tên đầy đủ.",
    ("entities", "aliases"): "Bạn gõ các tên gọi khác, mỗi dòng một tên; gõ - nếu không có.",
    ("abbreviations", "short"): "Bạn gõ từ viết tắt, ví dụ: BCA",
    ("abbreviations", "long"): "Bạn gõ nghĩa đầy đủ; có nhiều nghĩa thì mỗi dòng một nghĩa.",
    ("sources", "title"): "Bạn gõ tên bài báo.",
    ("checks", "question"): "Bạn gõ câu hỏi phải luôn được trả lời đúng, như người hỏi hay gõ.",
    ("checks", "expect"): "Câu ấy phải được trả lời bằng dữ kiện nào?",
    ("sources", "publisher"): "Bài đăng ở đâu? Ví dụ: Báo Bắc Kạn",
    ("sources", "date"): "Bài của ngày nào? Viết theo mẫu 2024-10 hoặc 2024-10-05.",
    ("sources", "url"): "Bạn dán đường dẫn của bài; gõ - nếu không có.",
}
NO_FACT = "Bot phải nói là không biết"
ABBREVIATION = "{short} = {long}"

UPLOAD_TYPE = "Tôi chỉ nhận tệp .toml, .csv hoặc .xlsx. Bạn gõ /xuat để lấy tệp mẫu rồi sửa trên đó."
UPLOAD_SIZE_UNKNOWN = "Telegram không cho biết tệp lớn bao nhiêu nên tôi không tải. Bạn gửi lại giúp tôi."
UPLOAD_EMPTY = "Tệp này rỗng. Bạn xem lại rồi gửi đúng tệp."
UPLOAD_TOO_LARGE = (
    "Tệp này lớn quá {limit} kB nên tôi không tải. Bạn chia nhỏ, hoặc nhờ người vận hành chép lên máy chủ."
)
UPLOAD_BUSY = "Máy chủ đang bận nên tôi chưa đọc được tệp này; chưa có gì thay đổi. Bạn gửi lại sau nhé."
UPLOAD_TOO_HEAVY = (
    "Đọc tệp này tốn quá nhiều thời gian hoặc bộ nhớ nên tôi bỏ dở; chưa có gì thay đổi. Bạn gõ /xuat, "
    "sửa trên tệp ấy rồi gửi lại."
)
UPLOAD_PART = (
    "Tệp này chỉ có một phần các dữ kiện, nên tôi chỉ thêm và sửa những gì có trong tệp, và giữ nguyên phần "
    "còn lại."
)
UPLOAD_UNAVAILABLE = "Tôi chưa tải được tệp này từ Telegram. Bạn gửi lại sau ít phút giúp tôi."

HISTORY = "Các bản đã công bố, mới nhất ở trên. Bạn bấm vào một bản để xem nó đã đổi gì."
NO_HISTORY = "Chưa có bản nào được công bố."
NEWEST = "« Mới nhất"
OLDER = "Cũ hơn ›"
REVISION = "Bản {number} · {day} · {note}"
NO_NOTE = "bản đầu, hoặc sửa trên máy chủ"
REVISION_AUTHOR = "Do {author}."
AUTHORS: Mapping[str, str] = {
    "admin": "người biên tập {name}",
    "cli": "lệnh trên máy chủ ({name})",
    "file": "người sửa tệp trên máy chủ",
    "stranger": "người lạ",
}
FIRST_REVISION = "Đây là bản đầu tiên."
UNREADABLE_REVISION = "Bản này ghi theo kiểu cũ nên không so được."
NO_SUCH_REVISION = "Không còn bản này. Bạn gõ /lichsu để xem các bản còn giữ."
BACK_TO_HISTORY = "« Lịch sử"
RESTORE = "↩ Trở về đúng bản này"
TAKE_BACK = "⎌ Chỉ bỏ thay đổi của bản này"
CHANGED_SINCE = (
    "Không bỏ riêng được: {names} đã được sửa tiếp sau đó. Bạn gõ /lichsu rồi bỏ lần sửa mới hơn trước."
)
NOTHING_TO_UNDO = "Chưa có thay đổi nào để hoàn tác."
UNDOING = "Sẽ bỏ thay đổi này: {revision}"

EXPORT = "Bạn muốn lấy tệp kiểu nào? Sửa xong, bạn gửi lại tệp vào đây."
EXPORTED: Mapping[str, str] = {
    "toml": "Toàn bộ bản đang phục vụ: {facts} dữ kiện.",
    "csv": "Bảng {facts} dữ kiện, không gồm tên riêng, nguồn và câu kiểm tra.",
    "xlsx": "Toàn bộ bản đang phục vụ: {facts} dữ kiện, mỗi loại một trang.",
}

DISK_SAME = "Tệp trên máy chủ đúng là bản đang phục vụ."
DISK_OTHER = "⚠ Tệp trên máy chủ đã bị sửa mà chưa công bố. Bạn xem thử, hoặc bỏ chỗ sửa ấy:"
DISK_BAD = "⚠ Tệp trên máy chủ đang có lỗi; bot vẫn phục vụ bản tốt gần nhất:"
LOOK_AT_DISK = "Xem bản trên máy chủ"
RESET_DISK = "Bỏ chỗ sửa trên máy chủ"
