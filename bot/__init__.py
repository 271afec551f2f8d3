"""The Telegram face: the only package that imports telegram.

Built in `bot.bootstrap` from `knowledge.bootstrap`; nothing in `knowledge` knows of it.
"""
