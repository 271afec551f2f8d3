"""The trainer's way: drafts, card by card, into banks; what a new text suspends is looked at."""
