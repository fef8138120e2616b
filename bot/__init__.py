"""Configuration, command line, application assembly, run-time and terminal chat."""
