"""The draft column and its editor. Rule: who wrote which words is always visible, and nothing moves typed text."""
