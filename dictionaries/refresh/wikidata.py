#!/usr/bin/env python3
"""Fill in the Wikidata ids of organizations: python3 dictionaries/refresh/wikidata.py SOURCES_DIR

A row of a list of organizations gets the id that its name, else one of its longer aliases, has in the sources, if that is one
id only and the countries do not differ. Sources: items with Wikidata labels in FB15k (villmow/datasets_knowledge_embedding, MIT;
facts from Wikidata, CC0) and operators and brands of the name suggestion index (BSD-3-Clause). Run after names.py.
"""
import collections
import re
import sys

from tables import ROOT, key, lines

LISTS = {  # list: what the description of an item must say (nothing = any organization)
    "organizations": "", "media": r"newspaper|magazine|broadcast|television|radio|network|channel|news|journal|publication|media", "agencies": "agency|department|ministry|bureau|commission|government|service|force|police|office|operator",
    "companies": r"company|corporation|manufacturer|retailer|bank|airline|conglomerate|firm|business|brand|chain|studio|developer|operator|broadcast|network",
    "universities": "university|college|institute|school", "clubs": "club|team", "teams": "club|team",
}
ORGANIZATION = re.compile(
    r"\b(company|corporation|organi[sz]ation|agency|university|college|institute|institution|party|newspaper|magazine|broadcaster|network|channel|station|club|team|band|league|federation|association|society|church|ministry|department|bank|"
    r"airline|union|firm|publisher|studio|conglomerate|manufacturer|retailer|museum|hospital|orchestra|police|army|navy|force|service|bureau|commission|committee|council|court|parliament|legislature|group|operator|foundation|charity|brand|developer|business|website|journal)\b", re.I)
OTHER = re.compile(r"\b(politician|actor|actress|singer|musician|writer|player|footballer|director|film|series|album|song|episode|city|town|village|county|genre|title|award|position|profession|character|novel|person|artist|composer|producer|sport|event|"
                   r"family name|human|born|program|programme|show|concept|degree|field|ethnic|women's national|degree|system|war|operation)\b", re.I)


def items(src):
    """(name, id, country or empty, what it is) of every organization the sources know."""
    for line in lines(src + "/people/fb15k_wikidata_entities.tsv")[1:]:
        qid, label, description, others = (line.split("\t") + [""] * 3)[:4]
        if ORGANIZATION.search(description) and not OTHER.search(description):
            for name in [label] + [a for a in others.split("|") if len(a) > 5]:
                yield name, qid, "", description
    for line in lines(src + "/orgs/nsi_brands_operators.tsv")[1:]:
        display, kind, category, qid, name, _, _, places = (line.split("\t") + [""] * 7)[:8]
        country = places.split("-")[0].split(".")[0].split("|")[0].upper()
        if re.fullmatch(r"Q\d+", qid):
            for form in {display, name} - {""}:
                yield form, qid, country if len(country) == 2 and country != "FX" else "", f"{kind[:-1]} {category.replace('/', ' ')}"


def main():
    known = collections.defaultdict(dict)
    for name, qid, country, what in items(sys.argv[1].rstrip("/")):
        known[key(re.sub(r"^The ", "", name))].setdefault(qid, (country, what))
    for name, must in LISTS.items():
        path = f"{ROOT}/any/organizations/{name}.tsv"
        text = open(path, encoding="utf-8").read().split("\n")
        head = next(i for i, line in enumerate(text) if not line.startswith("#"))
        columns = text[head].split("\t")
        if "wikidata_id" not in columns:
            columns.append("wikidata_id")
            text[head] = "\t".join(columns)
        at, filled = columns.index("wikidata_id"), 0
        for i in range(head + 1, len(text)):
            if not text[i]:
                continue
            cells = (text[i].split("\t") + [""] * len(columns))[:len(columns)]
            row = dict(zip(columns, cells))
            for form in [row["name"]] + [a for a in row.get("aliases", "").split("|") if " " in a]:
                fits = {qid for qid, (country, what) in known.get(key(form), {}).items()
                        if (not country or not row.get("country_code") or country == row["country_code"]) and re.search(must, what, re.I)}
                if fits and not cells[at]:
                    if len(fits) == 1:
                        cells[at] = fits.pop()
                        filled += 1
                    break
            text[i] = "\t".join(cells)
        open(path, "w", encoding="utf-8").write("\n".join(text))
        print(f"any/organizations/{name}.tsv: {filled} ids filled in")


if __name__ == "__main__":
    main()
