"""Vietnamese text: Unicode forms, syllables, raw keystrokes, tokens and number words."""
