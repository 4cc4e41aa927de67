"""Where a profile's keys are kept. Rule: a keyring, a wrapped key file or memory; never a plain file."""
