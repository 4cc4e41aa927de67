"""The audit screen: the door, the state of the log, a list of decisions, and one of them."""
