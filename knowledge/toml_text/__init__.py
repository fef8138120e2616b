"""TOML as text: decoding, tokens, limits, lines, syntax errors - what ``tomllib`` does not tell a curator."""
