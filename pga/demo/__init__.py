"""The cast and its stories: shared by the demo, the tests and the screenshots. All persons are fictional."""
