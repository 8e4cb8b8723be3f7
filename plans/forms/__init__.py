"""Forms between decision and closing. They validate, never save."""
