"""From what a button says to what it does."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from bot.callbacks import FOR_TRAINERS, Callback, Verb
from bot.model import Pressed, Visit
from bot.ports import Clock, Delivers
from bot.pressing.press import Press, Toast
from bot.texts import Texts
from knowledge.errors import ChatClosed, DeliveryUnknown, MessageGone

Action = Callable[[Press], Awaitable[None]]

_IMPATIENCE = timedelta(seconds=5)
_REMEMBERED = 1000

_Spot = tuple[int, int, int]  # chat, message, person


class Switchboard:
    """Does what a button says and sees that every press is acknowledged exactly once.

    What a button says is data of whoever sent it: what cannot be read, or has no action, is
    told so, as is whoever may not do it. Somebody who presses a button over and over gets the
    first press's toast again. An action that fails leaves the press to the error handler, which
    acknowledges it with the fault's number.
    """

    def __init__(
        self,
        actions: Mapping[Verb, Action],
        courier: Delivers,
        texts: Texts,
        clock: Clock,
    ) -> None:
        self._actions = actions
        self._courier = courier
        self._texts = texts
        self._clock = clock
        self._lately: OrderedDict[_Spot, tuple[str, Toast, datetime]] = OrderedDict()

    async def press(self, pressed: Pressed, visit: Visit) -> None:
        """Act upon a press; raises what the action raises."""
        callback = Callback.parse(pressed.data)
        action = self._actions.get(callback.verb) if callback else None
        if callback is None or action is None:
            await self._courier.acknowledge(pressed.callback_id, self._texts.unknown_button)
            return
        spot = (pressed.where.chat_id, pressed.message_id, pressed.person.id)
        toast = self._told_just_now(spot, pressed.data)
        if toast is not None:
            await self._courier.acknowledge(
                pressed.callback_id, toast.text, alert=toast.alert, url=toast.url
            )
            return
        press = Press(pressed, visit, callback, self._courier)
        try:
            if callback.verb in FOR_TRAINERS and not press.by_trainer:
                await press.tell(self._texts.trainers_only, alert=True)
            else:
                await action(press)
        except (ChatClosed, MessageGone):  # of these the error handler tells nobody
            await press.tell(self._texts.cannot_write_here)
            raise
        except DeliveryUnknown:
            await press.tell()
            raise
        await press.tell()
        if not press.passing:
            self._remember(spot, pressed.data, press.toast or Toast())

    def _told_just_now(self, spot: _Spot, data: str) -> Toast | None:
        said, toast, at = self._lately.get(spot, ("", Toast(), datetime.min))
        return toast if said == data and self._clock() - at < _IMPATIENCE else None

    def _remember(self, spot: _Spot, data: str, toast: Toast) -> None:
        self._lately[spot] = (data, toast, self._clock())
        self._lately.move_to_end(spot)
        if len(self._lately) > _REMEMBERED:
            self._lately.popitem(last=False)
