"""The pure core: Vietnamese text, facts, matching, deciding and dialogue. It knows nothing of Telegram."""
