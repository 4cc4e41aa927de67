"""Drives the real window by real key presses and takes pictures. Rule: it waits for states, never for luck."""
