"""The chat in the terminal: Telegram played in process."""
