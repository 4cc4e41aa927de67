"""Stand-ins for the outside, used by tests only."""
