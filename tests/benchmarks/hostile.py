"""Messages of the greatest length Telegram allows that were made to cost time."""

from collections.abc import Mapping
from random import Random

LENGTH = 4096
"""Characters of a Telegram message at most."""


def hostile(seed: int = 3) -> Mapping[str, str]:
    """The messages by their kind."""
    random = Random(seed)
    letters = "abcdeghiklmnopqrstuvxyáàảãạêôơưđ"
    made = {
        "one letter": "a" * LENGTH,
        "letters without spaces": "".join(random.choices(letters, k=LENGTH)),
        "letters and spaces": "".join(random.choices(letters + "   ", k=LENGTH)),
        "single letters": "a " * LENGTH,
        "digits": "".join(random.choices("0123456789 ", k=LENGTH)),
        "marks": "a" + "\u0301\u0323" * LENGTH,
        "punctuation": "?!.,;:" * LENGTH,
        "emoji": "🙂👍🏽" * LENGTH,
        "telex": "".join(
            random.choice(("chur ", "trif ", "hooij ", "nghij ", "quyeets ", "12 ")) for _ in range(LENGTH)
        ),
        "run-together words": "aichutrihoinghituyendiemcaubackannghiquyet" * LENGTH,
        "a question again and again": "Ai chủ trì hội nghị? " * LENGTH,
        "questions joined": "nghị quyết 12 và chỉ thị 11 của ai và " * LENGTH,
        "ambiguous shorthand": "hn ct nq ca bt " * LENGTH,
        "negations": "không phải là không có " * LENGTH,
        "numbers in words": "hai mươi ba nghìn bốn trăm " * LENGTH,
        "alternatives": "Quang hay Tỏ hay Trung hay " * LENGTH,
        "english": "who chaired the conference and what was the " * LENGTH,
        "markup": "<b>&amp;</b>{}[]()\\n%s" * LENGTH,
        "sentences": "a? " * LENGTH,
        "other scripts": "会議は誰が司会しましたか конференция " * LENGTH,
    }
    return {kind: text[:LENGTH] for kind, text in made.items()}
