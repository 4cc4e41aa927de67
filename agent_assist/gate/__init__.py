"""The two doors and the minting of an approval. Rule: a check raises, it never returns a bool; empty means refused."""
