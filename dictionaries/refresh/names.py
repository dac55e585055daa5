#!/usr/bin/env python3
"""Make the imported lists of people, organizations and words from raw open data.

    python3 dictionaries/refresh/names.py SOURCES_DIR [LIST…]

In: the raw-source folder (see its SOURCES.md). Out: the lists whose header says
`made-by: dictionaries/refresh/names.py`. Same sources, same bytes. Hand-written lists are not touched.
Left out on purpose: share-alike, non-commercial, leaked and unlicensed sources.
"""
import collections
import json
import math
import pathlib
import re
import sys
import unicodedata

from tables import clean, plain as fold, read, rows as read_rows, write

SOURCES = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "sources")
MADE_BY = "dictionaries/refresh/names.py"
LISTS = {}

FUNCTION_WORDS = set("""a about after all also although am and any are as at be because been before but by can could did does for from
    had has have he her here him his how i if in into is it its just me more most my no nor not now of off on once only or other our out
    over per she should since some such than that the their them then there these they this those though through to too under until
    up upon us very was we were what when where which while who whom whose why with within without would yes yet you your""".split())
NO_NAMES = {"baby", "infant", "unknown", "male", "female", "unnamed", "notnamed", "babyboy", "babygirl", "girl", "boy", "child", "test", "jr", "sr", "ii", "iii", "iv"}
PARTICLES = set("""de da do dos das del della di du des la le las los el al bin ibn bint ben ould von van der den ter ten te zu zum af av y e i
    san st st. abu abd ap o' d' l' mc mac 't vd vande vander bel ul ur uz us und""".split())
FAMILY_FIRST = {"china-ministers", "south-korea-ministers", "vietnam", "taiwan", "hong-kong"}


def made(function):
    LISTS[function.__name__] = function
    return function


def source(name):
    return SOURCES / name


def text(path):
    return read(str(path))


def rows(path):
    return read_rows(str(path))


def tsv(path):
    """Rows of a TSV with a header, as dictionaries; nothing is quoted."""
    lines = text(path).split("\n")
    columns = lines[0].rstrip("\r").split("\t")
    for line in lines[1:]:
        if line:
            cells = line.rstrip("\r").split("\t")
            yield dict(zip(columns, cells + [""] * (len(columns) - len(cells))))


def is_latin(name):
    """True when every letter of a name is a Latin one."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def once(function):
    """Remember what a reader gave: several lists share it."""
    memory = []

    def remembered():
        if not memory:
            memory.append(function())
        return memory[0]
    return remembered


# ---------------------------------------------------------------- what words are ordinary

@once
def ordinary():
    """Lower-case English words: nothing that is a name only."""
    words = set()
    for line in text(source("words/hunspell_en_US.dic")).split("\n")[1:]:
        word = line.split("/")[0]
        if word and word == word.lower():
            words.add(word)
    for line in text(source("words/12dicts_2of12id.txt")).split("\n"):
        words.update(w for w in re.findall(r"[a-z'-]+", line) if len(w) > 1)
    return words | FUNCTION_WORDS


@once
def word_counts():
    counts = {}
    for line in text(source("words/norvig_top100k_counts.txt")).split("\n"):
        if "\t" in line:
            word, count = line.split("\t")[:2]
            counts[word.lower()] = int(count)
    return counts


@once
def is_ambiguous_word():
    """Single words that are also ordinary words, personal names or towns."""
    words = set(ordinary())
    words |= {fold(name) for name, n in given_counts()["count"].items() if n > 3000}
    for line in list(tsv(source("names/us_census2010_surnames_ranked.tsv")))[:20000]:
        words.add(line["surname"].lower())
    for line in text(source("places/geonames_cities15000.txt")).split("\n"):
        cells = line.split("\t")
        if len(cells) > 2:
            words.add(fold(cells[2]))
    for line in text(source("places/geonames_admin1CodesASCII.txt")).split("\n"):
        cells = line.split("\t")
        if len(cells) > 2:
            words.add(fold(cells[2]))
    for r in rows(source("places/datasets_country-codes.csv")):
        words.add(fold(r["CLDR display name"]))
    return words


def ambiguous(name):
    return "true" if fold(name) in is_ambiguous_word() else ""


# ---------------------------------------------------------------- people

@once
def office_rows():
    out = list(tsv(source("people/epscrapers_officeholders_wikidata_2022.tsv")))
    ids = collections.defaultdict(set)
    for r in out:
        ids[r["name"]].add(r["wikidata"])
    for line in INTERNATIONAL.strip().split("\n"):
        name, positions = line.split(": ", 1)
        if len(ids[name]) == 1:
            out.append({"repo": "", "name": name, "wikidata": next(iter(ids[name])), "gender": "", "positions": positions})
    return out


# Offices of international bodies, which the sources by country lack (written for gleaner)
INTERNATIONAL = """
Jean-Claude Trichet: President of the European Central Bank (2003–2011)
Mario Draghi: President of the European Central Bank (2011–2019)|Governor of the Bank of Italy (2006–2011)
Christine Lagarde: President of the European Central Bank (2019–)|Managing Director of the International Monetary Fund (2011–2019)
Dominique Strauss-Kahn: Managing Director of the International Monetary Fund (2007–2011)
Rodrigo Rato: Managing Director of the International Monetary Fund (2004–2007)
Pascal Lamy: Director-General of the World Trade Organization (2005–2013)|European Commissioner for Trade (1999–2004)
Supachai Panitchpakdi: Director-General of the World Trade Organization (2002–2005)
Ngozi Okonjo-Iweala: Director-General of the World Trade Organization (2021–)
Ban Ki-moon: Secretary-General of the United Nations (2007–2016)
António Guterres: Secretary-General of the United Nations (2017–)|United Nations High Commissioner for Refugees (2005–2015)
Anders Fogh Rasmussen: Secretary General of NATO (2009–2014)
Jaap de Hoop Scheffer: Secretary General of NATO (2004–2009)
Jens Stoltenberg: Secretary General of NATO (2014–2024)
Mark Rutte: Secretary General of NATO (2024–)
Javier Solana: High Representative of the Union (1999–2009)|Secretary General of NATO (1995–1999)
Jean-Claude Juncker: President of the European Commission (2014–2019)
Romano Prodi: President of the European Commission (1999–2004)
José Manuel Barroso: President of the European Commission (2004–2014)
Donald Tusk: President of the European Council (2014–2019)
Herman Van Rompuy: President of the European Council (2009–2014)
Charles Michel: President of the European Council (2019–2024)
Joaquín Almunia: European Commissioner (2004–2014)
Peter Mandelson: European Commissioner for Trade (2004–2008)
Charlie McCreevy: European Commissioner (2004–2010)
Margrethe Vestager: European Commissioner for Competition (2014–2024)
Valdis Dombrovskis: European Commissioner (2014–)
Federica Mogherini: High Representative of the Union (2014–2019)
Josep Borrell: High Representative of the Union (2019–2024)
Kaja Kallas: High Representative of the Union (2024–)
Catherine Ashton: High Representative of the Union (2009–2014)
Mario Monti: European Commissioner for Competition (1995–2004)
Robert Zoellick: President of the World Bank (2007–2012)
Paul Wolfowitz: President of the World Bank (2005–2007)
Vítor Constâncio: Vice President of the European Central Bank (2010–2018)
Luis de Guindos: Vice President of the European Central Bank (2018–)
Michel Barnier: European Commissioner (2010–2014)|European chief negotiator (2016–2021)
Pierre Moscovici: European Commissioner (2014–2019)
Paolo Gentiloni: European Commissioner (2019–2024)
Frans Timmermans: European Commissioner (2014–2023)
Olli Rehn: European Commissioner (2004–2014)|Governor of the Bank of Finland (2018–)
Jeroen Dijsselbloem: President of the Eurogroup (2013–2018)
Jerzy Buzek: President of the European Parliament (2009–2012)
Michelle Bachelet: United Nations High Commissioner for Human Rights (2018–2022)
Mohamed ElBaradei: Director General of the International Atomic Energy Agency (1997–2009)
Tedros Adhanom Ghebreyesus: Director-General of the World Health Organization (2017–)
Mark Carney: Governor of the Bank of England (2013–2020)|Governor of the Bank of Canada (2008–2013)
Paddy Ashdown: High Representative for Bosnia and Herzegovina (2002–2006)
Carl Bildt: High Representative for Bosnia and Herzegovina (1995–1997)
Henry Paulson: Chief Executive of Goldman Sachs (1999–2006)
Timothy Geithner: President of the Federal Reserve Bank of New York (2003–2009)
Jon Corzine: Chief Executive of MF Global (2010–2011)
Robert Rubin: Secretary of the Treasury (1995–1999)|Director of Citigroup (1999–2009)
"""


def name_tokens(name):
    name = re.sub(r"\(.*?\)|\".*?\"|,.*", "", name)
    return [t for t in name.split() if is_latin(t) and not re.search(r"\d|\.$", t) and fold(t) not in NO_NAMES]


@once
def given_counts():
    count, female, spelling = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)

    def add(name, people, share_female, weight=None):
        name = clean(name)
        key = fold(name)
        if len(key) < 2 or key in NO_NAMES or key in FUNCTION_WORDS or not is_latin(name) or not re.fullmatch(r"[^\W\d_][\w' -]*[^\W\d_]", name.translate({0x2019: "'"})):
            return
        count[key] += people
        if share_female is not None:
            female[key, "all"] += people
            female[key, "f"] += people * share_female
        spelling[key][name] += weight or people

    for r in tsv(source("names/ssa_us_1880-2021_name_gender.tsv")):
        f, m = int(r["female_total"]), int(r["male_total"])
        add(r["name"], f + m, f / (f + m))
    for r in tsv(source("names/ons_uk_1974-2020_babynames.tsv")):
        add(cased(r["name"]), float(r["n"]), 1.0 if r["sex"] == "F" else 0.0)
    for r in tsv(source("names/insee_france_prenoms.tsv")):
        if not r["name"].startswith("_"):
            add(r["name"], float(r["n"]), 1.0 if r["sex"] == "F" else 0.0)
    for r in rows(source("names/us_census1990_firstnames.csv")):
        add(cased(r["name"]), float(r["frequency"]) * 1000, 1.0 if r["gender"] == "female" else 0.0, weight=1)
    for r in rows(source("names/sigpwned_forenames.csv")):
        share = {"F": 1.0, "M": 0.0}.get(r["Gender"])
        for name in re.split(r"\s*[/,]\s*", r["Romanized Name"]):
            add(name, 100_000, share)
        if is_latin(r["Localized Name"]):
            add(r["Localized Name"], 50_000, share)
    for r in office_rows():
        tokens = name_tokens(r["name"])
        if len(tokens) < 2:
            continue
        share = {"female": 1.0, "male": 0.0}.get(r["gender"])
        if r["repo"] in FAMILY_FIRST:
            given = " ".join(tokens[1:])
            if len(tokens) <= 3 and not re.search(r"[A-Z]{2}", given):
                add(given, 300, share)
        elif fold(tokens[0]) not in PARTICLES and tokens[0][0].isupper():
            add(tokens[0], 1000, share)
    return {"count": count, "female": female, "spelling": spelling}


def cased(name):
    """ANNE-MARIE -> Anne-Marie, MCDONALD -> McDonald, O'NEIL -> O'Neil."""
    if name != name.upper():
        return name
    name = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), name)
    name = re.sub(r"\bMc([a-z])", lambda m: "Mc" + m.group(1).upper(), name)
    return re.sub(r"'S\b", "'s", name)


def bucket(people):
    return max(1, min(6, round(math.log10(max(people, 1)))))


def best_spelling(spellings):
    return min(spellings.items(), key=lambda item: (-item[1], item[0]))[0]


@made
def given_names():
    data = given_counts()
    chosen = sorted(data["count"].items(), key=lambda item: (-item[1], item[0]))[:60_000]
    entries = []
    for key, people in chosen:
        all_, f = data["female"][key, "all"], data["female"][key, "f"]
        entries.append((best_spelling(data["spelling"][key]), bucket(people), f"{f / all_:.2f}" if all_ else ""))
    write("any/people/given_names.tsv", title="Given names", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0",
          about="A given name somewhere in the world; count is the power of ten of the people counted (1 rare, 6 very common), female_share how many of them were women.",
          source="SSA 1880-2021 and Census 1990 (US, public domain); ukbabynames (ONS/NRS/NISRA, CC0); prenoms (INSEE, CC0); sigpwned/popular-names-by-country-dataset (CC0); Wikidata office-holders of every-politician-scrapers (CC0)",
          columns=("name", "count", "female_share"), entries=entries)


@once
def surname_counts():
    count, spelling = collections.Counter(), collections.defaultdict(collections.Counter)

    def add(name, people, weight):
        name = clean(name)
        key = fold(name)
        if len(key) < 2 or key in NO_NAMES or key in FUNCTION_WORDS or not is_latin(name) or not re.fullmatch(r"[^\W\d_][\w' -]*[^\W\d_]", name.translate({0x2019: "'"})):
            return
        count[key] += people
        spelling[key][name] += weight

    for r in tsv(source("names/us_census2010_surnames_ranked.tsv")):
        rank = int(r["rank_order"])
        add(cased(r["surname"]), census_people(rank), 1)
    for line in text(source("names/us_census1990_surnames.txt")).split("\n"):
        cells = line.split()
        if len(cells) == 4:
            add(cased(cells[0]), float(cells[1]) * 500 + 20, 1)
    for r in rows(source("names/sigpwned_surnames.csv")):
        for name in re.split(r"\s*[/,]\s*", r["Romanized Name"]):
            add(name, 100_000, 50)
        if is_latin(r["Localized Name"]):
            add(r["Localized Name"], 50_000, 20)
    for r in office_rows():
        tokens = name_tokens(r["name"])
        if len(tokens) < 2:
            continue
        families = [tokens[0]] if r["repo"] in FAMILY_FIRST and len(tokens) <= 3 else [tokens[-1]]
        if r["repo"] in SPANISH and len(tokens) >= 3 and fold(tokens[-2]) not in PARTICLES:
            families.append(tokens[-2])
        for name in families:
            if fold(name) not in PARTICLES and name[0].isupper() and name.upper() != name:
                add(name, 150, 10)
    for r in rows(source("people/congress/legislators-historical.csv")):
        add(r["last_name"], 100, 5)
    return count, spelling


SPANISH = {"spain-ministers", "mexico-ministers", "argentina-ministers", "chile-ministers", "venezuela", "cuba", "costa-rica", "panama-ministers",
           "guatemala-ministers", "el-salvador-ministers", "paraguay-ministers"}


def census_people(rank):
    """Bearers from a rank in the 2010 census file, read off its published curve."""
    points = [(1, 6.39), (10, 6.0), (100, 5.3), (1000, 4.5), (10_000, 3.45), (50_000, 2.6), (170_000, 2.0)]
    for (r0, p0), (r1, p1) in zip(points, points[1:]):
        if rank <= r1:
            share = (math.log(rank) - math.log(r0)) / (math.log(r1) - math.log(r0))
            return 10 ** (p0 + share * (p1 - p0))
    return 100


@made
def surnames():
    count, spelling = surname_counts()
    chosen = sorted(count.items(), key=lambda item: (-item[1], item[0]))[:110_000]
    write("any/people/surnames.tsv", title="Family names", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0",
          about="A family name somewhere in the world; count is the power of ten of its bearers (1 rare, 6 very common), a rough figure outside the United States.",
          source="US Census 1990 and 2010 (public domain); sigpwned/popular-names-by-country-dataset (CC0); Wikidata office-holders of every-politician-scrapers (CC0); congress-legislators (CC0)",
          columns=("name", "count"), entries=[(best_spelling(spelling[key]), bucket(people)) for key, people in chosen])


@made
def nicknames():
    pairs = set()
    for r in rows(source("names/nicknames.csv")):
        if r["relationship"] == "has_nickname":
            pairs.add((cased(r["name2"].upper()), cased(r["name1"].upper())))
    data = json.loads(text(source("names/human-name_nick_data.json")))
    for nick, names in data["names_by_irregular_nick"].items():
        pairs.update((nick, name) for name in names)
    by_nick = collections.defaultdict(set)
    for nick, name in pairs:
        if len(nick) > 1 and len(name) > 1 and fold(nick) != fold(name) and is_latin(nick + name):
            by_nick[nick].add(name)
    write("any/people/nicknames.tsv", title="Nicknames", match="keyed", made_by=MADE_BY, licence="Apache-2.0",
          about="A short or pet form and a given name it may stand for, a line for each; used to join Bill Clinton and William Clinton.",
          source="carltonnorthern/nicknames (Apache-2.0); djudd/human-name (Apache-2.0)",
          columns=("name", "given_name"), entries=[(nick, name) for nick, names in by_nick.items() for name in names])


COUNTRY_OF_REPO = {
    "us-cabinet": "US", "china-ministers": "CN", "france-cabinet": "FR", "spain-ministers": "ES", "mexico-ministers": "MX", "italy-ministers": "IT",
    "united-kingdom-cabinet": "GB", "india-ministers": "IN", "russia-cabinet": "RU", "ukraine-cabinet": "UA", "canada-cabinet": "CA", "nigeria": "NG",
    "brazil-ministers": "BR", "australia-cabinet": "AU", "norway-cabinet": "NO", "congo-kinshasa-ministers": "CD", "pakistan-ministers": "PK",
    "czech-ministers": "CZ", "sweden-cabinet": "SE", "indonesia-ministers": "ID", "romania-cabinet": "RO", "japan-ministers": "JP", "netherlands-cabinet": "NL",
    "south-korea-ministers": "KR", "kenya": "KE", "hungary-cabinet": "HU", "mozambique": "MZ", "south-sudan": "SS", "argentina-ministers": "AR",
    "cameroon": "CM", "zimbabwe": "ZW", "philippines-ministers": "PH", "south-africa-cabinet": "ZA", "turkey-ministers": "TR", "austria-cabinet": "AT",
    "belarus-ministers": "BY", "ghana-ministers": "GH", "sudan": "SD", "taiwan": "TW", "poland-cabinet": "PL", "angola": "AO", "swiss-federal-council": "CH",
    "ireland-ministers": "IE", "denmark-cabinet": "DK", "chile-ministers": "CL", "greece-cabinet": "GR", "israel-ministers": "IL", "portugal-cabinet": "PT",
    "india-lok-sabha": "IN", "finland-cabinet": "FI", "yemen": "YE", "latvia-cabinet": "LV", "malaysia-ministers": "MY", "iran-ministers": "IR",
    "lithuania": "LT", "armenia-ministers": "AM", "scotland-cabinet": "GB", "canada-house-of-commons": "CA", "new-zealand-cabinet": "NZ", "hong-kong": "HK",
    "sri-lanka-cabinet": "LK", "singapore-ministers": "SG", "bulgaria-cabinet": "BG", "croatia-ministers": "HR", "azerbaijan-cabinet": "AZ",
    "georgia-ministers": "GE", "albania-cabinet": "AL", "kazakhstan-cabinet": "KZ", "wales-cabinet": "GB", "iraq-ministers": "IQ", "serbia-ministers": "RS",
    "saudi-ministers": "SA", "egypt-ministers": "EG", "cuba": "CU", "vietnam": "VN", "algeria-cabinet": "DZ", "panama-ministers": "PA", "syria": "SY",
    "venezuela": "VE", "bosnia-herzegovina-ministers": "BA", "costa-rica": "CR", "somalia-cabinet": "SO", "guatemala-ministers": "GT", "kuwait-ministers": "KW",
    "senegal-ministers": "SN", "us-governors": "US", "ethiopia-ministers": "ET", "el-salvador-ministers": "SV", "kosovo-cabinet": "XK", "paraguay-ministers": "PY",
    "uae-ministers": "AE", "texas-senate": "US"}
HIGH = re.compile(r"president|prime minister|minister|secretary|chancellor|governor|premier|mayor|monarch|king|queen|emir|sultan|speaker|chief|ambassador|commissioner|attorney general|justice|taoiseach|leader|pope", re.I)
LOW = re.compile(r"^member of|assembly member|deputy$|councill?or|deputy of", re.I)
REGIONAL = re.compile(r"Cortes of|South Australian|New South Wales|Legislative Assembly of|Region Assembly|regional|House of Keys|Landtag|County Council|Municipal|Texas|State Senate|state legislature|Queensland|Victorian|Tasmanian|Western Australia|Parliament of Catalonia|Andalusia|Galicia|Madrid|Valenci|Provincial|Bundesrat of Austria|general council|Moscow|Oblast|municipality|City Council", re.I)


def years(position):
    found = re.search(r"\((\d{4})?\D?(\d{4})?\)$", position)
    return (found.group(1) or "", found.group(2) or "") if found else ("", "")


@made
def officeholders():
    countries = {fold(r["CLDR display name"]): r["ISO3166-1-Alpha-2"] for r in rows(source("places/datasets_country-codes.csv"))}
    countries |= {fold(r["UNTERM English Short"]): r["ISO3166-1-Alpha-2"] for r in rows(source("places/datasets_country-codes.csv"))}
    countries |= {"czechia": "CZ", "burma": "MM", "turkey (turkiye)": "TR", "bahamas, the": "BS", "gambia, the": "GM", "korea, north": "KP", "korea, south": "KR", "congo, democratic republic of the": "CD",
                  "congo, republic of the": "CG", "cote d'ivoire": "CI", "kosovo": "XK", "micronesia, federated states of": "FM", "holy see (vatican city)": "VA",
                  "people's republic of china": "CN", "united kingdom": "GB", "united states": "US", "hungary": "HU", "brunei": "BN", "vietnam": "VN", "russia": "RU", "syria": "SY", "moldova": "MD", "bolivia": "BO", "venezuela": "VE", "tanzania": "TZ", "iran": "IR", "laos": "LA", "republic of ireland": "IE", "kingdom of the netherlands": "NL", "kingdom of denmark": "DK", "taiwan": "TW",
                  "hong kong": "HK", "macau": "MO", "saint vincent and the grenadines": "VC", "sao tome and principe": "ST"}
    people = {}  # fold(name), wikidata -> entry with a rank

    def add(name, aliases, wikidata, position, country, start, end, rank):
        name = clean(re.sub(r"\s*\(.*?\)|\s*\"+[^\"]*\"+", "", name)).replace('"', "")
        if len(name.split()) < 2 and not re.search(r"King|Queen|Pope|Emir|Sultan|Prince", position) or not is_latin(name) or len(name) > 60 or re.search(r"\d|^Q\d", name):
            return
        key = (fold(name), wikidata)
        old = people.get(key)
        if old:  # all offices, the one that ranks higher first; from the first of them to the last
            first, then = (old, (rank, name, "|".join(aliases), wikidata, position, country, start, end)) if old[0] >= rank else ((rank, name, "|".join(aliases), wikidata, position, country, start, end), old)
            position = "|".join(list(dict.fromkeys((first[4] + "|" + then[4]).split("|")))[:OFFICES])
            begun = [y for y in (first[6], then[6]) if y]
            open_ended = any(e[6] and not e[7] for e in (first, then))
            people[key] = (first[0], first[1], "|".join(dict.fromkeys(filter(None, (first[2] + "|" + then[2]).split("|")))), first[3] or then[3], position, first[5] or then[5],
                           min(begun, default=""), "" if open_ended else max(first[7], then[7]))
            return
        people[key] = (rank, name, "|".join(aliases), wikidata or "", position, country, start, end)

    by_id = {}
    for r in office_rows():
        if r["repo"] in ("texas-senate",):
            continue
        by_id.setdefault(r["wikidata"] or r["name"], []).append(r)
    for same in by_id.values():
        held = []
        for r in same:
            for position in r["positions"].split("|"):
                start, end = years(position)
                label = re.sub(r"\s*\([^()]*\)$", "", position)
                recent = int(end or (2022 if start else 0) or 0)
                rank = recent * 10 + (40 if HIGH.search(label) else 0) - (200 if REGIONAL.search(label) else 0) - (30 if LOW.search(label) else 0) + (20 if start and not end else 0)
                if TOP.search(label) and not REGIONAL.search(label) and recent >= 1990:
                    rank = max(rank, 19_900) + 300  # heads of state and of government, ministers and central bankers of the news since 1990
                country = COUNTRY_OF_REPO.get(r["repo"], "")
                if not country:
                    place = fold(re.split(r" (?:of|for) (?:the )?", label)[-1])
                    country = countries.get(place, "")
                held.append((rank, r["name"], label, country, start, end))
        best = max(held, key=lambda h: h[0])
        held.sort(key=lambda h: -h[0])
        labels = "|".join(list(dict.fromkeys(h[2] for h in held if h[2]))[:OFFICES])
        begun = [h[4] for h in held if h[4]]
        current = any(h[4] and not h[5] and not (LOW.search(h[2]) and h[0] < best[0]) for h in held)
        add(best[1], (), same[0]["wikidata"], labels, best[3] or next((h[3] for h in held if h[3]), ""), min(begun, default=""), "" if current else max((h[5] for h in held), default=""), best[0])
    for r in rows(source("people/world-leaders-2022_wikidata.csv")):
        add(r["officeholderLabel"], (), r["officeholder"], r["positionLabel"], countries.get(fold(r["country"]), ""), r["start_year"], r["end_year"], 30_000 + int(r["start_year"] or 0))
    with_id = collections.defaultdict(list)
    for (key, wikidata) in people:
        with_id[key].append(wikidata)

    def add_known(name, aliases, position, country, start, end, rank):
        """A source without ids: take the id of the one office-holder of that name, if there is just one."""
        parts = name.split()
        leader = rank >= 45_000
        for known in dict.fromkeys((SPELLINGS.get(name, name), re.sub(r" [A-Z]\.(?= )", "", name), " ".join(parts[:2]) if leader else name, f"{parts[0]} {parts[-1]}" if leader else name)):
            ids = [i for i in with_id.get(fold(known), []) if i and (people[fold(known), i][5] == country or leader and known == name)]
            if len(ids) == 1:
                if known != name:
                    aliases, name = [*aliases, name], known
                return add(name, aliases, ids[0], position, country, start, end, rank)
        add(name, aliases, "", position, country, start, end, rank)

    executives = {r["id"]["bioguide"]: executive_name(r) for r in json.loads(text(source("people/congress/executive.json"))) if r["id"].get("bioguide")}
    sitting = {}  # bioguide id -> Wikidata id, first year
    for block in text(source("people/congress/legislators-current.yaml")).split("\n- id:")[0:]:
        bioguide, item, since = (re.search(pattern, block) for pattern in (r"bioguide: (\w+)", r"wikidata: (Q\d+)", r"start: '(\d{4})"))
        if bioguide:
            sitting[bioguide[1]] = (item[1] if item else "", since[1] if since else "")
    for role, chamber in (("current", True), ("historical", False)):
        for r in rows(source(f"people/congress/legislators-{role}.csv")):
            if not chamber and r["birthday"] < "1930":
                continue
            full = r["full_name"] or " ".join(x for x in (r["first_name"], r["last_name"], r["suffix"]) if x)
            full = executives.get(r["bioguide_id"], full)
            plain = f"{r['nickname'] or r['first_name']} {r['last_name']}"
            aliases = {x for x in (plain, f"{r['first_name']} {r['last_name']}", r.get("wikipedia_id", "").split(" (")[0]) if x and x != full and len(x.split()) > 1 and "." not in x.split()[0]}
            label = "United States senator" if r["type"] == "sen" else "United States representative"
            item, since = sitting.get(r["bioguide_id"], ("", ""))
            if item and (fold(full), item) not in people:
                known = next((p for p in people.values() if p[3] == item), None)
                if known:
                    add(known[1], sorted({*aliases, full} - {known[1]}), item, f"{label} for {r['state']}", "US", since, "", 29_000)
                    continue
            if item:
                add(full, sorted(aliases), item, f"{label} for {r['state']}", "US", since, "", 29_000)
                continue
            add_known(full, sorted(aliases), f"{label} for {r['state']}", "US", "", "", 29_000 if chamber else 20_100)
    for r in json.loads(text(source("people/congress/executive.json"))):
        last = r["terms"][-1]
        name = executive_name(r)
        office = "President of the United States" if last["type"] == "prez" else "Vice President of the United States"
        begun, ended = r["terms"][0]["start"][:4], last["end"][:4] if last["end"] < "2026" else ""
        if begun < "1990":  # before the office-holders with ids, whose namesakes sat in state houses
            add(name, (), "", office, "US", begun, ended, 40_000)
        else:
            add_known(name, (), office, "US", begun, ended, 40_000)
    states = {r["abbr"].lower(): r["name"] for r in tsv(source("places/us_states_ap.tsv"))}
    offices = {"governor": "Governor of {}", "lt_governor": "Lieutenant Governor of {}", "mayor": "Mayor, {}", "upper": "State senator, {}", "lower": "State representative, {}",
               "attorney general": "Attorney General of {}", "secretary of state": "Secretary of State of {}"}
    for r in tsv(source("people/openstates_people.tsv")):
        if r["state"] == "us":  # Congress, better known from its own list
            continue
        label = offices.get(r["role"], r["role"].title() + ", {}").format(states.get(r["state"], r["state"].upper()))
        plain = f"{r['given_name']} {r['family_name']}" if r["given_name"] and r["family_name"] else ""
        add_known(r["name"], [plain] if plain and plain != r["name"] and "." not in plain else [], label, "US", "", "", 28_000 if r["role"] in ("governor", "lt_governor", "mayor", "attorney general") else 20_210)
    for r in tsv(source("people/factbook_leaders_institutions.tsv")):
        if r["role"] not in ("chief of state", "head of government"):
            continue
        for part in re.split(r";\s*", r["text"]):
            found = re.match(r"(?:represented by )?([^()]+?)\s*\(since ([^)]*)\)", part)
            if not found:
                continue
            full = re.sub(r"^.*represented by ", "", found.group(1))
            words = full.split()
            first = next((i for i, w in enumerate(words) if w.lower().strip(",") not in LEADER_TITLES), None)
            if first is None:
                continue
            name = " ".join(cased_leader(w) for w in words[first:])
            year = re.findall(r"\d{4}", found.group(2))
            country = countries.get(fold(r["country"]), "")
            if SOVEREIGN.get(fold(words[-2] + " " + words[-1] if len(words) > 1 else name), country) != country:
                continue  # the head of state of a dependency is listed once, at home
            add_known(name, (), clean(" ".join(words[:first]).rstrip(",")) or r["role"], country, year[-1] if year else "", "", 45_000)
    for (folded, wikidata), e in list(people.items()):  # a row without an id is the one office-holder of that name and country
        ids = [i for i in with_id.get(folded, []) if i and (folded, i) in people and people[folded, i][5] in (e[5], "")]
        if not wikidata and len(ids) == 1 and not (e[7] and int(people[folded, ids[0]][6] or e[7]) - int(e[7]) > 30):  # nor a namesake of another age
            del people[folded, wikidata]
            add(e[1], e[2].split("|") if e[2] else (), ids[0], e[4], e[5], e[6], e[7], e[0])
    chosen = sorted(people.values(), key=lambda e: (-e[0], e[1], e[3]))[:46_000]
    write("any/people/officeholders.tsv", title="Office-holders", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0",
          about="A person who holds or held public office, with the Wikidata id where known; position: offices on record ('|' between them, the highest first; most to mid-2022, US to mid-2026, heads of state and government to spring 2026), start and end: the years from the first to the last of all of them (no end: still in office), walk: walk of life.",
          source="Wikidata via every-politician-scrapers 2022 (CC0); CIA World Factbook 2026 (public domain); congress-legislators 2026 (CC0); openstates/people 2026 (CC0)",
          columns=("name", "aliases", "wikidata_id", "position", "country_code", "start", "end", "walk"), entries=[(*e[1:], office_walk(e[4])) for e in chosen])


OFFICES = 4
TOP = re.compile(r"^(?:acting |deputy |vice[ -])?(?:federal )?(?:president|prime minister|chancellor|premier|taoiseach|chief executive|king|queen|emperor|emir|sultan|monarch|supreme leader)\b(?! of the (?:chamber|court|council of state|senate|assembly|association|university|board|high|supreme|constitutional))"
                 r"|foreign|minister for external|external affairs|minister of (?:economic affairs and )?finance|finance minister|minister of defen[cs]e|defen[cs]e minister|secretary of (?:state|the treasury|defense)|chancellor of the exchequer|central bank|governor of the (?:bank|reserve)|chair of the federal reserve|attorney general$|european commissioner|president of the european|secretary[- ]general of the united nations|director[- ]general of the (?:world|international)", re.I)


def office_walk(positions):
    first = positions.split("|")[0]
    for walk, words in WALKS:
        if re.search(words, first, re.I):
            return walk
    return "political"


WALKS = (("religious", r"\b(?:pope|archbishop|bishop|ayatollah|grand mufti|patriarch)\b"), ("royal", r"\b(?:king|queen|emperor|emir|sultan|monarch|crown prince|prince|princess|grand duke|shaykh|amir)\b(?! of (?:arms|bench))"),
         ("military", r"chief of (?:the )?(?:general|defen[cs]e|army|naval|air) staff|chief of the general staff|commander|joint chiefs|admiral|field marshal"),
         ("legal", r"\b(?:justice|judge|supreme court|constitutional court|prosecutor)\b(?!.*\bminist)"))


PRESIDENTS = {"William Clinton": "Bill Clinton", "James Carter": "Jimmy Carter", "Gerald Ford Jr.": "Gerald Ford", "Lyndon Johnson": "Lyndon B. Johnson", "John Kennedy": "John F. Kennedy",
              "Dwight Eisenhower": "Dwight D. Eisenhower", "Harry Truman": "Harry S. Truman", "Franklin Roosevelt": "Franklin D. Roosevelt", "Ulysses Grant": "Ulysses S. Grant",
              "Albert Gore Jr.": "Al Gore", "James Quayle": "Dan Quayle", "Richard Cheney": "Dick Cheney", "James David Vance": "JD Vance", "Joseph Biden Jr.": "Joe Biden",
              "Hubert Humphrey Jr.": "Hubert Humphrey", "William McKinley Jr.": "William McKinley"}


def executive_name(record):
    """A president or vice president of the United States as news calls them; fathers and sons apart."""
    name = " ".join(x for x in (record["name"].get("first"), record["name"].get("last"), record["name"].get("suffix")) if x)
    if name == "George Bush":
        return "George W. Bush" if record["terms"][0]["start"] >= "2001" else "George H. W. Bush"
    if name == "John Adams" and record["terms"][0]["start"] >= "1825":
        return "John Quincy Adams"
    return PRESIDENTS.get(name, name)


LEADER_TITLES = set("""president prime minister king queen emir sultan acting interim transitional transition chairman chairperson of the state council premier chancellor vice first
    governor governor-general general gen. dr. sir dame crown prince captain and pope supreme leader taoiseach federal high representative cabinet secretary chief executive
    councillor sovereign grand duke presidency member co-prince princess deputy lt. col. head government commander administrator lieutenant colonel maj. rear adm. superior prefect speaker
    his majesty highness excellency chairperson, chairman, ulu-o-tonga o le ao malo pule-o-faatuiga ayatollah sheikh shaykh amir party secretary-general secretary
    heir representative marshal field monarch emperor president, royal staff army commissioner mayor bailiff minister-president mullah mufti professor prof. army, since house representatives national assembly tuanku
    regional taliban spokesman nonresident resident island council, on behalf de facto sovereignty transitional, captains regent vice-president co-princes""".split())


SOVEREIGN = {"j. trump": "US", "charles iii": "GB", "emmanuel macron": "FR", "jean-luc macron": "FR", "frederik x": "DK", "willem-alexander": "NL", "xi jinping": "CN", "harald v": "NO"}


SPELLINGS = {"Benyamin Netanyahu": "Benjamin Netanyahu"}


def cased_leader(word):
    """TEBBOUNE -> Tebboune; III and initials stay."""
    if "." in word or re.fullmatch(r"[IVX]+", word) and word != "XI" or word != word.upper():
        return word
    return cased(word)


PERSON = re.compile(r"\b(actor|actress|singer|songwriter|musician|rapper|composer|politician|writer|author|novelist|poet|director|filmmaker|producer|screenwriter|footballer|soccer player|player|athlete|boxer|wrestler|"
                    r"coach|manager|comedian|journalist|philosopher|scientist|physicist|chemist|mathematician|economist|historian|president of|king of|queen of|emperor|general|officer|businessman|businesswoman|"
                    r"entrepreneur|lawyer|judge|architect|artist|painter|model|television personality|television host|presenter|drummer|guitarist|bassist|pianist|conductor|dancer|"
                    r"cinematographer|statesman|theologian|activist|inventor|engineer|explorer|naturalist|biologist|psychologist|physician|critic|playwright|dramatist|essayist|"
                    r"editor|pope|saint|violinist|disc jockey|keyboardist|vocalist|cartoonist|animator|golfer|tennis|driver|photographer|astronaut|revolutionary|diplomat|prime minister of|sociologist|linguist)\b", re.I)
NOT_PERSON = re.compile(r"^(film|album|song|city|town|county|band|rock band|american rock|british rock|occupation|position|someone|person who|title|family|profession|award|position|musical|group|duo|role|academic|one who|fictional|television series|novel|american (rock|pop|heavy|punk|metal|alternative)[\w -]* (band|group)|.*\b(band|duo|trio|supergroup|character|film|series|award|company|league|album|team|profession|occupation|label|genre|instrument|school|university|university|city|town|game|position|discipline|family|list|studio|channel|network)\b)", re.I)


@made
def notable():
    entries, span = {}, office_spans()
    for r in tsv(source("people/fb15k_wikidata_entities.tsv")):
        name, about = clean(r["label"]), r["description"]
        if not name or not name[0].isupper() or not is_latin(name) or len(name.split()) > 5 or NOT_PERSON.search(about) or not PERSON.search(about):
            continue
        kind = PERSON.search(about).group(1).lower()
        if len(name.split()) == 1 and fold(name) in is_ambiguous_word():
            continue
        start, end, country = span.get(r["wikidata"], ("", "", ""))
        entries[fold(name)] = (name, r["wikidata"], kind, kind_walk(kind, about), country or country_of(about), start, end)
    for r in tsv(source("people/nobel_laureates.tsv")):
        if r["gender"] in ("male", "female") and r["surname"]:
            name = clean(f"{r['first_name']} {r['surname']}")
            entries.setdefault(fold(name), (name, "", "Nobel laureate", "political" if r["category"] == "peace" else "other" if r["category"] == "literature" else "academic", r["born_country"], "", ""))
    write("any/people/notable.tsv", title="Notable people", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0",
          about="A well-known person who need not hold office: artists, athletes, thinkers (notability as of about 2013, Nobel laureates to 2023); walk: walk of life, start and end: years in public office.",
          source="Wikidata labels of the FB15k entities (CC0) via villmow/datasets_knowledge_embedding (MIT); api.nobelprize.org (CC0)",
          columns=("name", "wikidata_id", "kind", "walk", "country_code", "start", "end"), entries=entries.values())


@once
def office_spans():
    """Wikidata id -> the years from the first to the last office, and the country."""
    out = {}
    for r in office_rows():
        held = [years(p) for p in r["positions"].split("|")]
        begun, ended = [s for s, _ in held if s], [e for _, e in held if e]
        old = out.get(r["wikidata"], ("", "", ""))
        start = min(filter(None, [old[0], *begun]), default="")
        end = "" if any(s and not e for s, e in held) else max([old[1], *ended], default="")
        out[r["wikidata"]] = (start, end, old[2] or COUNTRY_OF_REPO.get(r["repo"], ""))
    return out


@once
def demonyms():
    out = {}
    for line in (pathlib.Path(__file__).parent.parent / "en/places/demonyms.tsv").read_text(encoding="utf-8").split("\n"):
        if not line.startswith("#") and "\t" in line:
            cells = line.split("\t")
            out[fold(cells[0])] = cells
    return out


def country_of(about):
    """The country a description opens with: `American singer` US, `Former Prime Minister of the United Kingdom` GB."""
    header = demonyms().get("name", [])
    at = header.index("country_code") if "country_code" in header else None
    for word in re.findall(r"[A-Z][a-z]+", about)[:3]:
        cells = demonyms().get(fold(word))
        if cells and at is not None and cells[at]:
            return cells[at].split("|")[0]
    found = re.search(r"\b(?:of|the) (?:the )?(United States|United Kingdom|South Africa|India|France|Germany|Russia|China|Japan|Italy|Iraq|Iran|Israel|Turkey|Pakistan|Cuba|Canada)\b", about)
    return {"United States": "US", "United Kingdom": "GB", "South Africa": "ZA", "India": "IN", "France": "FR", "Germany": "DE", "Russia": "RU", "China": "CN", "Japan": "JP", "Italy": "IT", "Iraq": "IQ",
            "Iran": "IR", "Israel": "IL", "Turkey": "TR", "Pakistan": "PK", "Cuba": "CU", "Canada": "CA"}[found[1]] if found else ""


def kind_walk(kind, about=""):
    """Walk of life, in the words of en/people/titles.tsv."""
    for walk, words in KIND_WALKS:
        if re.search(rf"\b(?:{words})\b", kind, re.I):
            return walk
    return "political" if re.search(r"president of|prime minister|politician|senator", about, re.I) else "other"


KIND_WALKS = (("political", "politician|president of|prime minister|statesman|revolutionary|activist|diplomat|politics"), ("royal", "king of|queen of|emperor|royal"), ("military", "general|officer|military"),
              ("religious", "pope|saint|theologian|religious"), ("legal", "lawyer|judge|legal"), ("business", "businessman|businesswoman|entrepreneur|business"),
              ("sport", "footballer|soccer player|player|athlete|boxer|wrestler|coach|manager|golfer|tennis|driver|sport"), ("medical", "physician|medical"),
              ("media", "journalist|television personality|television host|presenter|editor|critic|media"),
              ("academic", "philosopher|scientist|physicist|chemist|mathematician|economist|historian|naturalist|biologist|psychologist|sociologist|linguist|inventor|engineer|academic"))


# ---------------------------------------------------------------- organizations

@made
def agencies():
    entries = {}

    def add(name, aliases, acronym, country, kind="government"):
        name = clean(re.sub(r"^The ", "", re.sub(r"\s*\(.*?\)", "", name)))
        if len(name.split()) < 2 or not is_latin(name) or not name[0].isupper() or len(name) > 90 or name in STATES_AND_TRASH or not BODY.search(name):
            return
        acronym = acronym if re.fullmatch(r"[A-Z][A-Za-z&-]{1,7}", acronym or "") else ""
        aliases = {clean(a) for a in aliases if a and is_latin(a) and a != name and len(a.split()) > 1 and len(a) < 90}
        if acronym and len(acronym) > 2 and fold(acronym) not in is_ambiguous_word():
            aliases.add(acronym)
        old = entries.get((fold(name), country))
        if old:
            aliases |= set(filter(None, old[1].split("|")))
            acronym = acronym or old[2]
        entries[fold(name), country] = (name, "|".join(sorted(aliases)), acronym, kind, country)

    for r in tsv(source("orgs/gsa_agencies.tsv")):
        add(r["agency"], (), r["acronym"], "US")
    for r in rows(source("orgs/dotgov_agencies-and-subs.csv")):
        for name in (r["Agency"], r["Bureau"]):
            if name and not re.search(r"Independent Agencies|Legislative Branch|Judicial Branch|Departmental|Programs$|Activities|Agencies$|Boards and Commissions|^Office of the Secretary$|and Management$", name):
                add(name, (), "", "US")
    for r in tsv(source("orgs/uk_government-organisation_2017.tsv")):
        if not re.search(r"Education Action Zone|Government Office for|Advisory Group|Panel$|Tribunal$", r["name"]):
            add(r["name"], (), "", "GB")
    for r in tsv(source("orgs/opensanctions_publishers.tsv")):
        country = r["country"].upper()
        add(r["name_en"] or r["name"], (r["name"],), r["acronym"], country if len(country) == 2 and country not in ("ZZ", "EU") else "", "government" if r["official"] == "True" else "other")
    write("any/organizations/agencies.tsv", title="Government bodies", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0 AND MIT",
          about="A government department, agency or public body; acronym is written in capitals in the text and is an alias too where nothing ordinary is spelt like it.",
          source="GSA agency list (US Government work); cisagov/dotgov-data (CC0); openregister government-organisation 2017 (MIT, Crown copyright); opensanctions publisher metadata (MIT)",
          columns=("name", "aliases", "acronym", "type", "country_code"), entries=entries.values())


STATES_AND_TRASH = {"New York", "New Mexico", "New Jersey", "North Carolina", "South Carolina", "North Dakota", "South Dakota", "West Virginia", "New Hampshire",
                    "Rhode Island", "District of Columbia", "Puerto Rico", "Virgin Islands", "American Samoa", "Non-Federal Agency", "No Agency"}
BODY = re.compile(r"administration|agency|authority|bureau|commission|committee|council|department|ministry|office|service|institut|cent(?:er|re)|board|corps|force|navy|army|guard|police|academy|mint|archives|gallery|reserve|survey|"
                  r"court|congress|treasury|marshal|staff|command|foundation|museum|library|laborator|bank|corporation|company|fund|trust|inspector|inspectorate|unit|directorate|registry|regulator|tribunal|parliament|assembly|senate|"
                  r"house|chamber|organi[sz]ation|union|security|university|college|hospital|memorandum|project|secretariat|executive|ombudsman|commissioner|group|network|association|exchange|cabinet|monitor|delegation|prosecutor|customs|intelligence", re.I)
LEGAL_TAIL = re.compile(r"[,.]?\s+(?:Inc\.?|Incorporated|Corp\.?|Corporation|Co\.?|Company|Ltd\.?|Limited|LLC|L\.?L\.?C\.?|L\.?P\.?|LP|PLC|plc|P\.?L\.?C\.?|N\.?V\.?|S\.?A\.?|S\.?E\.?|SE|A\.?G\.?|AG|GmbH|KGaA|& Co\.?|SpA|S\.?p\.?A\.?|"
                        r"A/S|ASA|AS|AB|Oyj|Oy|Bhd\.?|Berhad|Tbk\.?|PT|S\.?A\.?B\.?(?: de C\.?V\.?)?|de C\.?V\.?|S\.?A\.? de C\.?V\.?|Pty\.?|Pte\.?|Trust|REIT|\(publ\)|\(The\)|K\.?K\.?|Sdn|S\.?A\.?S\.?|A\.?Ş\.?|A\.?S\.?|PJSC|OJSC|JSC|PAO|P\.?J\.?S\.?C\.?|SCA|S\.C\.A\.|NV|SA|SAB)$")
SHARE_TAIL = re.compile(r"\s*(?:[-–]\s*)?\b(?:Class [A-C]\b|Series [A-Z]\b|Common (?:Stock|Shares?)|Ordinary Shares?|American Depositary|Depositary|Sponsored|ADR|ADS|Units?\b|Warrants?|Rights?\b|Preferred|Subordinate|each representing|Registered|New York Registry|Capital Stock|\(Each|par value|\d+(?:\.\d+)?%|Shares of|Global (?:Depositary|Registered)).*$", re.I)
SPAC = re.compile(r"Acquisition|SPAC|Merger|Blank Check|Fund\b|Trust\b|Municipal|ETF|ETN|Income|Bond|Portfolio|Notes?\b|Debentures?|Certificates|Treasur|iShares|Index|Closed|Growth Opportunities|Capital (?:I|II|III|IV|V)\b|\bVCT\b|Investment (?:Trust|Company)|Term Loan|Dividend|Equity|Strategy", re.I)


def short_company(full):
    name = clean(full)
    name = re.sub(r"\s*\(.*?\)", "", name).replace(" ,", ",")
    name = re.sub(r"(?i)\s*\b(?:class [a-h]|nvdr)$", "", name)
    name = re.sub(r"(?i)[ ,]*\b(?:co|company|corp|pcl|public|anonim sirketi|sgps|holdings?)?[., ]*,\s*(?:ltd|limited|inc|corp|co|s\.?a|sgps|socimi)\b.*$|[ ,]+(?:LTD|CORP|INC|CO|LIMITED)\.?$|[ ,]+(?:Anonim Sirketi|Public|SGPS|Holdings?)$", "", name)
    for _ in range(4):
        cut = LEGAL_TAIL.sub("", name).rstrip(" ,.&-")
        if cut == name or not cut:
            break
        name = cut
    return re.sub(r"^The ", "", name)


@made
def companies():
    entries = {}

    def add(full, country, sector, rank):
        full = clean(SHARE_TAIL.sub("", full)).rstrip(" ,-–")
        short = short_company(full)
        if not 2 <= len(short) <= 50 or not is_latin(short) or not short[0].isupper() and not short[0].isdigit() or SPAC.search(full) or re.fullmatch(r"[\d\W]+", short) or re.search(r",\d|\bDL\b|\bINTL\b|\d/\d|%|\bO\.N\b", full) or short == short.upper() and (" " in short and "." in short or len(short) > 24):
            return
        if short == short.upper() and len(short) > 6 and " " not in short:
            return
        letters = re.sub(r"[^a-z]", "", fold(short))
        if len(letters) < 2:
            return
        key = fold(short)
        old = entries.get(key)
        alias = {full} if full != short else set()
        if old:
            alias |= old[2]
            country, sector = old[3] or country, old[4] or sector
            short = old[1]
            rank = max(rank, old[0])
        entries[key] = (rank, short, alias, country, sector)

    iso = {fold(r["CLDR display name"]): r["ISO3166-1-Alpha-2"] for r in rows(source("places/datasets_country-codes.csv"))}
    iso |= {"united states": "US", "united kingdom": "GB", "south korea": "KR", "hong kong": "HK", "taiwan": "TW", "russia": "RU", "macau": "MO", "czech republic": "CZ", "turkey": "TR"}
    for r in rows(source("orgs/sp500_constituents.csv")):
        add(r["Security"], "US", r["GICS Sector"], 9)
    for r in json.loads(text(source("orgs/corpora/corporations_fortune500.json")))["companies"]:
        add(r, "US", "", 8)
    for r in rows(source("orgs/nasdaq_listed_symbols.csv")):
        if r["ETF"] == "N" and r["Test Issue"] == "N":
            add(r["Company Name"], "", "", 5)
    for r in rows(source("orgs/nyse_other_listed.csv")):
        if r["ETF"] == "N" and r["Test Issue"] == "N":
            add(r["Company Name"], "", "", 5)
    for r in tsv(source("orgs/financedatabase_companies.tsv")):
        rank = {"Mega Cap": 9, "Large Cap": 8, "Mid Cap": 7, "Small Cap": 6, "Micro Cap": 4}.get(r["market_cap_class"], 0)
        if rank >= 6:
            add(r["name"], iso.get(fold(r["country"]), ""), r["sector"], rank)
    write("any/organizations/companies.tsv", title="Companies", match="gazetteer", made_by=MADE_BY, licence="MIT AND PDDL-1.0 AND CC0-1.0",
          about="A listed company as news writes it, without its legal form (aliases: the registered name); ambiguous = true where the short name is also an ordinary word, a personal name or a town.",
          source="datasets/s-and-p-500-companies, nasdaq-listings, nyse-other-listings (PDDL); JerBouma/FinanceDatabase (MIT); dariusk/corpora (CC0)",
          columns=("name", "aliases", "type", "country_code", "sector", "ambiguous"),
          entries=[(short, "|".join(sorted(alias)), "company", country, sector, ambiguous(short)) for rank, short, alias, country, sector in entries.values()])


BRAND_KINDS = {"amenity/bank", "shop/clothes", "shop/supermarket", "amenity/fast_food", "amenity/charging_station", "amenity/restaurant", "shop/convenience", "amenity/fuel", "amenity/cafe",
               "amenity/pharmacy", "tourism/hotel", "office/insurance", "shop/shoes", "shop/furniture", "shop/electronics", "leisure/fitness_centre", "shop/mobile_phone", "shop/car", "shop/department_store",
               "amenity/cinema", "shop/cosmetics", "shop/telecommunication", "amenity/car_sharing", "amenity/car_rental", "shop/sports", "shop/travel_agency", "shop/doityourself", "shop/jewelry",
               "amenity/police", "office/government", "route/train", "route/bus", "network/bus", "amenity/payment_centre", "office/financial", "shop/books", 
               "office/telecommunication", "office/company", "office/estate_agent", "amenity/university", "amenity/money_transfer", "shop/chemist", "shop/luxury", "shop/fashion_accessories"}


@made
def brands():
    entries = {}
    for r in tsv(source("orgs/nsi_brands_operators.tsv")):
        name = clean(re.sub(r"\s*\(.*?\)", "", r["displayName"]))
        if r["category"] not in BRAND_KINDS or not re.fullmatch(r"Q\d+", r["wikidata"]) or not name or not is_latin(name) or not name[0].isupper() or not 3 <= len(name) <= 50 or "/" in name or len(name) == 3 and not name.isupper():
            continue
        if " " not in name and fold(name) in is_ambiguous_word() and not re.search(r"bank|car$|fuel|electronics", r["category"]):
            continue
        kind = "police" if r["category"] == "amenity/police" else "government" if r["category"] == "office/government" else "company"
        country = r["locations"].upper() if re.fullmatch(r"[a-z]{2}", r["locations"]) else ""
        old = entries.get(fold(name))
        if old is None or r["kind"] == "operators":
            entries[fold(name)] = (name, kind, country, r["wikidata"], ambiguous(name))
    write("any/organizations/brands.tsv", title="Brands and operators", match="gazetteer", made_by=MADE_BY, licence="BSD-3-Clause",
          about="A chain, bank, utility, police force or other operator seen on the street, with its Wikidata id; ambiguous = true where the name is also an ordinary word, a personal name or a town.",
          source="osmlab/name-suggestion-index (BSD-3-Clause)",
          columns=("name", "type", "country_code", "wikidata_id", "ambiguous"), entries=entries.values())


@made
def universities():
    entries = {}
    for r in json.loads(text(source("orgs/hipo_universities.json"))):
        name = clean(re.sub(r"\s*\(.*?\)", "", r["name"])).strip(" ,.")
        name = re.sub(r"^The ", "", name)
        name = cased(name) if name == name.upper() and len(name) > 8 else name
        if " " not in name or not is_latin(name) or not name[0].isupper() or len(name) > 90:
            continue
        alias = {name.replace(", ", " ").replace(" - ", " "), name.replace(", ", " at ")} - {name} if "," in name and name.startswith("University of") else set()
        entries.setdefault((fold(name), r["alpha_two_code"]), (name, "|".join(sorted(alias)), r["alpha_two_code"]))
    write("any/organizations/universities.tsv", title="Universities", match="gazetteer", made_by=MADE_BY, licence="MIT",
          about="A university or college of the world; well-known short names and acronyms stand in organizations.tsv.",
          source="Hipo/university-domains-list 2026 (MIT)", columns=("name", "aliases", "country_code"), entries=entries.values())


@made
def parties():
    codes = {r["ISO3166-1-Alpha-3"]: r["ISO3166-1-Alpha-2"] for r in rows(source("places/datasets_country-codes.csv"))}
    ids = {r["partyfacts_id"]: r["wikidata_id"] for r in rows(source("orgs/partyfacts_wikidata.csv"))}
    names = {r["partyfacts_id"]: r["name"] for r in rows(source("orgs/partyfacts_wikidata.csv"))}
    entries = {}

    def add(name, aliases, acronym, country, wikidata):
        name = re.split(r" / ", clean(re.sub(r"\s*\(.*?\)", "", name)))[0].strip(" ,;")
        if not 3 <= len(name) <= 70 or not is_latin(name) or not name[0].isupper() or re.search(r"independent|^other|^no party|\d{4}$|alliance list|^list ", name, re.I) or name.count(",") > 1:
            return
        if " " not in name and fold(name) in ordinary():
            return  # Alternative, Focus, Chinese: never a party by its name alone
        alias = {clean(re.sub(r"\s*\(.*?\)", "", part)) for a in aliases for part in re.split(r" / ", a)}
        alias = {a for a in alias if is_latin(a) and 4 <= len(a) <= 70 and a[0].isupper() and " " in a and fold(a) != fold(name)}
        acronym = acronym if re.fullmatch(r"[A-ZÁÉÍÓÚÖÜ][\w/&+-]{1,9}", acronym or "") and sum(c.isupper() for c in acronym) > 1 else ""
        old = entries.get((fold(name), country))
        if old:
            alias |= set(filter(None, old[1].split("|")))
            acronym, wikidata = old[2] or acronym, old[4] or wikidata
            name = old[0]
        entries[fold(name), country] = (name, "|".join(sorted(alias)), acronym, country, wikidata, ambiguous(name))

    for r in rows(source("orgs/partyfacts_core_parties.csv")):
        if r["technical"]:
            continue
        add(r["name_english"] or names.get(r["partyfacts_id"]) or r["name"], (r["name"], names.get(r["partyfacts_id"], "")), r["name_short"], codes.get(r["country"], ""), ids.get(r["partyfacts_id"], ""))
    gec = {r["gec"]: r["country"] for r in tsv(source("places/factbook_countries_capitals.tsv"))}
    iso = {fold(r["CLDR display name"]): r["ISO3166-1-Alpha-2"] for r in rows(source("places/datasets_country-codes.csv"))}
    for r in tsv(source("orgs/factbook_political_parties.tsv")):
        found = re.match(r"(.+?)(?: or ([A-Z][\w/-]*))?(?:\s*[\[(].*)?$", clean(r["party"]))
        if found and not re.search(r"note|see |includes|coalition of|none|listed|parties", found.group(1), re.I):
            add(found.group(1), (), found.group(2), iso.get(fold(gec.get(r["gec"], "")), ""), "")
    write("any/organizations/parties.tsv", title="Political parties", match="gazetteer", made_by=MADE_BY, licence="MIT AND CC0-1.0",
          about="A political party or coalition, past or present (aliases: its native name); acronym is not matched by itself, it confirms `Party (ABC)`; ambiguous = true where the name is also an ordinary word.",
          source="Party Facts (MIT) with Wikidata ids (CC0); CIA World Factbook 2026 (public domain)",
          columns=("name", "aliases", "acronym", "country_code", "wikidata_id", "ambiguous"), entries=entries.values())


@made
def clubs():
    entries = {}
    for r in tsv(source("orgs/openfootball_clubs.tsv")):
        name = clean(re.sub(r"\s*[\[(].*?[\])]", "", r["club"]))
        country = pathlib.Path(r["file"]).name.split(".")[0].split("-")[0]
        country = {"eng": "GB", "sco": "GB", "wal": "GB", "nir": "GB"}.get(country, country.upper() if len(country) == 2 else "")
        if not is_latin(name) or not name[:1].isupper() and not name[:1].isdigit() or len(name) > 45 or re.search(r"[›:=?]|\bsee\b|\d{4}-", name):
            continue
        alias = {clean(re.sub(r"\s*[\[(].*?[\])]", "", a)) for a in r["aliases"].split("|")}
        alias = {a for a in alias if 4 <= len(a) <= 45 and is_latin(a) and fold(a) not in is_ambiguous_word() and fold(a) != fold(name) and (a[0].isupper()) and not re.search(r"[›:=?]", a)}
        entries.setdefault((fold(name), country), (name, "|".join(sorted(alias)), "football", country, ambiguous(name)))
    write("any/organizations/clubs.tsv", title="Football clubs", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0",
          about="An association-football club; a club that is called as its town is carries ambiguous = true.",
          source="openfootball/clubs 2025 (CC0)", columns=("name", "aliases", "sport", "country_code", "ambiguous"), entries=entries.values())


HEADS = re.compile(r"\b(university|college|institut\w*|cent(?:er|re)\w*|hospital\w*|foundation|fund\w*|societ\w*|associa\w*|academ\w*|school|ministry|department|agency|council|commission|board|trust|museum|laborator\w*|labs?|bank|union|"
                   r"federation|consortium|network|alliance|authority|office|service|bureau|group|company|corporation|inc|ltd|llc|gmbh|library|observatory|clinic\w*|organi[sz]ation|committee|initiative|research|universit\w+|therapeutics|"
                   r"pharma\w*|systems|technolog\w*|biotech\w*|sciences|health|medical|zoo|garden|herbarium|forum|program(?:me)?|league|church|international|solutions|energy|biosciences|genomics|diagnostics|engineering|partners|charity|charities|"
                   r"gesellschaft|verein|stiftung|instituto|fundaci[oó]n|funda[cç][aã]o|centro|h[oô]pital|ospedale|krankenhaus|klinikum|associazione|soci[eé]t[eé]|project|coalition|campaign|watch|rights|liberties|press|society|assembly|administration)\b", re.I)


@made
def institutes():
    known = {fold(re.sub(r"\s*\(.*?\)", "", r["name"])) for r in json.loads(text(source("orgs/hipo_universities.json")))}
    entries = {}
    for line in text(source("orgs/ror_org_names_caiselvas.txt")).split("\n"):
        name = clean(re.sub(r"\s*\(.*?\)", "", line)).strip(" ,.;")
        name = re.sub(r"^The ", "", name)
        words = name.split()
        if not 2 <= len(words) <= 8 or len(name) > 60 or not is_latin(name) or not name[0].isupper() or fold(name) in known or re.search(r"[\"/;:@#]|\d{3}|[\d?]", name):
            continue
        if not HEADS.search(name):  # without a head noun it must at least hold a word that is no ordinary one
            if all(w.strip(".,&").lower() in ordinary() for w in words) or len(words) > 4:
                continue
        if re.match(r"(?:Department|School|Faculty|Institute|Institut|Office|Ministry|College|Center|Centre|Academy) (?:of|for|de) [\w ]+$", name) and len(words) < 4 and all(w.lower() in ordinary() for w in words):
            continue
        entries.setdefault(fold(name), (name,))
    keep = sorted(entries.values(), key=lambda e: (len(e[0].split()) > 6, len(e[0]), e[0]))[:60_000]
    write("any/organizations/institutes.tsv", title="Research organizations", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0",
          about="An institute, hospital, foundation, company or agency that does or pays for research; names of two words or more only.",
          source="Research Organization Registry names (ROR, CC0 upstream) as listed by caiselvas/named-entity-recognition, whose copy states no licence",
          columns=("name",), entries=keep)


@made
def legislatures_courts():
    iso = {fold(r["CLDR display name"]): r["ISO3166-1-Alpha-2"] for r in rows(source("places/datasets_country-codes.csv"))}
    entries = {}

    def add(name, aliases, kind, country):
        name = clean(re.sub(r"\s*\(.*?\)", "", name)).strip(" ,;.")
        name = re.sub(r"^[Tt]he ", "", name)
        if not 5 <= len(name) <= 80 or not name[0].isupper() or not is_latin(name) or re.search(r"consists|note|\d{3}|none|judges| is a | are |member| and the ", name):
            return
        alias = {clean(a) for a in aliases if a and is_latin(a) and 5 <= len(a) <= 70 and a[0].isupper() and fold(a) != fold(name)}
        old = entries.get(fold(name))
        if old:  # a name many countries share says no country
            alias |= set(filter(None, old[1].split("|")))
            country = old[3] if old[3] == country else ""
        entries[fold(name)] = (name, "|".join(sorted(alias)), kind, country)

    for r in tsv(source("people/factbook_leaders_institutions.tsv")):
        country = iso.get(fold(r["country"]), "")
        if r["role"] == "legislature":
            found = re.match(r"([^();]+?)\s*(?:\(([^()]*)\))?$", r["text"].split(";")[0])
            if found:
                add(found.group(1).split(" or ")[0], re.split(r",| or ", found.group(2) or ""), "legislature", country)
        elif r["role"] == "highest courts":
            for part in re.split(r"[;,]\s*", re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", r["text"]))):
                names = re.split(r" or ", part)
                if names[0].strip() and re.search(r"court|council|tribunal|chamber", names[0], re.I):
                    add(names[0].strip(), [n.strip() for n in names[1:]], "court", country)
    for r in json.loads(text(source("orgs/congress/committees-current.json"))):
        add(r["name"], [re.sub(r"^(House|Senate) Committee on (?:the )?(.+)$", r"\1 \2 Committee", r["name"])], "legislature", "US")
    for r in json.loads(text(source("orgs/courts-db_courts.json"))):
        if r.get("name") and r.get("system") in ("federal", "state") and r.get("level") in ("colr", "iac") and not r["name"].startswith("Court of"):
            end = (r.get("dates") or [{}])[-1].get("end")
            if not end and len(r["name"]) < 70:
                add(r["name"], [], "court", "US")
    write("any/organizations/legislatures_courts.tsv", title="Legislatures and courts", match="gazetteer", made_by=MADE_BY, licence="CC0-1.0 AND BSD-2-Clause",
          about="A parliament, a chamber, a congressional committee or a court; country_code is empty where several countries share the name.",
          source="CIA World Factbook 2026 (public domain); congress-legislators 2026 (CC0); freelawproject/courts-db (BSD-2-Clause)",
          columns=("name", "aliases", "type", "country_code"), entries=entries.values())


# ---------------------------------------------------------------- words

@made
def common():
    tags = collections.defaultdict(set)
    for line in text(source("words/12dicts_2of12id.txt")).split("\n"):
        found = re.match(r"~?([A-Za-z'-]+)[*!]? ([A-Z])[?]?:(.*)", line)
        if not found or not found.group(1).islower():
            continue
        tag = {"N": "N", "V": "V", "A": "J", "S": "J"}.get(found.group(2), "")
        if tag:
            tags[found.group(1)].add(tag)
            for form in re.findall(r"[a-z'-]{2,}", found.group(3)):
                tags[form].add(tag)
        else:
            tags[found.group(1)]
    brill = json.loads(text(source("words/brill_lexicon_natural.json")))
    kinds = (("N", r"NNS?$"), ("V", r"VB|MD"), ("J", r"JJ"), ("R", r"RB"), ("F", r"IN|DT|CC|PRP|WP|WDT|WRB|TO|MD|PDT|EX|UH"))
    proper = set()
    for word, seen in brill.items():
        if not re.fullmatch(r"[A-Za-z][A-Za-z'-]*", word) or len(word) < 2:
            continue
        if word.islower():
            for tag, pattern in kinds:
                if any(re.match(pattern, t) for t in seen):
                    tags[word].add(tag)
        elif seen and seen[0] in ("NNP", "NNPS"):
            proper.add(word.lower())
    stems = {}
    for line in text(source("words/hunspell_en_US.dic")).split("\n")[1:]:
        word = line.split("/")[0]
        if word and re.fullmatch(r"[A-Za-z][a-z'-]+", word):
            (stems.setdefault(word.lower(), set())).add("lower" if word.islower() else "proper")
    for word, seen in stems.items():
        if "proper" in seen:
            proper.add(word)
        if "lower" in seen:
            tags[word]
    share = {}
    for r in tsv(source("words/case_stats_open_text.tsv")):
        lower, total = int(r["lower"]), int(r["lower"]) + int(r["title_mid"]) + int(r["upper"]) + int(r["mixed"])
        if total >= 4 and re.fullmatch(r"[a-z][a-z'-]+", r["word_lc"]):
            share[r["word_lc"]] = lower / total
            if r["word_lc"] not in tags and (total >= 8):
                tags[r["word_lc"]]
    counts = word_counts()
    entries = []
    for word, tag in tags.items():
        count = counts.get(word, 0)
        level = max(1, min(9, round(1 + (math.log10(count) - 4.7) * 8 / 6))) if count else 1
        if word.count("-") and word not in share:
            continue
        entries.append((level, word, f"{share[word]:.2f}" if word in share else "", "".join(sorted(tag)) + ("P" if word in proper else "")))
    entries.sort(key=lambda e: (-e[0], -counts.get(e[1], 0), -len(e[3]), e[1]))
    write("en/words/common.tsv", title="Common words", match="keyed", made_by=MADE_BY, licence="CC-BY-2.5 AND MIT",
          about="An English word form: case is the share of lower-case spellings inside sentences (empty = not counted), frequency 1 (rare) to 9 (the), tags N noun V verb J adjective R adverb F function word P known as a proper name too.",
          source="norvig.com counts via colinscape/norvig-frequencies (MIT); 12dicts and Hunspell en_US (SCOWL, MIT-like); Brill lexicon of NaturalNode/natural (MIT); case counts over Wikinews 2019-20 (CC BY 2.5), CIA World Factbook and US presidential speeches (public domain)",
          columns=("name", "case", "frequency", "tags"), entries=[(w, c, level, t) for level, w, c, t in entries[:45_000]])


if __name__ == "__main__":
    for name in sys.argv[2:] or LISTS:
        LISTS[name]()
