"""What is said to the operator about the configuration: one line a problem, with the key and the mend."""

IN_FILE = "{file}: {key}: {complaint}"
IN_ENVIRONMENT = "{variable}: {complaint}"

FILE_MISSING = "{file}: không có tệp cấu hình này."
FILE_UNREADABLE = "{file}: không đọc được tệp cấu hình ({reason})."
FILE_NOT_TEXT = "{file}: tệp cấu hình phải là văn bản UTF-8."
FILE_SYNTAX = "{file}: sai cú pháp TOML ({reason})."
ENVIRONMENT_UNREADABLE = "Có biến môi trường BOT_… không đọc được; mẫu: BOT_TELEGRAM__MODE=polling."
KEY_OF_TABLE = "[{table}] {key}"

PUBLIC_URL_MISSING = "[telegram.webhook] public_url: chế độ webhook cần địa chỉ công khai này."

UNKNOWN_KEY = "không có khóa này."
UNKNOWN_KEY_NEAR = "không có khóa này; có lẽ bạn muốn viết “{suggestion}”."
SECRET_IN_FILE = "không được để trong tệp cấu hình; hãy đặt biến môi trường BOT_{name} hoặc BOT_{name}_FILE."
EXPECTED_INTEGER = "phải là một số nguyên."
EXPECTED_NUMBER = "phải là một số."
EXPECTED_TEXT = "phải là một chuỗi trong ngoặc kép."
EXPECTED_LIST = "phải là một danh sách trong ngoặc vuông."
EXPECTED_TABLE = "phải là một mục, viết thành dòng [{key}]."
EXPECTED_CHOICE = "phải là một trong: {choices}."
EXPECTED_MORE_THAN = "phải lớn hơn {limit}."
EXPECTED_AT_LEAST = "phải từ {limit} trở lên."
EXPECTED_AT_MOST = "phải từ {limit} trở xuống."
EXPECTED_ADDRESS = "phải là địa chỉ bắt đầu bằng https:// (hoặc http://)."
EXPECTED_DATABASE = "phải có dạng sqlite:///TỆP hoặc postgresql+psycopg://TÊN@MÁY/CƠ_SỞ_DỮ_LIỆU."
EXPECTED_PATH = "chỉ gồm chữ cái không dấu, chữ số, gạch ngang, gạch dưới và gạch chéo."
REFUSED = "giá trị không dùng được."

TOKEN_MISSING = "Chưa có token: hãy lấy token từ @BotFather rồi đặt vào biến BOT_TOKEN hoặc BOT_TOKEN_FILE."
TOKEN_MALFORMED = (
    "Token không đúng dạng 123456789:AA…; hãy chép lại nguyên văn từ @BotFather, không thêm gì trước hay sau."
)
SECRET_FILE_OPEN = "{variable}: ai trên máy cũng đọc được tệp {file}; hãy chạy chmod 600 cho tệp đó."
SECRET_FILE_UNREADABLE = "{variable}: không đọc được tệp {file} ({reason})."
