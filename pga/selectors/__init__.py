"""Reads of the kernel that span tables. The database filters: a stranger's case is simply not there."""
