"""One rule a module: a claim in, findings out. Rule: a message says in one plain sentence what to look at."""
