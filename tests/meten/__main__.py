"""`python -m tests.meten 100=<database> 200000=<database>`: measure, print JSON, exit 1 when a goal is missed."""

import argparse
import json
import os
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.meten.instellingen")


def main(argumenten: list[str]) -> int:
    lezer = argparse.ArgumentParser(prog="./dev meet")
    lezer.add_argument("zalen", nargs="+", metavar="N=database")
    lezer.add_argument("--rondes", type=int, default=25)
    lezer.add_argument("--zonder-brieven", action="store_true")
    keuzes = lezer.parse_args(argumenten)
    django.setup()
    from tests.meten.bezoek import Zaal
    from tests.meten.brieven import meet_brieven
    from tests.meten.doelen import gemist, groei
    from tests.meten.meten import belasting, meet_alles

    begin = belasting()
    zalen = {maat: Zaal(naam) for maat, naam in (deel.split("=", 1) for deel in keuzes.zalen)}
    try:
        metingen = meet_alles(zalen, keuzes.rondes)
    finally:
        for zaal in zalen.values():
            zaal.sluit()
    uitslag: dict[str, Any] = {"casussen": metingen, "groei": groei(metingen)}
    if not keuzes.zonder_brieven:
        uitslag["brieven"] = meet_brieven()
    uitslag["gemist"] = gemist(uitslag)
    uitslag |= {"rondes": keuzes.rondes, "belasting": {"begin": begin, "eind": belasting()}}
    sys.stdout.write(f"{json.dumps(uitslag, indent=2, ensure_ascii=False)}\n")
    return 1 if uitslag["gemist"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
