"""The token and the webhook's secret that every test uses: nothing that the program writes may hold them."""

TOKEN = "123456789:CANARY-token-of-the-tests-01234567890"  # noqa: S105  (opens nothing)
SECRET = "Canary-secret_of-the_webhook-0123456789ab"  # noqa: S105  (opens nothing)

CANARIES = (TOKEN, TOKEN.partition(":")[2], SECRET)


def found_in(text: str | bytes) -> bool:
    """Whether ``text`` holds a canary."""
    content = text.encode(errors="replace") if isinstance(text, str) else text
    return any(canary.encode() in content for canary in CANARIES)
