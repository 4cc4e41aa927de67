"""Ports made real. Rule: imports ports, analysis and domain only; siblings never import each other."""
