"""The first start, in five steps. Rule: every step can be left for "Without AI for now"; what is logged comes first."""
