"""The stories of the demo, told through the same services as the screens. All persons are fictional."""
