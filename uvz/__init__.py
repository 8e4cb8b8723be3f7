"""From report to decision aanmelding, weging, agenda and the discussion by BOB."""
