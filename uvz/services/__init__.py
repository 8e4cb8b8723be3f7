"""Every write between report and decision."""
