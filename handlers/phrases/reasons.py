"""What /vi_sao says around an explanation."""

HOW = (
    "Bạn trả lời (reply) một tin của tôi bằng /vi_sao để biết vì sao tôi trả lời như vậy, hoặc gõ /vi_sao "
    "rồi tới câu hỏi."
)
FORGOTTEN = "Tôi không còn nhớ tin này trả lời câu hỏi nào. Bạn gõ /vi_sao rồi tới câu hỏi giúp tôi nhé."
AT_THE_TIME = "Lúc ấy: {status}"
AT_THE_TIME_OF = "Lúc ấy: {status}, dữ kiện {facts}"
NOW = "Hỏi lại riêng câu ấy bây giờ thì:"
