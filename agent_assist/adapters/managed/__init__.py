"""What the operating system's own management sets: Windows' registry, macOS' managed preferences."""
