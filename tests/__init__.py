"""Tests: they mirror the three packages; the drills try the whole bot."""
