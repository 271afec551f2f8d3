"""python -m bot: answers in Telegram; --check looks whether it could, and says so."""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path
from typing import Annotated

import typer

from bot.texts import HELP_BACKUP, HELP_BOT, HELP_CHECK
from knowledge.errors import StateError, ZhiguiError
from knowledge.terminal import fail

app = typer.Typer(add_completion=False)


@app.command(help=HELP_BOT)
def main(
    check: Annotated[bool, typer.Option("--check", help=HELP_CHECK)] = False,
    backup: Annotated[Path | None, typer.Option("--backup", help=HELP_BACKUP)] = None,
) -> None:
    """Run the bot until SIGTERM or Ctrl+C."""
    from bot.bootstrap import Operations, Parts, Service
    from bot.operations import Credentials, set_up_logging
    from bot.state import back_up, sole_use

    set_up_logging()
    try:
        if backup:  # needs no token: a timer makes backups, too
            back_up(Parts.from_config(Credentials("")).database, backup)
            return
        credentials = Credentials.from_environment(os.environ)
        set_up_logging(credentials.secrets)
        parts = Parts.from_config(credentials)
        if check:
            with contextlib.suppress(StateError):  # the check tells it with the rest
                parts.database.upgrade()
            raise SystemExit(not asyncio.run(Operations(parts).check()))
        else:
            with sole_use(parts.database):
                parts.database.upgrade()
                asyncio.run(Service(parts).run())
    except ZhiguiError as error:
        fail(error)


if __name__ == "__main__":
    app(prog_name="python -m bot")
