"""A large set of invented cases, to measure with: the same for the same seed and day, made by SQL that handles sets."""
