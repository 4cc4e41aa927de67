"""The crash harness: a real process that sends is killed everywhere, against real servers that misbehave."""
