#!/usr/bin/env python3
"""Fill in and check the Wikidata ids of the lists: python3 dictionaries/refresh/wikidata.py SOURCES_DIR REPOS_DIR [--report]

Run after names.py. An id is kept or filled in only where a source carries it with a fitting label (and, where it says so, a
fitting country and kind); what the news means by a name where labels mislead is settled in wikidata_hand.py. An id that no
source carries is dropped from the hand-written lists. The same name never keeps two ids in lists of organizations.

Sources in SOURCES_DIR: FB15k items with Wikidata labels (villmow/datasets_knowledge_embedding, MIT), name suggestion index
(BSD-3-Clause), every-politician-scrapers (CC0), world leaders (CC0), Party Facts (MIT). In REPOS_DIR, copies of git
repositories called OWNER+NAME: ad-freiburg/elevant (Apache-2.0: labels of the items in its benchmarks and their results; its
news-fair benchmarks are left out, we measure on them), ror-community/ror-records (data CC0), withqwerty/reep (CC0),
hearvox/wiki-media-cred (CC0), thunlp/FewRel (MIT), tom-james-watson/wikitrivia (MIT), integrateddatasvc/agency-registry
(files of Wikidata, CC0), globalwordnet/english-wordnet (CC BY 4.0: which item a synset of a group is). All ids and labels are Wikidata's (CC0).
"""
import collections
import csv
import io
import json
import os
import re
import subprocess
import sys

from tables import ROOT, key, lines, rows
from wikidata_hand import SEEN, SETTLED

Item = collections.namedtuple("Item", "id label aliases country what source")

ORGANIZATION = re.compile(
    r"\b(company|corporation|organi[sz]ation|agency|university|college|institute|institution|party|newspaper|magazine|broadcaster|network|channel|station|club|team|band|league|federation|association|society|church|ministry|department|bank|"
    r"airline|union|firm|publisher|studio|conglomerate|manufacturer|retailer|museum|hospital|orchestra|police|army|navy|force|service|bureau|commission|committee|council|court|parliament|legislature|group|operator|foundation|charity|brand|developer|business|website|journal)\b", re.I)
OTHER = re.compile(r"\b(politician|actor|actress|singer|musician|writer|player|footballer|director|film|series|album|song|episode|city|town|village|county|genre|title|award|position|profession|character|novel|person|artist|composer|producer|sport|event|"
                   r"family name|human|born|program|programme|show|concept|degree|field|ethnic|women's national|degree|system|war|operation|science|hotel|concept)\b", re.I)
PERSON = re.compile(r"\b(politician|president of|prime minister|actor|actress|singer|songwriter|musician|rapper|writer|novelist|author|poet|player|footballer|boxer|golfer|athlete|swimmer|sprinter|director|comedian|businessman|businesswoman|entrepreneur|magnate|physicist|"
                    r"journalist|activist|queen of|king of|emperor|host|presenter|model|chef|lawyer|judge|architect|general|officer|cardinal|pope|driver|cricketer|wrestler|dancer|economist|scientist|jurist|broadcaster|critic|laureate|filmmaker|designer|(?:nobel )?laureates|tv personality|television personality|(?:[a-z]+ )?presidents taking office|all people)\b", re.I)
NO_PERSON = re.compile(r"\b(?:album|film|song|band|company|city|town|character|brand|novel)\b(?! (?:and |& |\w+ and )*(?:theatre |television |stage |voice |score )*(?:actor|actress|director|producer|composer|critic|editor|maker|executive|writer|singer|member))", re.I)


# ---------------------------------------------------------------- what the sources say

def git(repos, name, *arguments, data=None):
    home = os.path.join(repos, name)
    for below in ("repo", ".git"):
        if os.path.isdir(os.path.join(home, below)):
            home = os.path.join(home, below)
    return subprocess.run(["git", "-C", home, *arguments], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def show(repos, name, path):
    return git(repos, name, "show", "HEAD:" + path).decode("utf-8", "replace")


def paths(repos, name):
    return git(repos, name, "ls-tree", "-r", "--name-only", "HEAD").decode().split("\n")


def from_sources(src):
    for line in lines(src + "/people/fb15k_wikidata_entities.tsv")[1:]:
        qid, label, what, others = (line.split("\t") + [""] * 3)[:4]
        yield Item(qid, label, [a for a in others.split("|") if len(a) > 5], "", what, "fb15k")
    for line in lines(src + "/orgs/nsi_brands_operators.tsv")[1:]:
        display, kind, category, qid, name, _, _, places = (line.split("\t") + [""] * 7)[:8]
        country = places.split("-")[0].split(".")[0].split("|")[0].upper()
        for form in {display, name} - {""}:
            yield Item(qid, form, [], country if len(country) == 2 and country != "FX" else "", f"{kind[:-1]} {category.replace('/', ' ')}", "nsi")
    for line in lines(src + "/people/epscrapers_officeholders_wikidata_2022.tsv")[1:]:
        repo, name, qid, _, positions = (line.split("\t") + [""] * 4)[:5]
        yield Item(qid, name, [], "", "politician: " + positions, "offices")
    for row in rows(src + "/people/world-leaders-2022_wikidata.csv"):
        yield Item(row["officeholder"], row["officeholderLabel"], [], "", "politician: " + row["positionLabel"], "offices")
    for row in rows(src + "/orgs/partyfacts_wikidata.csv"):
        yield Item(row["wikidata_id"], row["name"], [row["name_native"]], row["country"], "party", "parties")


def from_repos(repos):
    pair = re.compile(r'"entity_id": "(Q\d+)", "name": ("(?:[^"\\]|\\.)*")')
    seen = collections.Counter()
    for path in paths(repos, "ad-freiburg+elevant"):
        if path.endswith((".eval_cases.jsonl", ".benchmark.jsonl", ".linked_articles.jsonl")) and "news-fair" not in path:
            seen.update(set(pair.findall(show(repos, "ad-freiburg+elevant", path))))
    for (qid, name), count in seen.items():
        yield Item(qid, json.loads(name), [], "", str(count), "elevant")
    for row in csv.DictReader(io.StringIO(show(repos, "withqwerty+reep", "data/teams.csv"))):
        plain = row["name"].replace(".", "")
        short = re.sub(r"^(?:AFC|FC|CF|SC|AC|AS|SSC|US|FK|SK|NK|BK|IF|RC|CD|CA|SV|VfB|VfL|TSG) | (?:AFC|FC|CF|SC|AC|FK|SK|BK|IF|JK|SAD)$", "", plain)
        yield Item(row["key_wikidata"], row["name"], [plain] + ([short] if " " in short else []), row["country"], "club", "reep")
    for row in csv.DictReader(io.StringIO(show(repos, "withqwerty+reep", "data/competitions.csv"))):
        yield Item(row["key_wikidata"], row["name"], [], row["country"], "league", "reep")
    for row in csv.DictReader(io.StringIO(show(repos, "hearvox+wiki-media-cred", "data/wikipedia-us-newspapers.tsv")), delimiter="\t"):
        yield Item(row["qid"], re.sub(r" \(.*\)$", "", row["WP-title"]), [], "US", "newspaper", "newspapers")
    for examples in json.loads(show(repos, "thunlp+FewRel", "data/val_wiki.json") or "{}").values():
        for example in examples:
            for side in "ht":
                yield Item(example[side][1], example[side][0], [], "", "", "fewrel")
    for path in paths(repos, "tom-james-watson+wikitrivia"):
        if path.endswith("rows.json") or path.startswith("public/decks/") and path.endswith(".json"):
            data = json.loads(show(repos, "tom-james-watson+wikitrivia", path) or "[]")
            for row in (data.get("cards") or data.get("items") or []) if isinstance(data, dict) else data:
                if isinstance(row, dict):
                    qid = str(row.get("id") or row.get("qid") or row.get("item") or "").rsplit("/", 1)[-1]
                    label = str(row.get("label") or row.get("title") or row.get("itemLabel") or "")
                    became = re.match(r"(.*?) (?:becomes (?:president|prime minister|chancellor|king|queen|emperor|pope)|dies|wins the Nobel)", label)
                    what = str(row.get("description") or "")
                    yield Item(qid, became.group(1) if became else label, [], "", ("politician " if became and "becomes" in label else "") + what + (" " + path.split("/")[-2 if path.endswith("rows.json") else -1].replace("-", " ") if not what else ""), "wikitrivia")
    for path in paths(repos, "integrateddatasvc+agency-registry"):
        if path.endswith("external/wikidata.json"):
            for qid, entity in (json.loads(show(repos, "integrateddatasvc+agency-registry", path) or "{}").get("entities") or {}).items():
                label = entity.get("labels", {}).get("en", {}).get("value")
                if label:
                    yield Item(qid, label, [a["value"] for a in entity.get("aliases", {}).get("en", [])], "", "agency", "agencies")
    yield from wordnet(repos)
    yield from ror(repos)


def ror(repos):
    """The newest record of each organization in ROR; of two records with one id the one without a place in brackets."""
    name = "ror-community+ror-records"
    blobs = []
    for line in git(repos, name, "ls-tree", "-r", "HEAD").decode().split("\n"):
        version = re.search(r"\tv(\d+)\.(\d+)/.*\.json$", line)
        if version:
            blobs.append((int(version[1]), int(version[2]), line.split("\t")[1], line.split()[2]))
    stream = io.BytesIO(git(repos, name, "cat-file", "--batch", data="".join(b[3] + "\n" for b in sorted(blobs)).encode()))
    records = {}
    for _ in blobs:
        head = stream.readline().split()
        if len(head) < 3:
            continue
        data = stream.read(int(head[2]))
        stream.read(1)
        record = json.loads(data)
        if isinstance(record, dict) and "id" in record:
            records[record["id"]] = record
    for record in records.values():
        if "names" in record:
            label = next((n["value"] for n in record["names"] if "ror_display" in n["types"]), "")
            aliases = [n["value"] for n in record["names"] if "ror_display" not in n["types"]]
            country = ((record.get("locations") or [{}])[0].get("geonames_details") or {}).get("country_code", "")
            ids = next(([x.get("preferred")] if x.get("preferred") else x.get("all") or [] for x in record.get("external_ids", []) if x.get("type") == "wikidata"), [])
        else:
            label, country = record["name"], (record.get("country") or {}).get("country_code", "")
            aliases = list(record.get("aliases") or []) + [x["label"] for x in record.get("labels") or []] + list(record.get("acronyms") or [])
            known = (record.get("external_ids") or {}).get("Wikidata") or {}
            ids = [known["preferred"]] if known.get("preferred") else known.get("all") or []
        if ids and label and record.get("status") != "withdrawn":
            yield Item(ids[0], re.sub(r" \([A-Z][^()]*\)$", "", label), aliases, country, " ".join(record.get("types", [])) + " organization", "ror")


def wordnet(repos):
    """Names of groups that stand in capitals throughout: agencies, alliances, armed groups; common nouns are left out."""
    for entry in re.split(r"\n(?=\d{8}-n:)", show(repos, "globalwordnet+english-wordnet", "src/yaml/noun.group.yaml")):
        qid = re.search(r"\n  wikidata: (Q\d+)", entry)
        members = re.search(r"\n  members:((?:\n  - .+)+)", entry)
        if qid and members:
            names = [m.strip("'\"") for m in re.findall(r"\n  - (.+)", members[1])]
            if all(n[0].isupper() for n in names):
                yield Item(qid[1], names[0], names[1:], "", "organization", "wordnet")


def folded(name):
    return key(re.sub(r"^(The|the) ", "", name))


class Known:
    """What all sources say of an item, and which items bear a name."""

    def __init__(self, sources, repos):
        self.items, self.labelled, self.aliased = collections.defaultdict(set), collections.defaultdict(set), collections.defaultdict(set)
        self.weight = collections.Counter()
        names = {}
        for row in rows(sources + "/places/datasets_country-codes.csv"):
            names[row["ISO3166-1-Alpha-3"]] = names[row["CLDR display name"]] = row["ISO3166-1-Alpha-2"]
        names |= {"England": "GB", "Scotland": "GB", "Wales": "GB", "United States": "US", "United Kingdom": "GB"}
        for of in (from_sources(sources), from_repos(repos)):
            for item in of:
                if not re.fullmatch(r"Q\d+", item.id or "") or not item.label:
                    continue
                item = item._replace(country=names.get(item.country, item.country if len(item.country) == 2 else ""), aliases=tuple(item.aliases))
                self.items[item.id].add(item)
                self.labelled[folded(item.label)].add(item.id)
                for alias in item.aliases:
                    if alias:
                        self.aliased[folded(alias)].add(item.id)
                if item.source == "elevant":
                    self.weight[item.id] += int(item.what)

    def person(self, qid):
        """True, False, or None where no source says."""
        told = [i for i in self.items[qid] if i.source in ("fb15k", "wikitrivia", "offices", "ror", "nsi", "parties", "reep", "newspapers", "agencies", "wordnet")]
        if any(i.source == "offices" or PERSON.search(i.what) and not NO_PERSON.search(i.what) for i in told):
            return True
        return False if told else None

    def has(self, qid):
        return qid in self.items or qid in SEEN

    def names(self, qid):
        out = {folded(i.label) for i in self.items.get(qid, ())} | {folded(a) for i in self.items.get(qid, ()) for a in i.aliases if a}
        return out | ({folded(SEEN[qid])} if qid in SEEN else set())


def forms(row):
    """The names of a row, and the long forms of American departments and of bodies of the United Nations."""
    out = []
    for form in [row["name"]] + [a for a in row.get("aliases", "").split("|") if a]:
        out.append(form)
        whole = re.sub(r"^(U\.S\.|US|UN|U\.N\.) ", lambda m: "United States " if m[1] in ("U.S.", "US") else "United Nations ", form)
        out.append(whole)
        if row.get("country_code") == "US":
            department = re.match(r"(?:U\.S\. |US )?(.*) Department$", form) or re.match(r"(?:U\.S\. )?Department of (?:the )?(.*)$", form)
            if department and department[1] not in ("Health", "Police"):
                out += ["United States Department of " + department[1], "United States Department of the " + department[1]]
            if not form.startswith(("U.S", "US ", "United")):
                out.append("United States " + form)
    return list(dict.fromkeys(out))


MUST = {"media": r"newspaper|magazine|broadcast|television|radio|network|channel|news|journal|publication|media|website|online|company|organization",
        "agencies": r"agency|department|ministry|bureau|commission|government|service|force|police|office|operator|organization|archive|facility",
        "companies": r"company|corporation|manufacturer|retailer|bank|airline|conglomerate|firm|business|brand|chain|studio|developer|operator|broadcast|network|companies|website|airlines|organization",
        "universities": "university|college|institute|school|education", "clubs": "club|team", "teams": "club|team"}
GENERIC = re.compile(r"(?:national|federal|supreme|constitutional|high|general|people's|administrative|legislative)? ?(?:chamber of deputies|congress|senate|assembly|parliament|house of [\w ]+|court|council|tribunal|court of \w+|council of \w+|"
                     r"(?:congress|assembly|council|chamber|senate) of the \w+|ministry of [\w ]+|department of [\w ]+|chamber)")  # every country has one
ORG_SOURCES = {"ror", "parties", "reep", "nsi", "newspapers", "agencies", "wordnet"}


def organization(known, row, name):
    """The one id that fits a row of a list of organizations, or nothing."""
    must, scores, want = MUST.get(name, ""), {}, row.get("country_code", "")
    for number, form in enumerate(forms(row)):
        folds = folded(form)
        if number and " " not in folds:
            continue
        for qids, worth in ((known.labelled.get(folds, ()), 10 if number == 0 else 8), (known.aliased.get(folds, ()) if " " in folds else (), 5 if number == 0 else 4)):
            for qid in qids:
                scores[qid] = max(scores.get(qid, 0), worth)
    fits = {}
    for qid, score in scores.items():
        items = [i for i in known.items[qid] if i.source not in ("reep", "wordnet") or i.source == "reep" and name in ("teams", "clubs") or i.source == "wordnet" and name in ("organizations", "armed_groups", "agencies")]
        if not items or known.person(qid):
            continue
        countries = {i.country for i in items} - {""}
        if want and countries and want not in countries:
            continue
        told = [i for i in items if i.source in ORG_SOURCES or i.source in ("fb15k", "wikitrivia") and i.what]
        if told and not any((i.source in ORG_SOURCES or ORGANIZATION.search(i.what) and not OTHER.search(i.what) or i.source == "wikitrivia") and (i.source == "ror" or re.search(must, i.what, re.I)) for i in told):
            continue
        unsure = not any(i.source in ORG_SOURCES or i.source in ("fb15k", "wikitrivia") for i in items)
        if unsure and (" " not in folded(row["name"]) and known.weight[qid] < 10 or row.get("ambiguous") == "true" or name not in ("organizations", "media", "teams", "armed_groups", "legislatures_courts", "agencies")):
            continue
        if row.get("ambiguous") == "true" and score < 10 or name in ("agencies", "legislatures_courts") and GENERIC.fullmatch(folded(row["name"])) and not (want and want in countries):
            continue
        score += (2 if want and want in countries else 0) + min(known.weight[qid], 50) / 25 - (2 if unsure else 0) - (1 if {i.source for i in items} == {"nsi"} else 0)
        fits[qid] = score
    best = sorted(fits.items(), key=lambda pair: (-pair[1], int(pair[0][1:])))
    if best and (len(best) == 1 and best[0][1] >= 6 or len(best) > 1 and best[0][1] - best[1][1] >= 1.5 and best[0][1] >= 7):
        return best[0][0]
    return ""


def abroad(known, row, name):
    """True where the item of a club plays in another country."""
    countries = {i.country for i in known.items[row["wikidata_id"]] if i.source == "reep"} - {""}
    return name == "clubs" and bool(row.get("country_code")) and bool(countries) and row["country_code"] not in countries


def person(known, row):
    scores = collections.Counter()
    for number, form in enumerate([row["name"]] + [a for a in row.get("aliases", "").split("|") if a]):
        if number and " " not in form:
            continue
        for qid in known.labelled.get(folded(form), ()):
            if known.person(qid) is not False:
                scores[qid] += 10 + min(known.weight[qid], 50) / 10
    return next(iter(scores)) if len(scores) == 1 else ""


# ---------------------------------------------------------------- the lists

def settled(known):
    out, complaints = {}, []
    for name, text in SETTLED.items():
        out[name] = {}
        for line in text.strip().split("\n"):
            if " = " in line:
                form, qid = line.rsplit(" = ", 1)
                if qid != "-" and not known.has(qid):
                    complaints.append(f"{name}: no source carries {qid} ({form})")
                    qid = "-"
                out[name][form] = "" if qid == "-" else qid
    return out, complaints


def read(path):
    text = open(path, encoding="utf-8").read().rstrip("\n").split("\n")
    at = next(i for i, line in enumerate(text) if not line.startswith("#"))
    columns = text[at].split("\t")
    return text[:at], columns, [dict(zip(columns, (line.split("\t") + [""] * len(columns))[:len(columns)])) for line in text[at + 1:]]


def write(path, head, columns, entries):
    body = sorted([row.get(c, "") for c in columns] for row in entries)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(head + ["\t".join(columns)] + ["\t".join(cells) for cells in body]) + "\n")


MADE = ("agencies", "companies", "universities", "clubs", "brands", "parties")  # their ids come with their data or from here
ORGANIZATIONS = ("organizations", "media", "armed_groups", "teams", "agencies", "legislatures_courts", "companies", "universities", "clubs", "brands", "parties")
OPEN = ("organizations", "media", "armed_groups", "teams", "agencies", "companies", "universities", "clubs", "legislatures_courts")  # lists that are filled in


def main():
    sources, repos = (argument.rstrip("/") for argument in sys.argv[1:3])
    known = Known(sources, repos)
    by_hand, complaints = settled(known)
    lists = {name: read(f"{ROOT}/any/organizations/{name}.tsv") for name in ORGANIZATIONS}
    told = {}
    for name, (head, columns, entries) in lists.items():
        counts = collections.Counter()
        if "wikidata_id" not in columns:
            columns.append("wikidata_id")
        for row in entries:
            old = row.get("wikidata_id", "")
            fits = by_hand.get(name, {}).get(row["name"])
            if fits is None and name not in OPEN:
                fits = old
            if fits is None and old and known.has(old) and {folded(f) for f in forms(row)} & known.names(old) and not abroad(known, row, name):
                fits = old
            if fits is None:
                fits = organization(known, row, name)
                if fits != old and "--report" in sys.argv and old:
                    print(f"  {name}: {row['name']}: {old} -> {fits or 'none'}")
            row["wikidata_id"] = fits
            counts["kept" if fits and fits == old else "changed" if fits and old else "filled in" if fits else "dropped" if old else "none"] += 1
        told[name] = counts
    clashes(lists, told, by_hand)
    for name, (head, columns, entries) in lists.items():
        write(f"{ROOT}/any/organizations/{name}.tsv", head, columns, entries)
        print(f"any/organizations/{name}.tsv: {dict(told[name])}")
    for name, column in (("news_regions", "name"), ("cities_large", "geonames_id")):
        path = f"{ROOT}/any/places/{name}.tsv"
        head, columns, entries = read(path)
        for row in entries:
            row["wikidata_id"] = by_hand[name].get(row[column]) or row["wikidata_id"]
        write(path, head, columns, entries)
    path = f"{ROOT}/any/people/notable_recent.tsv"
    head, columns, entries = read(path)
    counts = collections.Counter()
    for row in entries:
        fits = by_hand["notable_recent"].get(row["name"])
        if fits is None:
            fits = person(known, row)
        counts["filled in" if fits and not row["wikidata_id"] else "kept" if fits else "none"] += 1
        row["wikidata_id"] = fits
    write(path, head, columns, entries)
    print(f"any/people/notable_recent.tsv: {dict(counts)}")
    path = f"{ROOT}/any/people/notable.tsv"
    head, columns, entries = read(path)
    empty = [row for row in entries if not row["wikidata_id"]]
    for row in empty:
        row["wikidata_id"] = person(known, row)
    write(path, head, columns, entries)
    print(f"any/people/notable.tsv: {sum(bool(row['wikidata_id']) for row in empty)} of {len(empty)} ids filled in")
    path = f"{ROOT}/any/people/officeholders.tsv"
    head, columns, entries = read(path)
    empty = [row for row in entries if not row["wikidata_id"] and re.match(r"(?:vice |prime |first )?(?:president|minister|chancellor|premier|king|queen|emperor|emir|sultan|taoiseach)\b(?! of the (?!United States\b))", row["position"], re.I)]
    taken = {row["wikidata_id"] for row in entries}
    for row in empty:
        fits = person(known, row)
        if "of the United States" in row["position"] and not any(re.search("politician|president", i.what, re.I) for i in known.items.get(fits, ())):
            fits = ""  # a namesake
        row["wikidata_id"] = fits if known.person(fits) and fits not in taken else ""
    write(path, head, columns, entries)
    print(f"any/people/officeholders.tsv: {sum(bool(row['wikidata_id']) for row in empty)} of {len(empty)} ids of leaders filled in")
    print("\n".join(complaints))


def clashes(lists, told, by_hand):
    """One name, one id: the list that news is written from decides, where the countries do not differ."""
    first = {}
    deciding = {"companies": ("organizations", "media"), "brands": ("organizations", "companies"), "agencies": ("organizations",), "legislatures_courts": ("organizations", "agencies"),
                "universities": ("organizations",), "clubs": ("teams",), "parties": ("organizations",)}
    for name in ORGANIZATIONS:
        for row in lists[name][2]:
            country, hand = row.get("country_code", ""), row["name"] in by_hand.get(name, {})
            aliases = [a for a in row.get("aliases", "").split("|") if a and a != row.get("acronym")]
            for form in [row["name"]] + [a for a in aliases if " " in a]:
                if hand:
                    break
                known = {c: v for c, v in first.get(folded(form), {}).items() if v[1] in deciding.get(name, ()) and (v[1] != "media" or " " in form)}
                if name == "parties":
                    fits = known.get(country) if country else None
                else:
                    fits = known.get(country) or known.get("") or (next(iter(known.values())) if len(known) == 1 and not country else None)
                if fits and (fits[0] or name not in ("clubs", "parties", "universities")):
                    if fits[0] != row["wikidata_id"]:
                        told[name]["settled by " + fits[1]] += 1
                        if "--report" in sys.argv:
                            print(f"  {name}: {row['name']} ({country}): {row['wikidata_id'] or 'none'} -> {fits[0] or 'none'}, as in {fits[1]}")
                        row["wikidata_id"] = fits[0]
                    break
            other = {v for v in first.get(folded(row["name"]), {}).values() if v[1] == "organizations"}
            if name in ("brands", "companies") and not hand and row["wikidata_id"] and other and row["wikidata_id"] not in {v[0] for v in other}:
                told[name]["another of that name"] += 1
                if "--report" in sys.argv:
                    print(f"  {name}: {row['name']} ({country}): {row['wikidata_id']} -> none, another of that name in organizations")
                row["wikidata_id"], row["ambiguous"] = "", "true"
            for form in [row["name"]] + [a for a in aliases if len(a) > 3 and a.upper() != a]:
                if row["wikidata_id"] or hand:
                    first.setdefault(folded(form), {}).setdefault(country, (row["wikidata_id"], name))


if __name__ == "__main__":
    main()
