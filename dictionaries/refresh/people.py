#!/usr/bin/env python3
"""Fill in the facts of the hand-written list of people: python3 dictionaries/refresh/people.py SOURCES_DIR

Run after names.py and wikidata.py. For each row of any/people/notable_recent.tsv: walk from kind and country_code where
the cells are empty (a cell written by hand stays), start and end (years in office) from the office-holder or the notable person
with the same Wikidata id.
"""
import re
import sys

import names
from tables import ROOT
from wikidata import read, write

WALK = {"politics": "political", "business": "business", "sport": "sport", "arts": "other", "media": "media", "academic": "academic", "military": "military", "royal": "royal", "religious": "religious", "legal": "legal"}
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def main():
    path = f"{ROOT}/any/people/notable_recent.tsv"
    head, columns, entries = read(path)
    columns += [c for c in ("walk", "country_code", "start", "end") if c not in columns]
    facts = {}
    for name in ("notable", "officeholders"):
        for row in read(f"{ROOT}/any/people/{name}.tsv")[2]:
            if row["wikidata_id"]:
                facts[row["wikidata_id"]] = row
    spans, filled = names.office_spans(), 0
    about = {}
    for row in names.tsv(names.source("people/fb15k_wikidata_entities.tsv")):
        about[row["wikidata"]] = row["description"]
    for row in entries:
        qid = row["wikidata_id"]
        row["walk"] = row.get("walk") or WALK.get(row["kind"], "other")
        fact = facts.get(qid, {})
        start, end, country = spans.get(qid, ("", "", ""))
        if fact.get("walk") in ("royal", "religious", "legal", "military") and row["kind"] == "politics":
            row["walk"] = fact["walk"]
        row["country_code"] = row.get("country_code") or fact.get("country_code", "") or country or names.country_of(about.get(qid, ""))
        if fact.get("start") or start:
            row["start"], row["end"] = (fact["start"], fact["end"]) if fact.get("start") else (start, end)
        if re.search("[äöü]", row["name"]) and row["country_code"] in ("DE", "AT", "CH", "EU"):
            written = row["name"].translate(GERMAN)
            if written not in row["aliases"].split("|"):
                row["aliases"] = "|".join(filter(None, [row["aliases"], written]))
        filled += bool(row["country_code"])
    write(path, head, columns, entries)
    print(f"any/people/notable_recent.tsv: {len(entries)} people, {filled} with a country, {sum(bool(r['start']) for r in entries)} with years, {sum(bool(r['wikidata_id']) for r in entries)} with an id")


if __name__ == "__main__":
    main()
