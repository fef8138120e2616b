"""What keeps the bot answering: receiving, ordering, sending, watching over itself and stopping."""
