"""Colours, type, icons and space. Rule: every value comes from the tokens; no widget invents one."""
