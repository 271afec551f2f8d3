"""The Telegram face, still to come; the only package that will import telegram.

It will stand beside `knowledge.__main__`: built from `knowledge.bootstrap`, imported by none.
"""
