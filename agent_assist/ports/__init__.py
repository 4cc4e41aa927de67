"""What the product asks of the outside, as Protocols. Rule: no implementation."""
