"""One use case per module. Rule: no Qt, no SQL, no HTTP; the outside is reached through ports and the gate."""
