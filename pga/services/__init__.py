"""Writes of the kernel. Every one is atomic and says who did it (`door`)."""
