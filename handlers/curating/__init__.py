"""What curators do on Telegram: who they are, what their buttons stand for, and each of their concerns."""
