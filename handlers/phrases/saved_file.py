"""What admins are told of the fact file on the disk, when somebody saved it with an editor."""

ADOPTED = (
    "Tệp dữ kiện vừa được lưu đã được kiểm tra và công bố: bản số {number}. Muốn hoàn tác, bạn gõ /hoantac."
)
SPOILED = (
    "Tệp dữ kiện vừa được lưu chưa dùng được; bot vẫn trả lời theo bản trước. "
    "Bạn sửa các dòng sau rồi lưu lại:"
)
MORE_PROBLEMS = "Còn {count} lỗi nữa; lệnh python -m bot check in ra tất cả."
HELD = (
    "Tệp dữ kiện vừa được lưu làm vài câu trả lời kém đi hoặc có lỗi mới, nên chưa được công bố; bot vẫn "
    "trả lời theo bản trước. Bạn xem bên dưới rồi sửa tệp và lưu lại; nếu đúng là muốn vậy thì chạy: "
    "python -m bot facts publish --confirm"
)
