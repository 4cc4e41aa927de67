"""Search by meaning: an encoder in a local folder. Rule: nothing here is imported before it was switched on."""
