"""View states: exactly what a screen shows, as frozen values. Rule: a widget paints these and decides nothing."""
