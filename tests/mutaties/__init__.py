"""Breaks the lock on purpose, one way at a time, and sees whether a test turns red: `python -m tests.mutaties`."""
