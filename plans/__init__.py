"""From decision to closing plan, regie, herijking and afsluiting."""
