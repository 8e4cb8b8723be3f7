"""Forms between report and decision. A form validates; it never saves."""
