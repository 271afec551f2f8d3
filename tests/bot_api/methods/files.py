"""Documents: sent by the bot, or fetched by it."""

from __future__ import annotations

from bot_api.errors import bad_request
from bot_api.formatted_text import units
from bot_api.methods import Method
from bot_api.methods.messages import Messages, formatted, keyboard
from bot_api.parameters import Parameters, Upload
from bot_api.world import Json, World

LARGEST_DOWNLOAD = 20 << 20
LARGEST_UPLOAD = 50 << 20
LONGEST_CAPTION = 1024


class Files:
    """sendDocument, editMessageCaption and getFile; the content is served under the path that
    getFile gives."""

    def __init__(self, world: World, messages: Messages) -> None:
        self._world = world
        self._messages = messages

    def methods(self) -> dict[str, Method]:
        """Return the methods by Telegram's names."""
        return {"sendDocument": self.send, "getFile": self.get, "editMessageCaption": self.edit}

    def send(self, given: Parameters) -> Json:
        """Return the message that carries the document."""
        state = self._world.chat(given.text("chat_id"))
        reference = given.text("document").removeprefix("attach://")
        upload = given.files.get("document") or given.files.get(reference)
        if upload is None and reference not in self._world.files:
            raise bad_request("there is no document in the request")
        if upload is not None and not upload.content:
            raise bad_request("file must be non-empty")
        if upload is not None and len(upload.content) > LARGEST_UPLOAD:
            raise bad_request("file is too big")
        content: Json = {"document": keep(self._world, upload) if upload else _told(reference)}
        content |= {name: value for name, value in _caption(given).items() if value}
        return self._messages.deliver(given, state, content)

    def edit(self, given: Parameters) -> Json:
        """Return the message with another caption and buttons."""
        message = self._messages.own(given)
        if "document" not in message:
            raise bad_request("there is no caption in the message to edit")
        changed = {**_caption(given), "reply_markup": keyboard(given)}
        return self._messages.change(message, changed)

    def get(self, given: Parameters) -> Json:
        """Return where a file can be fetched."""
        file_id = given.text("file_id")
        if file_id not in self._world.files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        path, content = self._world.files[file_id]
        if len(content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return {**_told(file_id), "file_size": len(content), "file_path": path}


def _caption(given: Parameters) -> Json:
    if not given.text("caption"):
        return {"caption": "", "caption_entities": []}
    text, entities = formatted(given, "caption")
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text, "caption_entities": entities}


def keep(world: World, upload: Upload) -> Json:
    """Store a file and return its Document."""
    file_id = world.new_id("file")
    ending = upload.name.rpartition(".")[2]
    world.files[file_id] = (f"documents/{file_id}.{ending}", upload.content)
    about = {"file_name": upload.name, "mime_type": upload.mime, "file_size": len(upload.content)}
    return {**_told(file_id), **about}


def _told(file_id: str) -> Json:
    return {"file_id": file_id, "file_unique_id": f"u{file_id}"}
