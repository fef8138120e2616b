"""What a message points at: the fact of the answer that it replies to."""

from telegram import Message

from handlers.buttons import Action, Buttons
from knowledge.facts import Fact


def fact_under(message: Message, buttons: Buttons) -> Fact | None:
    """The fact that the message replied to answers with: the one that its source button is about."""
    before = message.reply_to_message
    keyboard = before.reply_markup if before is not None else None
    for row in keyboard.inline_keyboard if keyboard is not None else ():
        for button in row:
            press = buttons.press(str(button.callback_data or ""))
            if press is not None and press.action is Action.SOURCE:
                return press.fact
    return None
