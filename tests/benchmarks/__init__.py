"""Measurements of speed, and of quality on foreign fact bases; run by hand."""
