"""What opens over the workspace. Rule: no sheet has a default button, and sending is never where the focus starts."""
