"""Agent Assist: replies drafted by a language model, marked, explained, and sent only by a person."""

__version__ = "0.1.0"
