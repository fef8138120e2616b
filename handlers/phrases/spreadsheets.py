"""What a curator reads of spreadsheets."""

from collections.abc import Mapping

from knowledge.problems import ProblemKind

ROW = "{file}, trang “{sheet}”, hàng {row}"

SENTENCES: Mapping[ProblemKind, str] = {
    ProblemKind.WORKBOOK_OTHER: (
        "Đây không phải bảng tính .xlsx; bạn mở tệp bằng Excel rồi lưu lại với kiểu “Excel Workbook (.xlsx)” "
        "hoặc “CSV UTF-8”."
    ),
    ProblemKind.ARCHIVE_BROKEN: (
        "Tệp bảng tính bị hỏng hoặc có mật khẩu nên không mở được; bạn lưu lại một bản mới rồi gửi bản ấy."
    ),
    ProblemKind.ARCHIVE_UNSAFE: (
        "Tệp bảng tính có phần không an toàn nên không được mở; bạn xuất lại từ bot rồi sửa trên bản mới."
    ),
    ProblemKind.ARCHIVE_TOO_LARGE: (
        "Tệp bảng tính quá lớn nên không được mở; bạn xóa hình, định dạng và các trang, hàng, cột thừa."
    ),
    ProblemKind.CSV_BROKEN: (
        "Từ hàng này tệp CSV bị lệch dấu ngoặc kép; bạn mở bằng Excel rồi lưu lại, hoặc sửa dấu ngoặc kép."
    ),
    ProblemKind.CSV_LETTERS_LOST: (
        "Chữ có dấu trong tệp đã mất, thành dấu hỏi, như ở “{excerpt}”; bạn mở lại bảng gốc rồi lưu với kiểu "
        "“CSV UTF-8” hoặc “Excel Workbook (.xlsx)”."
    ),
    ProblemKind.SHEET_MISSING: (
        "Bảng tính không có trang “{table}” (chỉ có: {value}); bạn đặt tên trang chứa dữ kiện là “{table}”."
    ),
    ProblemKind.SHEET_UNKNOWN: (
        "Không có loại nào tên “{table}”; bạn đặt tên trang là facts, entities, sources, checks hoặc "
        "abbreviations, hay xóa trang này."
    ),
    ProblemKind.SHEET_REPEATED: "Có hai trang cùng tên “{table}”; bạn gộp lại thành một.",
    ProblemKind.HEADING_MISSING: (
        "Hàng đầu chưa phải là hàng tên cột; bạn để hàng đầu gồm tên cột, ngăn nhau bằng dấu phẩy, chấm phẩy "
        "hoặc tab: {columns}."
    ),
    ProblemKind.COLUMN_UNKNOWN: "Không có cột nào tên “{value}”; bạn sửa lại tên cột hoặc xóa cột này.",
    ProblemKind.COLUMN_REPEATED: "Có hai cột cùng tên “{value}”; bạn gộp lại thành một.",
    ProblemKind.COLUMN_MISSING: "Thiếu cột bắt buộc “{value}”; bạn thêm cột có đúng tên ấy ở hàng đầu.",
    ProblemKind.ROWS_TOO_MANY: "Bảng tính có hơn {limit} hàng; bạn chia nhỏ hoặc xóa các hàng thừa.",
    ProblemKind.COLUMNS_TOO_MANY: "Hàng này có hơn {limit} cột; bạn xóa các cột thừa ở bên phải.",
    ProblemKind.CELLS_MERGED: (
        "Các ô {value} đang được gộp làm một nên không rõ thuộc hàng nào; bạn bỏ gộp ô (Unmerge Cells)."
    ),
    ProblemKind.CELL_BEYOND: (
        "Ô ở cột thứ {column} có chữ nhưng cột ấy không có tên; bạn ghi tên cột ở hàng đầu hoặc xóa ô này."
    ),
    ProblemKind.CELL_FORMULA: "Ô này là một công thức; bạn thay công thức bằng chữ (dán dạng Values).",
    ProblemKind.CELL_FAULT: "Ô này đang báo lỗi của bảng tính (như #REF!); bạn gõ lại nội dung.",
    ProblemKind.CELL_DATE: (
        "Ô này đã bị bảng tính đổi thành ngày giờ; bạn định dạng ô là Text rồi gõ lại đúng chữ cần ghi."
    ),
    ProblemKind.CELL_NUMBER: (
        "Ô này không phải chữ hay số nguyên dùng được (bảng tính có thể đã đổi “2, 3” thành số); bạn định "
        "dạng ô là Text rồi gõ lại, nhiều số thì ngăn bằng dấu phẩy."
    ),
    ProblemKind.CELL_FLAG: "Ô này chỉ nhận true hoặc false; bạn ghi lại, hoặc để trống.",
    ProblemKind.CELL_NO_DATE: "Ô này cần một ngày viết dạng 2026-01-31 (năm-tháng-ngày); bạn gõ lại.",
    ProblemKind.CELL_TOO_LONG: (
        "Một ô chỉ chứa được {limit} ký tự mà nội dung này dài hơn; bạn dùng tệp TOML thay cho bảng tính."
    ),
}
