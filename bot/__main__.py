"""``python -m bot``."""

import sys

if __name__ == "__main__":
    try:
        from bot.cli import main

        code = main()
    except KeyboardInterrupt:  # while the program is still being loaded, which takes a second
        code = 130
    sys.exit(code)
