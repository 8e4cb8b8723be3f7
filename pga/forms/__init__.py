"""Forms of the kernel, and what forms of the house have in common. A form validates; it never saves."""
