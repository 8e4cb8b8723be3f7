"""Every write between decision and closing."""
