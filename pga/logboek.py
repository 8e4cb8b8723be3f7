"""Log lines as JSON, without personal data: no paths, no query strings, no bodies, no exception texts."""

import json
import logging
from datetime import UTC, datetime


class ZonderPersoonsgegevens(logging.Filter):
    """Drops what may carry a name: the text of exceptions and the arguments of Django's own request lines."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.request"):
            record.msg, record.args = "verzoek mislukt", ()
        return True


class JsonRegel(logging.Formatter):
    """One line of JSON per event. Of an exception only its type and place remain, not its message."""

    def format(self, record: logging.LogRecord) -> str:
        bericht = record.getMessage()
        if bericht.startswith("{"):  # already JSON, by structlog
            return bericht
        regel = {
            "timestamp": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": bericht,
        }
        if record.exc_info and record.exc_info[0] is not None:
            regel["exception"] = record.exc_info[0].__name__
            spoor = record.exc_info[2]
            while spoor is not None and spoor.tb_next is not None:
                spoor = spoor.tb_next
            if spoor is not None:
                regel["plaats"] = f"{spoor.tb_frame.f_code.co_filename}:{spoor.tb_lineno}"
        return json.dumps(regel)
