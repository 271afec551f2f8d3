"""Items of banks into groups: what is sent, when, and once only."""
