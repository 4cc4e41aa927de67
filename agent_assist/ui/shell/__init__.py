"""The frame around every screen: rail, top bar, notices, and how the regions share the window."""
