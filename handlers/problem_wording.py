"""A problem of the fact file as one Vietnamese line for a curator: where, what is wrong, how to mend it."""

from collections.abc import Mapping

from handlers.phrases import spreadsheets
from knowledge.problems import Place, Problem, ProblemKind

_RECORDS: Mapping[str, str] = {
    "facts": "dữ kiện",
    "entities": "thực thể",
    "sources": "nguồn",
    "checks": "câu kiểm tra",
    "abbreviations": "từ viết tắt",
}
_RECORD = "{noun} “{id}”"
_RECORD_BY_NUMBER = "{noun} thứ {number}"
_FIELD = "mục “{field}”"
_ITEM = "mục “{field}”, phần tử thứ {number}"
_TABLE = "bảng “{table}”"

_TERMS: Mapping[str, str] = {
    # what stands in place of a file
    "folder": "một thư mục",
    "pipe": "một đường ống (FIFO)",
    "device": "một thiết bị",
    # types
    "text": "chữ trong ngoặc kép",
    "integer": "số nguyên không có ngoặc kép",
    "number": "số",
    "boolean": "true hoặc false",
    "list": "danh sách trong ngoặc vuông",
    "table": "một khối có các mục",
    "date": "ngày giờ không có ngoặc kép",
    "day": "ngày dạng 2026-01-31, không có ngoặc kép",
    "text or integer": "chữ trong ngoặc kép hoặc số nguyên",
}
_IN_TEXT = "Dòng {line}"
_IN_SHEET = "Trang “{sheet}”, hàng {row}"
_SUGGESTION = "Có phải bạn muốn viết “{suggestion}”?"

_SENTENCES: Mapping[ProblemKind, str] = {
    ProblemKind.FILE_MISSING: "Không tìm thấy tệp này; bạn kiểm tra lại tên và thư mục.",
    ProblemKind.FILE_IRREGULAR: "Đây là {found}, không phải một tệp; bạn chỉ tới đúng tệp dữ kiện.",
    ProblemKind.FILE_FORBIDDEN: "Bot không có quyền đọc tệp này; bạn cấp quyền đọc cho tài khoản chạy bot.",
    ProblemKind.FILE_UNREADABLE: "Không đọc được tệp này ({reason}); bạn kiểm tra ổ đĩa và tên tệp.",
    ProblemKind.FILE_NOT_TEXT: (
        "Đây là tệp {format}, không phải văn bản TOML; bạn gửi đúng tệp .toml, không nén và không đổi đuôi "
        "tệp khác."
    ),
    ProblemKind.ENCODING_OTHER: (
        "Tệp được lưu bằng bảng mã {encoding}; bạn mở tệp rồi lưu lại với bảng mã UTF-8 (mục Encoding khi "
        "lưu)."
    ),
    ProblemKind.ENCODING_TWICE: (
        "Chữ tiếng Việt trong tệp đã bị đổi sai bảng mã, như ở “{excerpt}”; bạn gõ /xuat lấy tệp mới rồi sửa "
        "lại trên đó, khi lưu thì chọn bảng mã UTF-8."
    ),
    ProblemKind.ENCODING_BROKEN: (
        "Dòng này có byte {byte} không thuộc bảng mã UTF-8; bạn gõ lại chữ bị hỏng rồi lưu tệp với bảng mã "
        "UTF-8."
    ),
    ProblemKind.NESTED_TOO_DEEP: (
        "Các dấu ngoặc lồng nhau quá {limit} tầng; bạn xem có dấu ngoặc nào mở mà chưa đóng không."
    ),
    ProblemKind.KEY_TOO_DOTTED: (
        "Tên mục có quá {limit} phần nối bằng dấu chấm; tên mục trong tệp này chỉ là một từ, bạn viết lại "
        "cho gọn."
    ),
    ProblemKind.NUMBER_TOO_LONG: (
        "Dòng này có một con số dài quá {limit} ký tự; nếu đó là chữ, bạn đặt nó trong ngoặc kép."
    ),
    ProblemKind.SYNTAX_DUPLICATE_KEY: (
        "“{key}” đã được viết ở dòng {other_line}; bạn bỏ một trong hai chỗ, hoặc thêm dòng tiêu đề như "
        "[[facts]] nếu đây là một khối mới."
    ),
    ProblemKind.SYNTAX_OPEN_STRING: (
        'Chuỗi chữ bắt đầu ở dòng này chưa có dấu ngoặc kép đóng: “{excerpt}”. Bạn thêm dấu " ở cuối.'
    ),
    ProblemKind.SYNTAX_OPEN_LIST: (
        "Danh sách mở ở dòng {other_line} bị đứt tại đây: “{excerpt}”. Bạn thêm dấu phẩy giữa hai phần tử, "
        "dấu ] ở cuối danh sách, hoặc đổi dấu ngoặc kép nằm trong câu thành “ ”."
    ),
    ProblemKind.SYNTAX_CURLY_QUOTE: (
        'Dòng này dùng dấu ngoặc kép cong làm dấu bao: “{excerpt}”. Bạn gõ lại bằng dấu ngoặc kép thẳng (").'
    ),
    ProblemKind.SYNTAX_VALUE: (
        "Phần sau dấu = không đọc được: “{excerpt}”. Nếu là chữ, bạn đặt trong dấu ngoặc kép thẳng, ví dụ "
        'title = "Người chủ trì".'
    ),
    ProblemKind.SYNTAX_AFTER_VALUE: (
        "Sau giá trị còn chữ thừa: “{excerpt}”. Nếu trong câu có dấu ngoặc kép, bạn đổi chúng thành “ ”."
    ),
    ProblemKind.SYNTAX_EQUALS: (
        "Dòng này không có dạng tên = giá trị: “{excerpt}”. Bạn viết tên mục không dấu, rồi dấu =; nếu là "
        "ghi chú, bạn thêm dấu # ở đầu dòng."
    ),
    ProblemKind.SYNTAX_HEADER: (
        "Dòng tiêu đề chưa đóng ngoặc: “{excerpt}”. Bạn viết đủ hai ngoặc mỗi bên, ví dụ [[facts]]."
    ),
    ProblemKind.SYNTAX_ESCAPE: (
        "Dấu gạch chéo ngược trong “{excerpt}” không hợp lệ; bạn viết \\\\ nếu muốn có dấu đó, hoặc bỏ nó đi."
    ),
    ProblemKind.SYNTAX_CHARACTER: (
        "Dòng này có ký tự lạ {codepoint}, thường do chép từ nơi khác: “{excerpt}”. Bạn xóa rồi gõ lại chỗ "
        "đó."
    ),
    ProblemKind.SYNTAX_OTHER: (
        "Dòng này không đúng cú pháp TOML: “{excerpt}”. Bạn so lại với các dòng bên cạnh."
    ),
    ProblemKind.NO_FACTS: (
        "Tệp chưa có dữ kiện nào; bạn thêm ít nhất một khối [[facts]] có id, questions và answer."
    ),
    ProblemKind.SCHEMA_UNSUPPORTED: (
        "Bot này chỉ đọc được schema = 1, tệp ghi “{value}”; bạn sửa lại thành schema = 1."
    ),
    ProblemKind.TABLE_UNKNOWN: (
        "Ở ngoài cùng tệp không có bảng hay mục nào tên như vậy; bạn dùng [[sources]], [[entities]], "
        "[[facts]], [[checks]] hoặc [[abbreviations]]."
    ),
    ProblemKind.TABLE_SINGLE: (
        "Tên bảng phải nằm trong hai lớp ngoặc vuông; bạn viết [[{table}]] thay cho [{table}]."
    ),
    ProblemKind.FIELD_UNKNOWN: "Không có mục nào tên “{field}” ở đây; bạn sửa tên hoặc bỏ dòng này.",
    ProblemKind.FIELD_MISSING: "Còn thiếu mục bắt buộc “{field}”; bạn thêm dòng {field} = … vào khối này.",
    ProblemKind.TYPE_WRONG: "Mục này cần {expected}, nhưng đang là {found}; bạn viết lại cho đúng dạng.",
    ProblemKind.EMPTY: "Mục này đang để trống; bạn điền nội dung, hoặc bỏ cả dòng nếu không bắt buộc.",
    ProblemKind.CHOICE_UNKNOWN: "“{value}” không phải là giá trị dùng được; bạn chọn một trong: {choices}.",
    ProblemKind.ID_MALFORMED: (
        "“{value}” không dùng làm id được; bạn chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối ở giữa."
    ),
    ProblemKind.ID_TOO_LONG: "Id này dài quá {limit} ký tự; bạn rút ngắn lại.",
    ProblemKind.DIGEST_MALFORMED: (
        "sha256 phải gồm đúng 64 chữ số thập lục phân (0-9, a-f); bạn chép lại, hoặc bỏ dòng này nếu chưa có."
    ),
    ProblemKind.ADDRESS_MALFORMED: (
        "“{value}” không phải địa chỉ trang mạng; bạn viết đủ từ https:// và không có khoảng trắng, hoặc bỏ "
        "dòng này."
    ),
    ProblemKind.PARAGRAPH_BELOW_ONE: (
        "Đoạn được đếm từ 1; bạn ghi số thứ tự của đoạn trong bài, đoạn đầu là 1."
    ),
    ProblemKind.CONTROL_CHARACTER: (
        "Trong chữ có ký tự điều khiển {codepoint} không nhìn thấy được; bạn xóa nó đi."
    ),
    ProblemKind.VALUE_REFUSED: "Giá trị của mục này không dùng được; bạn xem lại theo ví dụ trong hướng dẫn.",
    ProblemKind.ID_RESERVED: "Id “{value}” dành riêng cho câu kiểm tra không có lời đáp; bạn đặt id khác.",
    ProblemKind.ID_DUPLICATE: (
        "Id “{value}” đã được dùng ở dòng {other_line}; bạn đặt cho một trong hai một id khác."
    ),
    ProblemKind.RECORD_GONE: (
        "Mục “{value}” không còn nữa, có lẽ người khác vừa gỡ bỏ; bạn gõ /quantri để xem bản mới."
    ),
    ProblemKind.FACT_UNKNOWN: "Không có dữ kiện nào mang id “{value}”; bạn sửa lại id hoặc bỏ nó đi.",
    ProblemKind.SOURCE_UNKNOWN: (
        "Không có nguồn nào mang id “{value}”; bạn sửa lại, hoặc thêm một khối [[sources]]."
    ),
    ProblemKind.ENTITY_UNKNOWN: (
        "Không có thực thể nào mang id “{value}”; bạn sửa lại id, hoặc viết thành chữ thường."
    ),
    ProblemKind.NOT_STATED_LOCATED: (
        'Dữ kiện ghi status = "not_stated" (bài không nêu) thì không có đoạn hay trích dẫn; bạn bỏ mục '
        "“{field}”, hoặc bỏ status nếu bài có nêu."
    ),
    ProblemKind.RELATION_INCOMPLETE: (
        "Ba mục subject, relation và value phải đi cùng nhau, ở đây thiếu “{field}”; bạn thêm cho đủ hoặc bỏ "
        "cả ba (cùng exclusive, nếu có)."
    ),
    ProblemKind.ABBREVIATION_DUPLICATE: (
        "Từ viết tắt “{value}” đã có ở dòng {other_line}; nếu nó có nhiều nghĩa, bạn ghi tất cả vào một danh "
        "sách long."
    ),
    ProblemKind.CHECK_IMPOSSIBLE: (
        "Câu kiểm tra mong “{value}” thì không thể có trạng thái “{status}”; bạn sửa expect hoặc status."
    ),
    ProblemKind.CHECK_CONTRADICTED: (
        "Câu này đã có ở dòng {other_line} với kết quả mong đợi khác là “{value}”; bạn giữ lại một trong hai."
    ),
    ProblemKind.UPLOAD_TOO_MANY: (
        "Tệp gửi qua Telegram chỉ được có tới {limit} mục ở đây, tệp này có {count}; bạn chép tệp lên máy "
        "chủ thay vì gửi."
    ),
    ProblemKind.TEXT_TOO_LONG: "Chỗ này dài {count} ký tự, chỉ được tới {limit}; bạn rút ngắn lại.",
    ProblemKind.ARTICLE_OTHER: (
        "Bài báo được đưa vào không đúng bản đã đối chiếu (sha256 khác); bạn dùng đúng tệp bài, hoặc đối "
        "chiếu lại từng dữ kiện rồi ghi sha256 mới. Các đoạn và trích dẫn chưa được kiểm tra."
    ),
    ProblemKind.ARTICLE_UNIDENTIFIED: (
        "Không rõ bài báo được đưa vào là của nguồn nào; bạn ghi sha256 của tệp bài vào đúng nguồn."
    ),
    ProblemKind.PARAGRAPH_ABSENT: "Bài chỉ có {count} đoạn, không có đoạn {value}; bạn sửa lại số đoạn.",
    ProblemKind.EVIDENCE_ABSENT: "Bài không có cụm “{value}”; bạn chép lại đúng từng chữ từ đoạn đã ghi.",
    ProblemKind.EVIDENCE_ELSEWHERE: (
        "Cụm “{value}” không có trong đoạn đã ghi mà ở đoạn {paragraphs}; bạn sửa số đoạn hoặc chọn cụm khác."
    ),
    ProblemKind.NUMBER_UNPROVED: (
        "Câu trả lời có số “{value}” mà các đoạn đã ghi không có; bạn sửa số hoặc thêm đoạn có số ấy."
    ),
    ProblemKind.NAME_UNPROVED: (
        "Câu trả lời nhắc “{value}” mà các đoạn đã ghi không nhắc; bạn sửa câu trả lời hoặc thêm đoạn có tên "
        "ấy."
    ),
    **spreadsheets.SENTENCES,
    ProblemKind.QUESTION_DUPLICATE: (
        "Câu hỏi “{value}” đã có ở dữ kiện “{other}” (dòng {other_line}); bạn chỉ để ở một dữ kiện, hoặc "
        "viết rõ hơn."
    ),
    ProblemKind.QUESTION_REPEATED: (
        "Câu hỏi “{value}” đã có trong chính dữ kiện này (dòng {other_line}); bạn bỏ một câu."
    ),
    ProblemKind.QUESTION_SIMILAR: (
        "Câu hỏi “{value}” gần như trùng với “{other_question}” của dữ kiện “{other}” (dòng {other_line}); "
        "bạn viết lại một câu cho khác hẳn."
    ),
    ProblemKind.QUESTION_REWORDED_LITTLE: (
        "Câu hỏi “{value}” chỉ khác “{other_question}” (dòng {other_line}) ở trật tự từ, dấu hoặc lời đưa "
        "đẩy, bot đã tự hiểu; bạn thay bằng một cách hỏi khác về từ ngữ."
    ),
    ProblemKind.QUESTIONS_FEW: (
        "Mới có {count} cách hỏi; bạn nên viết từ {limit} cách trở lên, khác nhau về từ ngữ."
    ),
    ProblemKind.ANSWER_LONG: (
        "Câu trả lời dài {count} ký tự; bạn nên rút còn khoảng {limit}, ý chính ở câu đầu."
    ),
    ProblemKind.TITLE_LONG: (
        "Tiêu đề dài {count} ký tự nên sẽ bị cắt trên nút bấm; bạn rút còn nhiều nhất {limit}."
    ),
    ProblemKind.LOCATOR_MISSING: (
        "Dữ kiện chưa ghi “{field}”; bạn thêm vào để người hỏi biết điều này nằm ở đâu trong bài."
    ),
    ProblemKind.ANSWER_BEYOND_EVIDENCE: (
        "Câu trả lời nhắc “{value}” mà phần evidence không có; bạn thêm cụm trích có chữ ấy, hoặc chạy kiểm "
        "tra cùng với bài báo."
    ),
    ProblemKind.RELATED_TO_ITSELF: "Dữ kiện ghi chính nó trong related; bạn bỏ id này đi.",
    ProblemKind.ENTITY_UNUSED: (
        "Không dữ kiện nào nhắc tới “{value}”; bạn xem lại tên gọi, hoặc bỏ thực thể này."
    ),
}


def worded(problem: Problem) -> str:
    """The problem as one line: file and line, then record and field, then the sentence."""
    place = problem.place
    if place.row:
        position = spreadsheets.ROW.format(file=problem.file, sheet=place.table, row=place.row)
    else:
        position = f"{problem.file}:{place.line}" if place.line else problem.file
    return _at(position, problem)


def briefly_worded(problem: Problem) -> str:
    """The same for a phone, where it is clear which file is meant."""
    place = problem.place
    if place.row:
        position = _IN_SHEET.format(sheet=place.table, row=place.row)
    else:
        position = _IN_TEXT.format(line=place.line) if place.line else ""
    return _at(position, problem)


def _at(position: str, problem: Problem) -> str:
    details = {name: _TERMS.get(value, value) if name in _CODED else value for name, value in problem.details}
    sentence = _SENTENCES[problem.kind].format_map(
        {
            **details,
            "table": problem.place.table,
            "field": problem.place.field,
            "other": problem.other.record if problem.other else "",
            "other_line": (problem.other.row or problem.other.line or "") if problem.other else "",
        }
    )
    suggestion = problem.detail("suggestion")
    parts = (position, located(problem.place), sentence)
    line = ": ".join(part for part in parts if part)
    return f"{line} {_SUGGESTION.format(suggestion=suggestion)}" if suggestion else line


def located(place: Place) -> str:
    """The record and the field, as a curator knows them; nothing for the file as a whole."""
    noun = _RECORDS.get(place.table)
    parts = []
    if noun is None or place.index is None:
        parts.append(_TABLE.format(table=place.table) if place.table else "")
    elif place.record:
        parts.append(_RECORD.format(noun=noun, id=place.record))
    else:
        parts.append(_RECORD_BY_NUMBER.format(noun=noun, number=place.index + 1))
    if place.field and place.item is not None:
        parts.append(_ITEM.format(field=place.field, number=place.item + 1))
    elif place.field:
        parts.append(_FIELD.format(field=place.field))
    return ", ".join(part for part in parts if part)


_CODED = frozenset({"expected", "found"})
"""Details that are codes of the core, worded by ``_TERMS``; others are the curator's words and figures."""
