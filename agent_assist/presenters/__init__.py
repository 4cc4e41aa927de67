"""What each screen shows, which buttons are enabled, and why not. Rule: no Qt, no SQL, no HTTP."""
