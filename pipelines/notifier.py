"""Telling people: to the log always, and to whatever address ZONGJIE_NOTIFY names.

Apprise knows the services: `jsons://host/path` is a plain webhook, `feishu://`, `dingtalk://`, `wecombot://` and
`mailto://` are what offices here use. Its addresses hold tokens, so they come from the environment alone and are never
written anywhere.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

from zongjie.errors import ConfigurationError

VARIABLE = "ZONGJIE_NOTIFY"

TALKATIVE = ("apprise", "urllib3")
"""Loggers that write whole addresses, tokens included, into messages below an error."""

Log = Callable[[str], None]


def notify(title: str, body: str, log: Log) -> bool:
    """Write the message to `log`, and send it to the addresses of ZONGJIE_NOTIFY (several are parted by blanks).

    Returns whether all that should be told was told; a message that could not be sent is said in the log, without
    its address. Raises ConfigurationError where the variable holds something that is no address.
    """
    log(f"{title}\n{body}")
    addresses = os.environ.get(VARIABLE, "").split()
    if not addresses:
        return True
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    import apprise  # noqa: PLC0415 (half a second that only a message need pay)

    service = apprise.Apprise()
    for number, address in enumerate(addresses, start=1):
        if not service.add(address):
            raise ConfigurationError(
                f"address {number} in {VARIABLE} is none that Apprise understands; "
                f"a webhook is written json://host:port/path or jsons://host/path"
            )
    sent = bool(service.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT))
    if not sent:
        log(f"the message could not be sent to every address of {VARIABLE}; is the service up, is the token right?")
    return sent
