"""The knowledge screen: its list, what is opened from it, the editor of an article, and how the window shows it."""
