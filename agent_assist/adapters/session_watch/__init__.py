"""Following the session: by D-Bus where there is one, by nothing elsewhere. Rule: a missing bus is no fault."""
