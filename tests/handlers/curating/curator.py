"""A curator, and what a curator does."""

from tests.telegram.recorder import Json

CURATOR = 7
"""The user id of whoever writes in the tests' private chat."""

OTHER_ID = 8
OTHER: Json = {"id": OTHER_ID, "is_bot": False, "first_name": "Bình"}
OTHER_CHAT: Json = {"id": 8, "type": "private", "first_name": "Bình"}
"""Another curator."""

STRANGER: Json = {"id": 9, "is_bot": False, "first_name": "An", "username": "an_bien_tap"}
STRANGER_CHAT: Json = {"id": 9, "type": "private", "first_name": "An"}
"""Somebody who bears the curator's name."""
