"""What admins are told of the fact file on the disk, when somebody saved it with an editor."""

ADOPTED = (
    "Tệp dữ kiện vừa được lưu trên máy chủ đã được kiểm tra và công bố: bản số {number}. Đổi ý thì gõ "
    "/hoantac."
)
SPOILED = (
    "⚠ Tệp dữ kiện vừa được lưu trên máy chủ chưa dùng được; bot vẫn trả lời theo bản trước. Sửa các chỗ sau "
    "rồi lưu lại:"
)
MORE_PROBLEMS = "Còn {count} lỗi nữa: gõ /kiemtra để xem hết."
HELD = (
    "⚠ Tệp dữ kiện vừa được lưu trên máy chủ làm vài câu trả lời kém đi, có lỗi mới hoặc bỏ nhiều dữ kiện, "
    "nên chưa được công bố; bot vẫn trả lời theo bản trước. Bạn sửa tệp rồi lưu lại, hoặc bấm nút dưới đây "
    "nếu đúng là muốn vậy."
)
OVERTAKEN = (
    "⚠ Thay đổi “{note}” chưa được công bố: bot bị ngắt giữa chừng, và trong lúc ấy tệp trên máy chủ đã bị "
    "sửa. Thay đổi ấy vẫn được giữ."
)
NO_NOTE = "không có ghi chú"
OFFER_AGAIN = "↩ Xem lại thay đổi ấy"
