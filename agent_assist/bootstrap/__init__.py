"""The composition root. Rule: the only package that builds adapters and hands them to services; nothing at import."""
