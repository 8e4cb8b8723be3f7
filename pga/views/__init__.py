"""Views of the kernel: fetch, form, one service, render."""
