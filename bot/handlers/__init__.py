"""Telegram's updates -> what the bot does about them; each handler is thin."""
