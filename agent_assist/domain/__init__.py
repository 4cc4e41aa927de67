"""What the product is about, as frozen values. Rule: standard library only; time, ids and randomness are passed in."""
