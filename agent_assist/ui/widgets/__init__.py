"""The small parts that every screen is built from. Rule: a part paints the state it is given and decides nothing."""
