"""What is kept of an asker, and its erasure."""

LEAD = "Tôi giữ càng ít càng tốt:"
QUESTIONS = (
    "• Câu hỏi và câu trả lời: {questions} ngày, để người biên tập bổ sung điều còn thiếu. "
    "Không kèm tên hay số định danh của người hỏi; số điện thoại, số giấy tờ và địa chỉ thư trong câu được "
    "che đi. Câu mà người biên tập đã quyết bỏ qua được giữ lâu hơn, cũng không kèm ai đã hỏi."
)
FEEDBACK = "• Đánh giá 👍/👎: {feedback} ngày, dưới một mã không lần ra được bạn là ai."
WISHES = "• Lời nhờ “Báo cho tôi”: số của cuộc trò chuyện này, tới khi bạn rút lại, lâu nhất {feedback} ngày."
MESSAGES = (
    "• Số thứ tự các tin trả lời của tôi trong cuộc trò chuyện này: {questions} ngày, để sửa câu trả lời "
    "khi bạn sửa câu hỏi. Nguyên văn tin của bạn được xóa ngay khi tôi trả lời xong; "
    "tin hỏng mà tôi không xử lý được thì để riêng, lâu nhất {aside} ngày."
)
RECORD = (
    "• Việc sửa dữ kiện: ai sửa (số Telegram của người biên tập) và lần nào bị từ chối (dưới một mã không "
    "lần ra được là ai). Sổ này chỉ ghi thêm, không xóa được, để luôn biết câu trả lời từ đâu mà có."
)
ERASING = "Nhắn riêng cho tôi /xoa để xóa ngay mọi thứ khác mà tôi còn giữ về bạn."
ERASED = (
    "Tôi đã xóa mọi thứ còn giữ về bạn: câu hỏi trong cuộc trò chuyện này, đánh giá và lời nhờ báo. "
    "Nút dưới các câu trả lời cũ không ghi đánh giá được nữa."
)
NOT_ERASED = "Tôi chưa xóa được. Bạn thử lại /xoa sau ít phút nhé."
PRIVATELY = (
    "Trong nhóm, tôi không ghi lại ai đã hỏi. Muốn xóa đánh giá của mình, bạn nhắn riêng cho @{bot}: /xoa"
)
