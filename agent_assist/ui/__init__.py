"""Qt widgets. Rule: the only package that imports PySide6; it shows what a presenter says and decides nothing."""
