"""What ``python -m bot facts`` and ``python -m bot new`` say."""

FACTS = "so, công bố, hoàn tác, xuất và nhập tệp dữ kiện"
DEED = "VIỆC"
DEEDS = (
    "diff: so tệp hay bảng tính với bản đang phục vụ; publish: công bố nó; history: các bản đã công bố; "
    "undo: bỏ thay đổi của một bản; export: ghi ra .toml, .csv hoặc .xlsx; import: công bố một bảng tính"
)
FILE = "tệp cho diff, publish, export, import; số của bản cho undo; bỏ trống: tệp dữ kiện, bản mới nhất"
CONFIRM = "công bố cả khi có câu trả lời kém đi, sau khi đã xem"
NOTE = "ghi chú kèm bản công bố"
NOTE_NAME = "GHI_CHÚ"
NUMBER_NAME = "SỐ"
OVERWRITTEN_BY = "cho export: ghi ra phần chưa công bố trên đĩa mà bản số ấy đã ghi đè"
FILE_NEEDED = "việc này cần tên một tệp"
KIND = "tệp phải có đuôi .toml, .csv hoặc .xlsx"
NUMBER = "số của bản phải là một con số, xem bằng “facts history”"
UNREADABLE = "{file}: không đọc được ({reason})"
UNWRITABLE = "{file}: không ghi được ({reason})"
STORE = "không dùng được kho dữ liệu ({reason})"
NOTHING = "Không có gì mới để công bố."
NO_SUCH = "Không có bản nào mang số ấy."
CHANGED_SINCE = "Không hoàn tác được: phần ấy đã được sửa lại từ đó ({items})."
REVISION = "{number}. {time}, {author}: {note}"
AUTHORS = {
    "admin": "quản trị {name}",
    "cli": "dòng lệnh ({name})",
    "file": "tệp trên đĩa",
    "stranger": "{name}",
}
PUBLISHED = "Đã công bố, thành bản số {number}."
REPEATED = "Việc này đã công bố từ trước, thành bản số {number}."
OVERWRITES = "⚠ Tệp trên đĩa đã bị sửa mà chưa công bố; công bố bản này sẽ ghi đè lên chỗ sửa đó."
OVERWRITTEN = (
    "Chỗ sửa chưa công bố trên đĩa đã bị ghi đè và vẫn được giữ; lấy lại: "
    "python -m bot facts export TỆP --overwritten {number}"
)
NOTHING_OVERWRITTEN = "Bản số {number} không ghi đè lên chỗ sửa nào."
EXPORTED_OVERWRITTEN = "Đã ghi {file}: tệp trên đĩa như trước khi bản số {number} ghi đè lên."
UNCHANGED = "Bản này đang được phục vụ rồi; không có gì thay đổi."
REFUSED = "Chưa công bố: tệp có lỗi."
UNCONFIRMED = (
    "Chưa công bố: có câu trả lời kém đi, có lỗi mới, có nhiều dữ kiện bị gỡ bỏ, hay có chỗ sửa sẽ bị ghi "
    "đè, như đã nêu ở trên. Nếu vẫn muốn, thêm --confirm."
)
CONFLICT = "Chưa công bố: có người vừa sửa dữ kiện. Xem lại rồi làm lại:"
FAILED = "Chưa công bố: đĩa không cho ghi ({reason}). Dữ kiện cũ còn nguyên."
EXPORTED = "Đã ghi {file}: {facts} dữ kiện."
WORKING = "\rĐang thử {share} %"

NEW = "tạo một tệp dữ kiện mẫu cho bài báo khác, có chú giải"
NEW_FILE = "tệp sẽ tạo (mặc định: facts.toml)"
EXISTS = "{file}: đã có tệp này; đặt tên khác để không ghi đè"
CREATED = "Đã tạo {file}. Sửa theo chú giải trong tệp rồi kiểm tra: python -m bot check --facts {file}"

SKELETON = """\
# Tệp dữ kiện: mọi điều bot được nói. Dòng bắt đầu bằng # là chú giải, bot không đọc.
# Kiểm tra sau mỗi lần sửa: python -m bot check --facts TỆP
schema = 1

# Bài báo, hay nguồn khác. Có thể có nhiều nguồn; mỗi dữ kiện ghi "source" của nó.
[[sources]]
id = "bai-bao"
title = "Tên bài báo"
publisher = "Tên báo"
date = "2025-01"                      # năm-tháng, hoặc năm-tháng-ngày

# Tên riêng và các cách gọi: người (person), cơ quan (organisation), văn bản (document), nơi (place),
# sự kiện (event), thuật ngữ (term). Nhờ đó bot phân biệt được người này với người khác.
[[entities]]
id = "nguyen-van-an"
kind = "person"
name = "Nguyễn Văn An"
aliases = ["ông An", "anh An"]

# Một dữ kiện: một điều bài báo nói. Bắt buộc: id, questions, answer.
# Viết từ 5 cách hỏi trở lên, khác nhau về từ chứ không chỉ đảo thứ tự.
[[facts]]
id = "ai-khai-mac"
title = "Người khai mạc"              # chữ trên nút bấm
questions = [
    "Ai khai mạc buổi lễ?",
    "Người nào phát biểu mở đầu?",
    "Lễ do ai mở màn?",
    "Cho hỏi tên người đọc lời khai mạc",
    "Vị nào lên nói đầu tiên?",
]
answer = "Ông Nguyễn Văn An khai mạc buổi lễ."   # lời của bạn, không chép nguyên câu của bài
source = "bai-bao"
paragraph = 1                         # đoạn thứ mấy của bài
evidence = ["Nguyễn Văn An"]          # mẩu ngắn có đúng từng chữ trong đoạn ấy

# Điều bài không nói cũng là một dữ kiện: bot sẽ nói rõ là bài không nêu.
[[facts]]
id = "so-khach"
title = "Số khách (bài không nêu)"
questions = [
    "Có bao nhiêu khách dự?",
    "Buổi lễ đông không?",
    "Mấy người tới tham gia?",
    "Số lượng khách mời là bao nhiêu?",
    "Khách khứa khoảng chừng nào?",
]
answer = "Bài không nêu số khách. Bài chỉ cho biết ông Nguyễn Văn An khai mạc buổi lễ."
status = "not_stated"
source = "bai-bao"

# Câu phải luôn được trả lời đúng; được hỏi lại trước mỗi lần công bố.
[[checks]]
question = "Ai mở đầu buổi lễ vậy?"
expect = "ai-khai-mac"

# Chữ viết tắt của riêng bài này.
[[abbreviations]]
short = "NVA"
long = ["Nguyễn Văn An"]
"""
