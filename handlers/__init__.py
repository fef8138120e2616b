"""The Telegram side: one module a concern; wording and phrases stand apart from API calls."""
