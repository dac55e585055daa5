#!/usr/bin/env python3
"""Make any/dates/feasts.tsv: the days of feasts whose calendar is not reckoned by a rule of ours.

    python3 dictionaries/refresh/dates.py FOLDER      # FOLDER: the unpacked wheel of the package `holidays` (MIT)

Islamic feasts stand on the day of the printed calendar: where the moon is sighted they may come a day later. Hindu feasts stand on the
day they are kept in India. What can be computed (Easter, the Hebrew calendar) is computed by the program and stands in no table.
"""
import sys

from tables import write

VERSION = "0.109"
FEASTS = {
    "islamic._IslamicLunar": "ARBAEEN ASHURA EID_AL_ADHA EID_AL_FITR HIJRI_NEW_YEAR ISRA_AND_MIRAJ LAYLAT_AL_QADR MAWLID RAMADAN_BEGINNING",
    "chinese._ChineseLunisolar": "DOUBLE_NINTH DRAGON_BOAT LUNAR_NEW_YEAR MID_AUTUMN",
    "buddhist._BuddhistLunisolar": "VESAK",
    "hindu._HinduLunisolar": "BASANT_PANCHAMI CHHATH_PUJA DIWALI DIWALI_INDIA DUSSEHRA GANESH_CHATURTHI GURU_NANAK_JAYANTI HANUMAN_JAYANTI HOLI "
    "JANMASHTAMI MAHA_SHIVARATRI MAHAVIR_JAYANTI NAVRATRI ONAM RAKSHA_BANDHAN RAM_NAVAMI RATH_YATRA THAIPUSAM",
}


def days(calendar, feast):
    table = getattr(calendar, feast + "_DATES")
    for year, found in table.items():
        for month, day in [found] if isinstance(found[0], int) else found:
            yield f"{year:04}-{month:02}-{day:02}"


def main():
    sys.path.insert(0, sys.argv[1])
    entries = []
    for path, feasts in FEASTS.items():
        module, name = path.split(".")
        calendar = getattr(__import__("holidays.calendars." + module, fromlist=[name]), name)
        for feast in feasts.split():
            source = {"NAVRATRI": "SHARAD_NAVRATRI"}.get(feast, feast)
            called = feast.removesuffix("_BEGINNING").removesuffix("_INDIA").lower().replace("_", " ")
            # India keeps Diwali by its own almanacs; the table of Singapore serves the years before and after.
            own = set(calendar.DIWALI_INDIA_DATES) if feast == "DIWALI" else set()
            entries += [(called, day) for day in days(calendar, source) if int(day[:4]) not in own]
    write("any/dates/feasts.tsv", "Days of moveable feasts", "on which day a feast of a lunar calendar falls; holidays.toml of a language names them",
          f"PyPI package holidays {VERSION}, its tables of Islamic, Chinese, Hindu and Buddhist days", "MIT", "dictionaries/refresh/dates.py", "keyed",
          ("name", "day"), entries)


main()
