"""Charts as shapes: one geometry for the window, the picture file and the mail."""
