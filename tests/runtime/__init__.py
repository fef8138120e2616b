"""The store and the run-time, part by part."""
