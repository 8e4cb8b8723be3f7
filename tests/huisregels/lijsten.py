"""Allow-lists of the house rules. A new line here is a decision: say in the commit why there is no other way."""

# (module, reason): work that passes the lock, because no person can hold the right for it.
ALS_SYSTEEM: set[tuple[str, str]] = set()

# Services without `door`: reads of a service, and work that the system starts by itself.
SCHRIJFT_ZONDER_DOOR: set[str] = set()

# Where a status is set outside `voer_uit`: none.
STATUS_BIJ_OPENEN: set[str] = set()
