#!/usr/bin/env python3
"""Make the lists of places: python3 dictionaries/refresh/places.py SOURCES_DIR

Facts come from GeoNames (CC BY 4.0), Natural Earth (public domain), the World Factbook (public domain),
datasets/country-codes (PDDL), opensanctions/rigour (MIT), CLDR (Unicode), kelvins/US-Cities-Database (MIT),
grammakov/USA-cities-and-states (CC0), sunlight `us` (BSD); see dictionaries/any/places/README.md.
"""
import collections
import json
import math
import re
import sys
import urllib.parse

import places_hand as hand
from tables import aliases, clean, jsonl, key, lines, loose, plain, read, rows, write

BY = "dictionaries/refresh/places.py"
GEONAMES = "GeoNames (https://www.geonames.org)"
CITY_COLUMNS = "name aliases feature country_code admin1_code admin2_code latitude longitude population geonames_id wikidata_id".split()
ENGLISH = {"US", "CA", "GB", "IE", "AU", "NZ", "JM", "BB", "TT", "LC", "VC", "KN", "AG", "DM", "GD", "BS", "JE", "GG", "IM", "MT", "VI", "ZA", "BM"}
ASCII = set("AE AF BH DZ EG IQ IR JO KW LB LY MA OM PS QA SA SD SY TN YE PK IN IL BD NP LK MM TJ TM UZ KG KZ RU UA BY GE AM JP KR KP ER ET SO DJ MR".split())


class Place:
    """One place on the map."""

    __slots__ = "name names feature cc a1 a2 lat lon pop gid qid".split()

    def __init__(self, name, names, feature, cc, a1, a2, lat, lon, pop, gid="", qid=""):
        self.name, self.names, self.feature, self.cc, self.a1, self.a2 = name, list(names), feature, cc, a1, a2
        self.lat, self.lon, self.pop, self.gid, self.qid = lat, lon, pop, gid, qid


def km(lat1, lon1, lat2, lon2):
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def degrees(number):
    return f"{number:.4f}".rstrip("0").rstrip(".") if number != "" and number is not None else ""


def without_ayn(name):
    """`’Afrin`, where the mark is a letter of another script, as English news writes it."""
    return re.sub(r"^[’‘ʻʼʿ'`](?=[^\W\d_a-z])", "", name)


class Near:
    """Places by square degree, for asking what lies around a point."""

    def __init__(self, places):
        self.cells = collections.defaultdict(list)
        for place in places:
            self.cells[int(place.lat // 1), int(place.lon // 1)].append(place)

    def nearest(self, lat, lon, limit=150):
        best, reach = None, limit
        for y in range(int(lat // 1) - 1, int(lat // 1) + 2):
            for x in range(int(lon // 1) - 1, int(lon // 1) + 2):
                for place in self.cells.get((y, x), ()):
                    distance = km(lat, lon, place.lat, place.lon)
                    if distance < reach:
                        best, reach = place, distance
        return best


# ---------------------------------------------------------------- countries

FORMER = re.compile(r"Republic|Soviet|Kingdom|Federation|Congo|Rhodesia|British|French|Portuguese|Spanish|Belgian|Danish|Sultanate|Free State")
FORMER_NOT = re.compile(r"^The |Territory|Trust|Mali Fed|German East|Protectorate|Mandat|Zanzibar| is |Hungarian|Ukrainian|Hellenic|Mexican")


def countries(src):
    territory = json.loads(read(src + "/cldr_territoryInfo.json"))["supplemental"]["territoryInfo"]
    facts = {r["gec"].upper(): r for r in rows(src + "/factbook_countries_capitals.tsv", "\t")}
    annexare = {r["Code"]: r for r in rows(src + "/annexare_countries.csv")}
    strong = {}
    for t in jsonl(src + "/rigour_territories.jsonl"):
        if len(t.get("code", "")) == 2 and t.get("qid"):
            strong[t["code"].upper()] = t
    out = {}
    for r in rows(src + "/datasets_country-codes.csv"):
        cc = r["ISO3166-1-Alpha-2"]
        if not cc:
            continue
        cldr = r["CLDR display name"]
        name = hand.COUNTRY_NAMES.get(cc) or re.sub(r" \(.*\)| SAR China", "", cldr).replace("&", "and").replace("St.", "Saint")
        fact = facts.get(r["FIPS"], {})
        names = hand.COUNTRY_ALIASES.get(cc, "").split("|") + [cldr, r["UNTERM English Short"], r["UNTERM English Formal"], r["official_name_en"]]
        names += [fact.get("country", ""), fact.get("long_form", "")]
        former = fact.get("former", "")
        if cc not in {"BA", "HR", "SI", "MK", "RS", "ME", "XK", "SS", "IN", "PK", "BD", "CZ", "SK", "MA", "SY"}:
            names += [n for n in re.split(r"[;,]", former) if FORMER.search(n) and not FORMER_NOT.search(n)]
        t = strong.get(cc, {})
        names += [t.get("full_name", "")]
        names = [re.sub(r"^the ", "", re.sub(r"\s*\([^)]*\)?", "", n)).strip() if n and n not in hand.COUNTRY_ALIASES.get(cc, "").split("|") else n for n in names]
        mine = hand.COUNTRY_ALIASES.get(cc, "").split("|")
        keep = [n for n in names if n in mine or (4 <= len(n) <= 60 and not re.search(r"[,/;:0-9]|none|NA$|note", n) and n[0].isupper())]
        keep = [n for n in keep if n not in hand.COUNTRY_ALIASES_NOT or n in {"US", "U.S.", "Congo"} and cc in {"US", "CD"}]
        lat, lon = coordinates(fact.get("country_coords", ""))
        if lat == "":
            lat, lon = coordinates(fact.get("capital_coords", ""))
        qid = hand.COUNTRY_IDS.get(cc) or r["wikidata_id"].rsplit("/", 1)[-1] or t.get("qid", "")
        pop = territory.get(cc, {}).get("_population", "")
        capital = r["Capital"] or annexare.get(cc, {}).get("Capital", "")
        out[cc] = [name, aliases(name, keep), cc, r["ISO3166-1-Alpha-3"], lat, lon, pop, r["Geoname ID"], qid, capital, annexare.get(cc, {}).get("Continent", "")]
    out["BQ"][1] = "Bonaire, Sint Eustatius and Saba"
    own = {key(n[0]): cc for cc, n in out.items()}
    for cc, n in out.items():
        n[1] = "|".join(x for x in n[1].split("|") if own.get(key(x), cc) == cc)
    iso3, lat, lon, gid, qid, capital, continent = hand.XK
    out["XK"] = ["Kosovo", aliases("Kosovo", hand.COUNTRY_ALIASES["XK"].split("|")), "XK", iso3, lat, lon, territory.get("XK", {}).get("_population", ""), gid, qid, capital, continent]
    return out


def coordinates(text):
    m = re.match(r"(\d+) (\d+) ([NS]), *(\d+) (\d+) ([EW])", text or "")
    if not m:
        return "", ""
    lat, lon = int(m[1]) + int(m[2]) / 60, int(m[4]) + int(m[5]) / 60
    return round(-lat if m[3] == "S" else lat, 4), round(-lon if m[6] == "W" else lon, 4)


# ---------------------------------------------------------------- divisions

KINDS = ("Autonomous Region|Autonomous Republic|Metropolitan Region|Metropolitan City|Municipality|Province|Provincia|Oblast’|Oblast|Krai|Kray|Region|Région|"
         "Governorate|Gouvernorat|State|Prefecture|Department|Departamento|Département|Canton|District|County|Voivodeship|Republic|Emirate|Division|Parish|Wilaya|Velayat|"
         "Township|Zone|Territory|Raion|Rayon|Okrug|Borough|Council|City|Capital Region|Administrative Region|Union Territory|Community|Municipal District|Regency|Vilayet")
BEFORE = ("Imārat|Emirate of|Provincia de la|Provincia del|Provincia de|Província de|Provincia di|Provincia dell’|Province of|Province de|Provincie|Provinsi|Departamento de|Departamento del|Département de la|Département du|Département des|"
          "Département de|Département d’|Department of|Estado de|State of|Región de|Región del|Region of|Région de|Région du|Muḩāfaz̧at|Muhafazat|Gouvernorat de|Governorate of|Wilaya de|Wilāyat|Tỉnh|Kabupaten|Kota|Landkreis|Kreis|Comunidad de|"
          "Canton de|Kanton|County|Judeţul|Județul|Respublika|Republic of|Parish of|Distrito de|District of|Municipio de|Municipality of|Royal Borough of|Metropolitan Borough of|London Borough of|City and Borough of|City of|Regierungsbezirk|Powiat|Okres|Oblast|Ostān-e|Changwat|Kreisfreie Stadt|Città metropolitana di|Metropolitan City of|Arrondissement de|Arrondissement|Partido de|Nomós|Nomos")
TAIL = re.compile(rf"(?<=.) ({KINDS})$", re.I)
HEAD = re.compile(rf"^({BEFORE})\s*(?=[A-ZÀ-Þ‘’])")
SU_TYPE = {"Province": "Province", "State": "State", "Region": "Region", "Department": "Department", "Governorate": "Governorate", "Prefecture": "Prefecture", "Canton": "Canton", "District": "District",
           "County": "County", "Oblast": "Oblast", "Parish": "Parish", "Emirate": "Emirate", "Administrative region": "Region", "Voivodship": "Voivodeship", "Division": "Division"}


KIND_OF = {"GB": ["-"], "IT": ["region"], "FR": ["region"], "ES": ["region"], "PE": ["Region"], "UA": ["Oblast", "Region"], "RU": ["Oblast", "Region"], "BY": ["Oblast", "Region"], "KZ": ["Region"], "BG": ["Oblast", "Province"], "IN": ["state", "State"], "MX": ["state", "State"], "NG": ["State", "state"], "BR": ["state", "State"], "DE": ["state"], "AT": ["state"], "MY": ["state", "State"]}


def bare(name):
    name = re.sub(r"\s*\(.*\)", "", name)
    out = TAIL.sub("", HEAD.sub("", name))
    return out if len(out) > 2 else name


def load_admin1(src):
    """GeoNames admin1: code -> Place (centre still empty), and (cc, folded name) -> code."""
    new = {r["code"]: r["name"] for r in json.loads(read(src + "/geonames_admin1_2026.json"))}
    kinds = collections.defaultdict(collections.Counter)
    for r in rows(src + "/unlocode_subdivision-codes.csv"):
        if r["SUType"] in SU_TYPE:
            kinds[r["SUCountry"]][SU_TYPE[r["SUType"]]] += 1
    us = {r["name"]: r for r in rows(src + "/us_states_ap.tsv", "\t")}
    subdivisions = {}
    for code, name in json.loads(read(src + "/cldr_en_subdivisions.json"))["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
        subdivisions.setdefault((code[:2].upper(), loose(bare(name))), name)
    qids, english = {}, {}
    for t in jsonl(src + "/rigour_territories.jsonl"):
        if "-" in t.get("code", ""):
            qids[t["code"][:2].upper(), loose(t["name"])] = t["qid"]
    places, index = {}, {}
    for line in lines(src + "/geonames_admin1CodesASCII.txt"):
        code, name, ascii_name, gid = line.split("\t")
        cc = code[:2]
        names = []
        best = new.get(code, name)
        if not best.isascii() and cc in ASCII:
            best = ascii_name
        for n in (best, name, ascii_name):
            names += [n, bare(n)]
        display = best
        simple = bare(best)
        if cc not in {"US", "CA", "AU"} and simple != best and re.search(r"^(Imārat|Provinc|Prov|Muḩ|Muhaf|Gouv|Départ|Depart|Estado|Región|Wil|Tỉnh|Chang|Ostān|Respub|Judeţ|Oblast)|( Province| Oblast’?| Region| Governorate| Voivodeship| Department| Emirate| Prefecture)$", best):
            display = simple
        if cc in ("RU", "SI", "MK", "MT", "LV") and simple != best:
            display = simple
        kind = KIND_OF.get(cc) or [k for k, _ in kinds[cc].most_common(1)]
        names += [f"{simple} {k}" for k in kind if cc not in {"CA", "AU"} and k != "-" and not simple.endswith(("Autonomous", "City", k))]
        for n in (name, best):
            cldr = subdivisions.get((cc, loose(bare(n))))
            if cldr:
                names += [cldr, bare(cldr)]
        if cc == "US" and display in us:
            r = us[display]
            names = [n for n in [r["ap_abbr"], r["abbr"], f"State of {display}", f"{display} state" if display in ("New York", "Washington") else "", r["ap_abbr"].replace(" ", "")] if n and n != "None"]
            if code == "US.DC":
                names = []
        if cc == "CA" and display in hand.CANADA:
            postal, more = hand.CANADA[display]
            names = [postal] + more.split("|")
        mine = hand.ADMIN1_ALIASES.get(code, "").split("|")
        names = mine + names
        names = [n for n in names if len(loose(n)) > 1 or n in mine]
        short = {"IN", "OR", "ME", "HI", "OK", "OH", "ON", "LA", "PA", "MA", "AL", "ID", "DE", "CO", "Man.", "MO"} if cc in ("US", "CA") else set()
        names = [n for n in names if n != "None"]
        del short
        if code in hand.ADMIN1_NAMES:
            names.append(display)
            display = hand.ADMIN1_NAMES[code]
        places[code] = Place(display, names, "ADM1", cc, code, "", "", "", 0, gid, qids.get((cc, loose(display)), "") or qids.get((cc, loose(simple)), ""))
        for n in [name, ascii_name, best, simple, bare(name), bare(ascii_name)]:
            index.setdefault((cc, loose(n)), code)
    return places, index


def load_admin2(src, admin1):
    """GeoNames admin2: code -> Place, and (admin1 code, folded name) -> code."""
    new = {r["code"]: r["name"] for r in json.loads(read(src + "/geonames_admin2_2026.json"))}
    places, index = {}, {}
    for line in lines(src + "/geonames_admin2Codes_2023.txt"):
        code, name, ascii_name, gid = line.split("\t")
        cc, a1 = code[:2], ".".join(code.split(".")[:2])
        places[code] = Place(name, [new.get(code, ""), ascii_name], "ADM2", cc, a1, code, "", "", 0, gid)
        for n in (name, ascii_name, bare(name), new.get(code, name), bare(new.get(code, name))):
            index.setdefault((a1, loose(n)), code)
    for code, name in new.items():
        if code not in places:
            cc, a1 = code[:2], ".".join(code.split(".")[:2])
            places[code] = Place(name, [], "ADM2", cc, a1, code, "", "", 0, "")
            for n in (name, bare(name)):
                index.setdefault((a1, loose(n)), code)
    return places, index


# ---------------------------------------------------------------- towns

class Towns:
    """The union of the lists of towns; one town, one Place."""

    def __init__(self):
        self.all, self.by_name, self.by_id, self.exonyms = [], collections.defaultdict(list), {}, []

    def add(self, place, forms=()):
        if place.cc != "US":
            place.name = without_ayn(place.name)
        self.all.append(place)
        for form in {loose(n) for n in [place.name, *forms]}:
            self.by_name[place.cc, form].append(place)
        if place.gid:
            self.by_id[place.gid] = place

    def find(self, cc, name, lat, lon, reach):
        best = None
        for place in self.by_name.get((cc, loose(name)), ()):
            distance = km(lat, lon, place.lat, place.lon)
            if distance < reach:
                best, reach = place, distance
        return best


def towns(src, admin1_of, admin2_of, admin2, steps):
    t = Towns()

    def dump(path, minimum):
        for line in lines(path):
            gid, name, ascii_name, others, lat, lon, _, feature, cc, _, a1, a2, _, _, pop = line.split("\t")[:15]
            lat, lon = float(lat), float(lon)
            if gid in t.by_id:
                t.by_id[gid].names += others.split(",")
                continue
            if minimum and (feature in ("PPLH", "PPLQ", "PPLW") or t.find(cc, name, lat, lon, 12) or t.find(cc, ascii_name, lat, lon, 12)):
                continue
            if feature in ("PPLH", "PPLW"):
                continue
            code = f"{cc}.{a1}" if a1 and a1 != "00" else ""
            code2 = f"{code}.{a2}" if code and a2 else ""
            if not name.isascii() and cc in ASCII:
                others = ascii_name + "," + others
                name = ascii_name
            if cc in ASCII:
                name = re.sub(r"(?<![^\s-])['‘’ʻʼ]|['‘’ʻʼ](?![^\s-])", "", name)
            t.add(Place(name, [ascii_name] + others.split(","), feature, cc, code, code2 if code2 in admin2 else "", lat, lon, int(pop), gid), [ascii_name])

    steps.append(("cities15000", lambda: dump(src + "/geonames_cities15000.txt", 0)))
    steps.append(("cities5000_2018", lambda: dump(src + "/geonames_cities5000_2018.txt", 5000)))

    def c2025():
        for r in rows(src + "/geonames_cities1000_2025.tsv", "\t"):
            cc, lat, lon, pop = r["country_code"], float(r["lat"]), float(r["lon"]), int(r["population"])
            known = t.find(cc, r["city"], lat, lon, 12)
            if known:
                if not known.pop:
                    known.pop = pop
                continue
            a1 = admin1_of.get((cc, loose(r["admin1_name"])), "")
            name = r["city"]
            if not name.isascii() and cc in ASCII:
                name = plain_case(name)
            if cc in ASCII:
                name = re.sub(r"(?<![^\s-])['‘’ʻʼ]|['‘’ʻʼ](?![^\s-])", "", name)
            t.add(Place(name, [], "PPL", cc, a1, "", lat, lon, pop))
    steps.append(("cities1000_2025", c2025))

    def c2015():
        for r in rows(src + "/geonames_cities1000_2015_admin12.csv"):
            cc, lat, lon = r["cc"], float(r["lat"]), float(r["lon"])
            a1 = admin1_of.get((cc, loose(r["admin1"])), "")
            a2 = admin2_of.get((a1, loose(r["admin2"])), "") if r["admin2"] else ""
            known = t.find(cc, r["name"], lat, lon, 12)
            if known:
                known.a1 = known.a1 or a1
                if a2.startswith(known.a1 + "."):
                    known.a2 = known.a2 or a2
                continue
            close = near.nearest(lat, lon, 1.5)
            if close and close.cc == cc:  # the same town under a newer name
                close.names.append("!" + r["name"])
                continue
            t.add(Place(r["name"], [], "PPL", cc, a1, a2, lat, lon, 0))
    near = None

    def c2015_first():
        nonlocal near
        near = Near(t.all)
        c2015()
    steps.append(("cities1000_2015", c2015_first))

    def kelvins():
        for r in rows(src + "/kelvins_us_cities.csv"):
            state, name, lat, lon = r["STATE_CODE"], r["CITY"], float(r["LATITUDE"]), float(r["LONGITUDE"])
            cc = state if state in ("PR", "GU", "VI", "AS", "MP") else "US"
            a1 = f"US.{state}" if cc == "US" else ""
            a2 = next((c for c in (admin2_of.get((a1, loose(r["COUNTY"] + x))) for x in (" County", " Parish", "", " Borough", " Census Area")) if c), "") if a1 else ""
            saint = re.sub(r"^(Saint|St\.?) ", "St. ", name)
            known = t.find(cc, name, lat, lon, 15) or t.find(cc, saint, lat, lon, 15) or t.find(cc, saint.replace("St. ", "Saint "), lat, lon, 15)
            if known:
                if known.a1 == a1:
                    known.a2 = known.a2 or a2
                continue
            t.add(Place(name, [], "PPL", cc, a1, a2, lat, lon, 0))
    steps.append(("us_cities (kelvins)", kelvins))

    def natural_earth():
        for r in jsonl(src + "/naturalearth/populated_places.jsonl"):
            cc = r.get("iso_a2") or ""
            cc = {"-99": "", "KV": "XK"}.get(cc, cc)
            gid = str(int(r["geonameid"])) if r.get("geonameid") and r["geonameid"] > 0 else ""
            lat, lon = r["latitude"], r["longitude"]
            names = [r["name"], r["nameascii"], r.get("name_en") or ""]
            # some ids there are those of a neighbour: the name counts for more
            place = next((p for p in (t.find(cc, n, lat, lon, 30) for n in names if n) if p), None) or t.by_id.get(gid)
            if place and r["featurecla"] == "Admin-0 capital" and place.feature == "PPL":
                place.feature = "PPLC"
            if not place:
                if r.get("pop_max", 0) < 1 or not cc or "station" in r["featurecla"].lower():
                    continue
                a1 = admin1_of.get((cc, loose(r.get("adm1name") or "")), "")
                place = Place(r["name"], [], "PPL", cc, a1, "", round(lat, 4), round(lon, 4), max(0, r["pop_max"]), gid)
                t.add(place)
            place.qid = place.qid or (r.get("wikidataid") or "")
            english = r.get("name_en") or ""
            if english and loose(english) != loose(place.name) and place.pop >= 50_000 and "," not in english and not english.endswith("District") and english != "Antioch" and place.name != "New York City" and loose(english) in {loose(n) for n in place.names}:
                t.exonyms.append((place, english))
            place.names[:0] = ["!" + n for n in names if n and n != place.name]
    steps.append(("natural earth towns", natural_earth))

    def quarters():
        for line in hand.QUARTERS.strip().splitlines():
            f = line.split("|")
            cc, a1, lat, lon = f[-4], f[-3], float(f[-2]), float(f[-1])
            extra = ["!" + n for n in f[1:-4] if n]
            known = t.find(cc, f[0], lat, lon, 12)
            if known:
                known.names[:0] = extra
            else:
                t.add(Place(f[0], extra, "PPLX", cc, a1, "", lat, lon, 0))
        for (cc, a1, name), people in hand.POPULATIONS.items():
            for p in t.by_name[cc, loose(name)]:
                if p.a1 == a1 and not p.pop:
                    p.pop = people
        best = {}
        for p in t.all:
            for form in (p.cc, p.a1, loose(p.name)), (p.cc, "", loose(p.name)):
                if form not in best or p.pop > best[form].pop:
                    best[form] = p
        for (cc, a1, name), more in hand.CITY_ALIASES.items():
            p = best.get((cc, a1 if cc == "US" else "", loose(name)))
            if p is None:
                print("city alias for nothing:", cc, a1, name)
                continue
            p.names[:0] = ["!" + n for n in more.split("|") if n]
    steps.append(("quarters and nicknames by hand", quarters))

    def zip_names():
        """Post-office names that are quarters or hamlets of a town: placed at the town."""
        at = {}
        for p in t.all:
            if p.cc == "US":
                at.setdefault((p.a1, loose(p.name)), p)
        spelled = collections.defaultdict(set)
        for p in t.all:
            if p.cc == "US":
                spelled[p.a1, plain(p.name)[:3]].add(plain(p.name))
                spelled[p.a1, "end" + plain(p.name)[-4:]].add(plain(p.name))
        short = {"Hts": "Heights", "Pk": "Park", "Spgs": "Springs", "Vlg": "Village", "Sta": "Station", "Jct": "Junction", "Bch": "Beach", "Is": "Island", "Lk": "Lake", "Mt": "Mount", "Ft": "Fort",
                 "N": "North", "S": "South", "E": "East", "W": "West", "Vly": "Valley", "Crk": "Creek", "Gdns": "Gardens", "Hls": "Hills", "Ctr": "Center", "Pt": "Point", "Hbr": "Harbor", "Twp": "Township"}
        for line in lines(src + "/grammakov_us_cities_states_counties.csv")[1:]:
            city, state, _, county, alias = line.split("|")
            alias = " ".join(short.get(w, w) for w in alias.split())
            a1 = f"US.{state}"
            town = at.get((a1, loose(city)))
            if not town or (a1, loose(alias)) in at or re.search(r"[0-9/&(]", alias) or len(alias) < 5 or len(alias.split()) > 3:
                continue
            words = alias.lower().split()
            if set(words) & JUNK or len(words) == 1 and (words[0] in COMMON or len(words[0]) < 6 or not re.search("[aeiouy]", words[0])) or not any(len(w) > 3 for w in words):
                continue
            if any(not re.search("[aeiouy]", w) and w not in ("st", "mt", "ft", "st.") for w in words):
                continue
            if loose(alias) in {loose(city + " " + x) for x in ("city", "beach", "heights", "town", "township")}:
                continue
            if any(distance(plain(alias), other, 2) <= (2 if len(alias) > 9 else 1) for other in spelled[a1, plain(alias)[:3]] | spelled[a1, "end" + plain(alias)[-4:]]):
                continue  # a slip of the pen
            p = Place(alias, [], "PPLX" if town.pop > 50000 else "PPLL", "US", a1, town.a2, town.lat, town.lon, 0)
            at[a1, loose(alias)] = p
            t.add(p)
    steps.append(("post-office names (grammakov)", zip_names))
    return t


JUNK = set("hall downtown north_side main central midtown unit center service services bank university college station branch finance company corp inc federal insurance annex carrier office dept department state hospital county commission afb reg ctr ins bureau courtesy reply "
           "electric power gas telephone mutual life credit card cards national internal revenue irs postal po rural credit govt government capitol mail magazine division systems union plant shopping mall square plaza apartments apts trailer estates mobile house "
           "unique press publishing news foods stores store american first security savings trust industries products data processing bay area naval air force army fort base camp school institute hosp med medical airport intl international terminal "
           "dist distribution brm payments payment business tax treasury employment health social of the and for at t bus gpo mpo usps cpu dpo apo fpo correctional prison facility inst penitentiary jail zip".split())
COMMON = set()


def plain_case(text):
    import unicodedata
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.replace("ʼ", "'").replace("‘", "'").replace("’", "'")


# ---------------------------------------------------------------- alternate names

def distance(a, b, limit):
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        old, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            old, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, old + (x != y))
        if min(row) > limit:
            return limit + 1
    return row[-1]


FOREIGN_WORDS = set("grad kota nova nueva novo nuevo nou nouvelle ciudad citta cidade ville stadt by valle sanctus sancta sank sent zum tun ting shih hsien shi chou hua lun gorod misto miasto miesto stad staden borg bandar raya capital extra nederland orange ed ou oblast tay dong vest nam bac sir cdp bezirk kommune".split())
NOT_TOWNS = set("mosel mosela londres logos judah rhin tibre bible kairo tokio seul moscou milieu".split())
SMALL = set("al el as ad an ar az de da do di la le st es en ez ul ol of and the on du del les los las upon".split())
OTHER_SCRIPT = ASCII - {"IN"} | {"BG", "GR", "RS", "MK", "TH", "KH", "LA", "IN"}


def alternates(place, english, taken, given):
    """The alternate names of a town that an English text may use."""
    sure = [n[1:] for n in place.names if n.startswith("!")]
    out = list(sure)
    own = plain(place.name)
    room = 6 if place.pop >= 1_000_000 else 4 if place.pop >= 100_000 else 3
    found = []
    tokens = set(loose(place.name).split())
    for n in dict.fromkeys(place.names):
        n = n.strip().replace("’", "'")
        if n.startswith("!") or not (4 <= len(n) <= 30) or not n[0].isupper() or n.isupper() or re.search(r"[^\w' .-]|\d| - ", n):
            continue
        low = plain(n)
        if not low.isascii() or key(n) == key(place.name):
            continue
        words = loose(n).split()
        if not 0 < len(words) <= 4 or any(len(w) < 3 and w not in SMALL for w in words):
            continue
        if len(words) > 1 and FOREIGN_WORDS & set(words):
            continue
        if "'" in n and place.cc not in OTHER_SCRIPT and not re.search(r"\b[dlo]'", low):
            continue
        content = [w for w in words if w not in SMALL]
        known = bool(content) and min(english.get(w, 0) for w in content) >= 200_000
        if known and len(words) > 1 and not tokens & set(content) and all(w in COMMON for w in content):
            continue
        if known and place.cc in ENGLISH and not tokens & set(content) and distance(low, own, 2) > 2:
            continue  # former names
        if known and place.pop < 50_000 and low[:2] != own[:2] and not tokens & set(content):
            continue
        stem = re.sub(r"[aeiouy]+$", "", own)
        limit = 1 if len(own) < 6 else 2 if len(own) < 10 else 3
        close = (place.cc in OTHER_SCRIPT and place.pop >= 5000 and "." not in n and len(words) == len(loose(place.name).split())
                 and not re.match(re.escape(stem) + r"(a|o|as|os|us|u|ui|on|um|is|i|e|ij|ii|s|jo|ja|io|ia)?$", low) and not re.search(r"sz|cz|tsch|dsch|dj|tch|sj|x|q|w[^aeiou]|j([^aeiou]|$)|[^aeiou]j|nk |nn$|c([^aeioukhr]|$)", low)
                 and distance(low.replace("-", " ").replace("'", ""), own.replace("-", " ").replace("'", ""), limit) <= limit)
        if not known and not close:
            continue
        if len(words) == 1 and (words[0] in COMMON or words[0] in given or words[0].rstrip("s") in COMMON or words[0] in NOT_TOWNS):
            continue
        if taken.get(loose(n), 0) >= min(max(place.pop * 0.2, 3000), 15_000) and loose(n) != loose(place.name):
            continue
        found.append((not known, -min((english.get(w, 0) for w in content), default=0) if known else distance(low, own, 9), n))
    found.sort()
    out += [n for near_only, _, n in found if not near_only][:room]
    out += [n for near_only, _, n in found if near_only][:3 if place.pop >= 50_000 else 2]
    more = []
    for n in [place.name, *out]:
        if place.cc in ENGLISH or n in sure and "etersb" in n:
            m = re.match(r"(Saint|St\.?|Sainte|Ste\.?) (.+)", n)
            if m:
                more += [f"Saint {m[2]}", f"St. {m[2]}", f"St {m[2]}"] if m[1][-1] != "e" and "ste" not in m[1].lower() else [f"Sainte {m[2]}", f"Ste. {m[2]}"]
            m = re.match(r"(Fort|Ft\.?) (.+)", n)
            if m:
                more += [f"Fort {m[2]}", f"Ft. {m[2]}", f"Ft {m[2]}"]
            m = re.match(r"(Mount|Mt\.?) (.+)", n)
            if m:
                more += [f"Mount {m[2]}", f"Mt. {m[2]}", f"Mt {m[2]}"]
        if "-" in n and (place.pop >= 15_000 and n in (place.name, *sure) or place.cc in ASCII):
            more.append(n.replace("-", " "))
        if place.pop >= 15_000 and re.match(r"(Al|Ar|As|Ash|An|Ad|Az|El|Ez|Ez) [A-Z]", n) and place.cc in ASCII:
            more.append(n.replace(" ", "-", 1))
        if re.match(r"City of \w", n):
            more.append(n[8:])
        if place.cc == "US" and re.match(r"Town of|Village of", n):
            more.append(re.sub(r"^\w+ of ", "", n))
        if n == place.name and re.search(r"[a-z]['’‘]", n) and place.cc in OTHER_SCRIPT:
            more.append(re.sub(r"['’‘]", "", n))
        if " upon " in n or " on " in n or "-on-" in n or "-upon-" in n:
            more += [re.sub(r"[ -](up)?on[ -].*", "", n)] if place.pop >= 150_000 else []
        if place.cc == "US" and re.search(r" (Township|Charter Township|Village|Borough|CDP)$", n):
            pass
    return out + more


# ---------------------------------------------------------------- features

SHORT = [(r"^B\. ", "Bahía "), (r"\bI\.$", "Island"), (r"\bIs\.$", "Islands"), (r"\bMts\.$", "Mountains"), (r"\bMts$", "Mountains"), (r"\bMtn\.?$", "Mountain"), (r"\bPen\.$", "Peninsula"), (r"\bArch\.$", "Archipelago"), (r"\bPlat\.$", "Plateau"), (r"\bRa\.$", "Range"),
         (r"\bSd\.$", "Sound"), (r"\bL\.$", "Lake"), (r"\bRes\.$", "Reservoir"), (r"\bR\.$", "River"), (r"^L\. ", "Lake "), (r"^Mt\.? ", "Mount "), (r"^I\. ", "Isla "), (r"^C\. ", "Cape "), (r"^Pen\. ", "Península "), (r"^G\. ", "Gulf "), (r"\bRge\.$", "Range"), (r"\bPt\.$", "Point"), (r"\bNat\.? Park$", "National Park")]
ENGLISH_FEATURE = {"Golfo de California": "Gulf of California", "Normandie": "Normandy", "Bretagne": "Brittany", "Moyen Atlas": "Middle Atlas", "Waddenzee": "Wadden Sea", "Lago de Maracaibo": "Lake Maracaibo", "Bahía de Campeche": "Bay of Campeche", "Stettiner Haff": "Szczecin Lagoon", "Sjælland": "Zealand",
                   "Istmo de Tehuantepec": "Isthmus of Tehuantepec", "Is. de Panamá": "Isthmus of Panama", "Salto Angel": "Angel Falls", "Costa de los Mosquitos": "Mosquito Coast", "Península d’Ungava": "Ungava Peninsula", "Er Rif": "Rif", "Negev Desert": "Negev Desert", "Iguazu Falls": "Iguazu Falls"}
KIND = {"ocean": "ocean", "sea": "sea", "bay": "bay", "gulf": "gulf", "strait": "strait", "channel": "strait", "sound": "strait", "reef": "region", "fjord": "bay", "lagoon": "bay", "inlet": "bay", "river": "river", "island": "island", "island group": "island", "coast": "region",
        "range/mtn": "range", "pen/cape": "peninsula", "desert": "desert", "plateau": "region", "geoarea": "region", "plain": "region", "depression": "region", "valley": "valley", "wetlands": "region", "delta": "region", "basin": "region", "lowland": "region", "gorge": "region",
        "tundra": "region", "isthmus": "region", "foothills": "region", "continent": "continent", "peninsula": "peninsula", "lake": "lake", "cape": "cape", "waterfall": "waterfall", "plain ": "region", "mountain": "mountain", "spot elevation": "mountain", "pass": "region", "reservoir": "lake", "alkaline lake": "lake"}


def title(name):
    name = re.sub(r"\s+", " ", name.replace("\r", " ").replace("_", " ")).strip()
    if name.isupper() and len(name) > 3:
        name = re.sub(r"[^\W\d_]+(’[^\W\d_]+)?", lambda m: m[0].capitalize(), name.lower())
        name = re.sub(r"(?<=.)\b(Of|The|De|Du|Des|And|La|Le|Del|Di)\b", lambda m: m[0].lower(), name)
    for pattern, long in SHORT:
        name = re.sub(pattern, long, name)
    return ENGLISH_FEATURE.get(name, name)


FOREIGN = [(r"Golfo (de|di|del|dell’|da) ?", "Gulf of "), (r"Golfe (de|du|d’) ?", "Gulf of "), (r"Bah[ií]a de(l)? ", "Bay of "), (r"Ba[ií]a de ", "Bay of "), (r"Lago (de |di |del )?", "Lake "), (r"Lac (de |du |des )?", "Lake "), (r"Laguna (de )?", "Lake "), (r"Cabo (de |del )?", "Cape "), (r"Cap (de |du |d’)?", "Cape "),
           (r"Pen[ií]nsula de(l| la)? ?", "Peninsula of "), (r"Estrecho de ", "Strait of "), (r"Ozero ", "Lake "), (r"Mys ", "Cape ")]
GREAT_RIVERS = set("amazon orinoco danube rhine rhone volga nile niger congo zambezi indus ganges mekong euphrates tigris thames seine loire elbe oder vistula dnieper dniester ural yangtze amur lena yenisey irtysh brahmaputra irrawaddy limpopo potomac mississippi missouri".split()) - {"niger", "congo", "mississippi", "missouri", "ural", "lena", "amazon"}


def features(src, near, taken, people):
    out, seen = [], set()
    hand_names = {(loose(l.split("|")[0])) for l in hand.NEWS_REGIONS.strip().splitlines()}

    def add(raw, alts, kind, lat, lon, local, us_park=False):
        if not raw or kind is None:
            return
        name = title(raw)
        names = [title(a) for a in alts if a]
        if len(name) < 3 or "pole of" in name.lower() or "Null" in name:
            return
        if loose(name) in hand_names or abs(lon) < 0.01:  # an outline over the date line has no middle
            return
        if name.startswith("Mount "):
            names += ["Mt. " + name[6:], "Mt " + name[6:]]
        elif kind == "river":
            if not re.search(r"river|delta|canal|creek|fork|branch|lake|gulch|wash$|bayou|slough|^rio |wadi|khola|^oued ", plain(name), re.I):
                old, name = name, name + " River"
                names = [n + " River" for n in names if n != old]
                if loose(old) not in taken and loose(old) not in COMMON and len(old) > 4 or loose(old) in GREAT_RIVERS:
                    names.append(old)
        elif kind == "lake" and not re.search(r"lake|lago|lagoa|laguna|reservoir|embalse|represa|lac |see$|lough|loch|ozero|sea\b|danau|nuur|hu$|bay|kol$|gol[uü]?$|llyn|^lag|dam$|vatn$|jarvi$|pan$", plain(name), re.I):
            if loose(name) in COMMON or len(name) < 5:
                name, names = "Lake " + name, [name + " Lake"]
            else:
                name, names = "Lake " + name, [x for n in names for x in (n, "Lake " + n)] + [name + " Lake"]
        elif kind == "ocean" and " " in name[:-6]:
            names.append(name[:-6])
        elif kind == "sea" and name.endswith(" Sea") and name.split()[0] in ("Mediterranean", "Caribbean", "Caspian", "Adriatic", "Aegean"):
            names.append(name[:-4])
        for foreign, own in FOREIGN:
            if re.match(foreign, name):
                names = [name] + names
                name = re.sub(foreign, own, name)
                break
        if re.search(r"\b(Saint|St\.?) ", name):
            names += [re.sub(r"\b(Saint|St\.?) ", f, name) for f in ("Saint ", "St. ", "St ")]
        if "Mountains" in name:
            names.append(name.replace("Mountains", "Mts."))
        if loose(name) in COMMON and " " not in name and kind not in ("continent",):
            if kind == "island":
                name += " Island"
            elif kind == "mountain":
                name = "Mount " + name
            else:
                return
        if kind in ("river", "lake", "mountain", "island", "cape", "bay"):
            names = [n for n in names if loose(n) in GREAT_RIVERS or loose(n) not in taken and loose(n) not in COMMON and loose(n) not in people and len(n) > 4]
        cell = (loose(name), kind, round(lat / 3), round(lon / 3))
        if cell in seen:
            return
        seen.add(cell)
        cc = a1 = ""
        if local:
            town = near.nearest(lat, lon, 120)
            if town:
                cc, a1 = town.cc, town.a1
        out.append([name, aliases(name, names), kind, cc, a1, degrees(lat), degrees(lon), "", ""])

    ne = src + "/naturalearth/"
    for r in jsonl(ne + "geography_marine_polys.jsonl"):
        add(r["name"], [r.get("namealt")], KIND.get(r["featurecla"].lower()), r["_lat_mid"], r["_lon_mid"], False)
    for r in jsonl(ne + "geography_regions_polys.jsonl"):
        kind = KIND.get(r["featurecla"].lower())
        add(r["name"], [r.get("namealt")], kind, r["_lat_mid"], r["_lon_mid"], kind in ("island",))
    for r in jsonl(ne + "geography_regions_points.jsonl"):
        kind = KIND.get(r["featurecla"].lower())
        add(r["name"], [r.get("name_alt")], kind, r["_lat_mid"], r["_lon_mid"], True)
    for r in jsonl(ne + "geography_elevation_points.jsonl"):
        if r["featurecla"] == "mountain":
            add(r["name"], [r.get("name_alt")], "mountain", r["_lat_mid"], r["_lon_mid"], True)
    rivers = {}
    for r in jsonl(ne + "rivers_lake_centerlines.jsonl"):
        if r.get("name") and r["featurecla"].startswith("River") and "_lat_mid" in r:
            rivers.setdefault((r.get("name_en") or r["name"], r.get("rivernum")), r)
    for (name, _), r in sorted(rivers.items(), key=lambda x: (x[0][0], x[1]["_lat_mid"])):
        add(name, [r["name"], r.get("name_alt")], "river", r["_lat_mid"], r["_lon_mid"], False)
    for r in jsonl(ne + "lakes.jsonl"):
        add(r["name"], [r.get("name_alt")], "lake", r["_lat_mid"], r["_lon_mid"], True)
    kinds = {"NP": "National Park", "NM": "National Monument", "N PRES": "National Preserve", "NRA": "National Recreation Area", "NS": "National Seashore", "NL": "National Lakeshore", "NHP": "National Historical Park", "N & S": "National and State Parks", "NP & PRES": "National Park and Preserve", "NP & NPRES": "National Park and Preserve"}
    for r in jsonl(ne + "us_parks_area.jsonl"):
        base = re.sub(r" (NP|NM|N PRES|NPRES|NRA|NS|NL|NHP|NP & PRES|NP & NPRES|N & S|NPP)$", "", r["unit_name"] or "")
        long = (r.get("unit_type") or "").strip()
        if base and long and base.isascii() and " N" not in base[-3:]:
            add(f"{base} {long}", [], "park", r["_lat_mid"], r["_lon_mid"], True)
    return out


def airports(src, near):
    out = {}
    for r in jsonl(src + "/naturalearth/airports.jsonl"):
        wiki = urllib.parse.unquote((r.get("wikipedia") or "").rsplit("/wiki/", 1)[-1]).replace("_", " ")
        wiki = re.sub(r"\s*\(.*\)", "", wiki).strip()
        short = clean(r["name"].replace("Int'l", "International"))
        full = wiki if re.search(r"airport|air ?base|airfield|air force|aerodrome", wiki, re.I) and "http" not in wiki and "#" not in wiki else short + " Airport"
        lat, lon = r["_lat_mid"], r["_lon_mid"]
        town = near.nearest(lat, lon, 60)
        names = [short + " Airport", short] if "International" in short else [short + " Airport"]
        if full.endswith(" International Airport"):
            names.append(full.replace(" International", ""))
        names.append(full.replace("–", "-"))
        code = (r.get("iata_code") or "").strip()
        out.setdefault((full, code), [full, aliases(full, [n for n in names if len(n.split()) > 1]), "airport", town.cc if town else "", town.a1 if town else "", degrees(lat), degrees(lon), "", "", code])
    hand_aliases = {"LAX": "LAX", "JFK": "JFK Airport|JFK|Kennedy Airport|Kennedy International Airport|John F. Kennedy International Airport", "LHR": "Heathrow Airport|Heathrow|London Heathrow", "LGW": "Gatwick Airport|Gatwick", "LGA": "LaGuardia|LaGuardia Airport", "ORD": "O’Hare|O'Hare Airport|O'Hare International Airport",
                    "CDG": "Charles de Gaulle Airport|Roissy", "EWR": "Newark Airport|Newark Liberty|Newark International Airport", "IAD": "Dulles|Dulles Airport|Dulles International Airport", "DCA": "Reagan National Airport|National Airport", "SFO": "SFO|San Francisco International", "ATL": "Hartsfield-Jackson|Hartsfield-Jackson Airport", "AMS": "Schiphol|Schiphol Airport", "SVO": "Sheremetyevo|Sheremetyevo Airport", "BOS": "Logan Airport|Logan International Airport", "TLV": "Ben Gurion Airport|Ben-Gurion Airport|Ben Gurion International Airport", "FRA": "Frankfurt Airport", "DME": "Domodedovo"}
    for entry in out.values():
        if entry[-1] in hand_aliases:
            entry[1] = aliases(entry[0], entry[1].split("|") + hand_aliases[entry[-1]].split("|"))
    return [e[:-1] for e in out.values()]


# ---------------------------------------------------------------- demonyms

def demonyms(src, nations):
    found = {}

    def add(word, plural, place, cc, form):
        word = clean(word)
        if not word or not re.match(r"[A-ZÎÉ]", word) or len(word) < 3:
            return
        if loose(word) == loose(place) and form == "adjective" and place not in ("Caribbean", "Arctic", "Mediterranean"):
            return
        old = found.setdefault((word, place, cc), [set(), set()])
        old[0].update(p for p in plural if p and p != word)
        old[1].add(form)

    for line in hand.DEMONYMS.strip().splitlines():
        place, cc, adjectives, nouns = (line.split("|") + [""] * 3)[:4]
        place = place.strip()
        for a in filter(None, adjectives.split(",")):
            add(a, [], place, cc, "adjective")
        for n in filter(None, nouns.split(",")):
            one, _, many = n.partition("/")
            if not many:
                many = one if one[-1] == "ese" or one.endswith(("ese", "s")) else one[:-1] + "ies" if one[-1] == "y" and one[-2] not in "aeiou" else one + "s"
            add(one, [many], place, cc, "noun")
    by_hand = {cc for (_, _, cc) in found if cc} - {"US", "GB", "ES", "RU", "CN", "IN", "ID", "ET", "TZ"}
    by_hand = {cc for (w, p, cc) in found if cc and p == (nations.get(cc) or [""])[0]}
    gec = {r["FIPS"]: r["ISO3166-1-Alpha-2"] for r in rows(src + "/datasets_country-codes.csv")}
    for r in rows(src + "/../roles/factbook_demonyms_languages_religions.tsv", "\t"):
        cc = gec.get(r["gec"].upper(), "")
        if not cc or cc in by_hand or cc not in nations:
            continue
        place = nations[cc][0]
        for field, form in (("adjective", "adjective"), ("noun", "noun")):
            text = re.sub(r"<[^>]*>", "", r[field] or "")
            text = re.sub(r"\([^)]*(singular|plural)[^)]*\)", "", text)
            for part in re.split(r",|;| or | and |/", text):
                part = part.strip()
                if re.search(r"none|NA|note|:|the |adj|[(]?formal|official", part) and not part.startswith("Nauruan"):
                    continue
                many = []
                m = re.match(r"(.+?)\((s|es|ies)\)$", part)
                if m:
                    part, many = m[1], [m[1] + m[2]]
                part = re.sub(r"\s*\(.*\)?", "", part)
                if 3 <= len(part) <= 30 and len(part.split()) <= 3:
                    if form == "noun" and not many and part.endswith(("n", "i", "r")):
                        many = [part + "s"]
                    add(part, many, place, cc, form)
    out = []
    for (word, place, cc), (plurals, forms) in found.items():
        hyphen = [word.replace(" ", "-")] if " " in word else []
        out.append([word, aliases(word, sorted(plurals) + hyphen), place, cc, "both" if len(forms) > 1 else forms.pop()])
    # a plural that is an entry of its own place already (Chinese/Chinese) is dropped by `aliases`
    return out


# ---------------------------------------------------------------- all

def main():
    src = sys.argv[1].rstrip("/") + "/places"
    words = src + "/../words"
    english = collections.Counter()
    for i, line in enumerate(lines(words + "/norvig_top100k_counts.txt")):
        w, n = line.split("\t")[:2] if "\t" in line else line.split()[:2]
        if i < 80000:
            english[plain(w)] = int(n)
    for line in lines(words + "/12dicts_2of12id.txt"):
        word = line.split()[0].strip("~-/")
        if word.islower():
            COMMON.add(word)
            english[word] += 0
    case = {}
    for r in rows(words + "/case_stats_open_text.tsv", "\t"):
        low, up = int(r["lower"]), int(r["title_mid"])
        case[r["word_lc"]] = (low, up)
    # words far oftener capitalised than not stay usable as names
    COMMON.difference_update({w for w, (low, up) in case.items() if up > 4 * low and up > 5} - {"march", "may"})
    given = set()
    for i, line in enumerate(lines(src + "/../names/ssa_us_1880-2021_name_gender.tsv")):
        if 0 < i < 1500:
            given.add(plain(line.split("\t")[0]))
    given -= {plain(w) for w in "Paris London Sydney Israel Jordan Florence Vienna Austin Dallas Houston Boston Chelsea Brooklyn Charlotte Madison Savannah Jackson Lincoln Orlando Milan Roma".split()}

    surnames = {plain(line.split()[0]) for line in lines(src + "/../names/us_census1990_surnames.txt")[:25000]}

    nations = countries(src)
    admin1, admin1_of = load_admin1(src)
    admin2, admin2_of = load_admin2(src, admin1)
    steps = []
    t = towns(src, admin1_of, admin2_of, admin2, steps)
    for name, step in steps:
        before = len(t.all)
        step()
        print(f"  {name}: +{len(t.all) - before} towns")

    for place, exonym in t.exonyms:
        place.names.insert(0, "!" + place.name)
        place.name = without_ayn(clean(exonym))
        t.by_name[place.cc, loose(exonym)].append(place)
    near = Near(t.all)
    # centres and sums of the divisions
    for index, table in ((lambda p: p.a1, admin1), (lambda p: p.a2, admin2)):
        sums = collections.defaultdict(lambda: [0.0, 0.0, 0.0, 0, 0.0])
        for p in t.all:
            code = index(p)
            if code in table:
                s, weight = sums[code], max(p.pop, 100) ** 0.5 if p.cc == "US" and table is admin2 else max(p.pop, 100)
                anchor = s[4] if s[2] else p.lon
                s[4] = anchor
                lon = p.lon - 360 if p.lon - anchor > 180 else p.lon + 360 if anchor - p.lon > 180 else p.lon
                s[0] += p.lat * weight
                s[1] += lon * weight
                s[2] += weight
                s[3] += p.pop if p.feature not in ("PPLX", "PPLL") else 0
        for code, (lat, lon, weight, pop, _) in sums.items():
            lon = lon / weight
            table[code].lat, table[code].lon, table[code].pop = lat / weight, lon - 360 if lon > 180 else lon + 360 if lon < -180 else lon, pop
    middles = {}
    spread = collections.defaultdict(list)
    for p in t.all:
        if p.a1 in admin1:
            spread[p.a1].append((p.lat, p.lon))
    for code, points in spread.items():  # the middle of the square quarter degrees that have towns: towns huddle
        cells = {(round(a * 4), round(b * 4)) for a, b in points}
        middles[code] = (sorted(a for a, _ in cells)[len(cells) // 2] / 4, sorted(b for _, b in cells)[len(cells) // 2] / 4)
    labels = collections.defaultdict(list)
    for r in jsonl(src + "/naturalearth/admin1_label_points.jsonl"):
        if not r["name"]:
            continue
        cc, lat, lon = r["iso_a2"], r["_lat_mid"], r["_lon_mid"]
        code = admin1_of.get((cc, loose(r["name"]))) or admin1_of.get((cc, loose(bare(r["name"]))))
        if not code:
            town = near.nearest(lat, lon, 60)
            if town and town.cc == cc and town.a1 in admin1:
                a, b = plain(bare(admin1[town.a1].name)), plain(r["name"])
                if distance(a, b, 3) <= (3 if len(a) > 6 else 2):
                    code = town.a1
        if code:
            labels[code].append(r)
    for code, found in labels.items():
        p = admin1[code]
        # some states carry many labels, one for each island: the one nearest the middle of the towns is meant
        lat, lon = middles.get(code, (found[0]["_lat_mid"], found[0]["_lon_mid"]))
        r = min(found, key=lambda r: km(lat, lon, r["_lat_mid"], r["_lon_mid"]))
        if p.lat == "" or km(lat, lon, r["_lat_mid"], r["_lon_mid"]) < (60 if p.cc == "US" else 200):
            p.lat, p.lon = r["_lat_mid"], r["_lon_mid"]
        else:
            p.lat, p.lon = lat, lon
        if p.cc not in ("US", "CA") and not p.names.count(r["name"]):
            p.names.append(r["name"])

    for cc, n in nations.items():
        if n[4] == "":
            own = [p for p in t.all if p.cc == cc]
            if own:
                top = max(own, key=lambda p: (p.feature == "PPLC", p.pop))
                n[4], n[5] = top.lat, top.lon
    for code, (lat, lon) in hand.CENTRES.items():
        if code in admin1:
            admin1[code].lat, admin1[code].lon = lat, lon
        else:
            nations[code][4], nations[code][5] = lat, lon
    sources = GEONAMES
    base = "any/places/"
    write(base + "countries.tsv", "Countries and territories", "A country or dependent territory with the names English-language news gives it; coordinates are its centre, population as in CLDR.",
          "datasets/country-codes (PDDL), CIA World Factbook (public domain), Unicode CLDR (Unicode-3.0), annexare/Countries (MIT), opensanctions/rigour (MIT); GeoNames ids from GeoNames (https://www.geonames.org); names added by hand", "CC-BY-4.0", BY, "gazetteer",
          "name aliases code iso3 latitude longitude population geonames_id wikidata_id capital continent".split(), [[*n[:4], degrees(n[4]), degrees(n[5]), *n[6:]] for n in nations.values()])
    clash = {}
    for code, p in admin1.items():
        clash.setdefault((p.cc, key(p.name)), []).append(code)
    write(base + "admin1.tsv", "First-level divisions", "A state, province, region or the like; coordinates are a label point or the weighted centre of its towns, population the sum of its listed towns.",
          f"{sources}; Natural Earth (public domain); sunlightlabs/us (BSD-3-Clause); Unicode CLDR (Unicode-3.0); UN/LOCODE (PDDL); opensanctions/rigour (MIT); names added by hand", "CC-BY-4.0", BY, "gazetteer",
          "name aliases admin1_code country_code latitude longitude population geonames_id wikidata_id".split(),
          [[p.name, aliases(p.name, p.names), code, p.cc, degrees(p.lat), degrees(p.lon), p.pop or "", p.gid, p.qid] for code, p in admin1.items() if p.name])

    taken = collections.Counter()
    for p in t.all:
        form = loose(p.name)
        taken[form] = max(taken[form], p.pop + (5000 if p.feature == "PPLC" else 0))
    for n in nations.values():
        for form in [n[0], *n[1].split("|")]:
            taken[loose(form)] = 10 ** 9
    for p in admin1.values():
        taken[loose(p.name)] = max(taken[loose(p.name)], p.pop)
    second = []
    for code, p in admin2.items():
        if p.lat == "" and p.cc != "US":
            continue
        if p.lat == "":
            up = admin1.get(p.a1)
            if up is None or up.lat == "":
                continue
            p.lat, p.lon = up.lat, up.lon
        names = list(p.names)
        name = p.name
        if p.cc == "US":
            m = re.match(r"(.+) (County|Parish)$", name)
            if m:
                names.append(f"{m[1]} Co.")
                low = loose(m[1])
                if "-" in m[1] or low not in taken and low not in COMMON and low not in given and low not in surnames and len(low) > 4:
                    names.append(m[1])  # no town and hardly a person is called so
            m = re.match(r"(?:(Saint|St\.?)) (.+)", name)
            if m:
                names += [f"St. {m[2]}", f"Saint {m[2]}", f"St {m[2]}"]
            m = re.match(r"City and County of (.+)", name)
            if m:
                names += [m[1] + " County"]
            if re.match(r"City of ", name):
                continue
        else:
            if not name.isascii() and p.cc in ASCII:
                name = p.names[1] if len(p.names) > 1 and p.names[1] else plain_case(name)
            simple = bare(name)
            town = t.find(p.cc, simple, p.lat, p.lon, 25)
            if simple == name and town and (p.cc not in ("GB", "IE", "IT", "FR", "ES", "DE", "NL", "BE", "PL", "UA", "TR", "SY", "IQ", "IR", "PS", "IL", "AU", "NZ") or p.pop < 30_000):
                continue  # the town of the same name says as much
            if p.pop < (2_000 if p.cc in ("GB", "IE", "CA", "AU", "NZ") else 10_000):
                continue
            if not town:
                names.append(simple)
            if p.cc == "IE" and not name.startswith("County"):
                names += ["County " + name, "Co. " + name]
            elif p.cc == "IE":
                names += ["Co. " + simple]
            if p.cc == "GB" and name.startswith("County Durham"):
                names += ["Co. Durham", "County of Durham"]
            if p.cc in ("IT", "ES"):
                names += [f"{simple} province", f"Province of {simple}"]
        second.append([name, aliases(name, [n for n in names if len(n) > 2]), code, p.a1, p.cc, degrees(p.lat), degrees(p.lon), p.pop or "", p.gid])
    write(base + "admin2.tsv", "Second-level divisions", "A county, parish, province, district or the like under a first-level division; coordinates are the weighted centre of its listed towns, population their sum.",
          f"{sources}; kelvins/US-Cities-Database (MIT)", "CC-BY-4.0", BY, "gazetteer", "name aliases admin2_code admin1_code country_code latitude longitude population geonames_id".split(), second)

    lists = collections.defaultdict(list)
    region = region_of(nations)
    for p in t.all:
        if len(p.name) < 2:
            continue
        names = alternates(p, english, taken, given)
        name = p.name
        exonym = next((n[1:] for n in p.names if n.startswith("!")), None)
        entry = [name, aliases(name, names), p.feature, p.cc, p.a1, p.a2[len(p.a1) + 1:] if p.a2 else "", degrees(p.lat), degrees(p.lon), p.pop or "", p.gid, p.qid]
        if p.pop >= 15_000 or p.feature == "PPLC":
            lists["cities_large"].append(entry)
        elif p.cc == "US":
            lists["cities_us_small"].append(entry)
        else:
            lists["cities_small_" + region.get(p.cc, "other")].append(entry)
        del exonym
    about = {"cities_large": "A town of at least 15,000 people, a capital or a large quarter.", "cities_us_small": "A US town, hamlet or quarter below 15,000 people or of unknown population; feature PPLL and PPLX without population are post-office names placed at their town."}
    for name, entries in sorted(lists.items()):
        write(f"{base}{name}.tsv", name.replace("_", " ").replace("cities", "Populated places:"), about.get(name, "A town below 15,000 people.") + " Feature codes and admin codes are those of GeoNames.",
              f"{sources}; Natural Earth (public domain); kelvins/US-Cities-Database (MIT)" + ("; grammakov/USA-cities-and-states (CC0)" if "us" in name else "") + "; names added by hand", "CC-BY-4.0", BY, "gazetteer", CITY_COLUMNS, entries)

    adjectives = demonyms(src, nations)
    people = {loose(n) for e in adjectives for n in [e[0], *e[1].split("|")]}
    columns = "name aliases place_type country_code admin1_code latitude longitude wikidata_id geonames_id".split()
    write(base + "features.tsv", "Natural features and parks", "A sea, river, lake, mountain, island, region or US national park; coordinates are the middle of its outline.", "Natural Earth (https://www.naturalearthdata.com, public domain), CC0 GeoJSON by Martyn Afford; country and division from the nearest GeoNames town", "CC-BY-4.0", BY, "gazetteer", columns, features(src, near, taken, people))
    write(base + "airports.tsv", "Airports", "An airport under its full name.", "Natural Earth (https://www.naturalearthdata.com, public domain), CC0 GeoJSON by Martyn Afford; country and division from the nearest GeoNames town; names added by hand", "CC-BY-4.0", BY, "gazetteer", columns, airports(src, near))
    regions = []
    for line in hand.NEWS_REGIONS.strip().splitlines():
        f = line.split("|")
        start = next(i for i, c in enumerate(f) if i and c in {"continent", "region", "sea", "ocean", "gulf", "strait", "river", "lake", "mountain", "range", "desert", "island", "peninsula", "park", "facility", "street", "waterfall", "bay", "valley", "plateau", "swamp", "reef", "forest", "harbor"})
        kind, cc, a1, lat, lon, qid, gid = (c.strip() for c in (f[start:] + [""] * 7)[:7])
        if lat:
            regions.append([f[0], aliases(f[0], [re.sub("^the ", "", n) for n in f[1:start] if n]), kind, cc, a1, lat, lon, qid, gid])
    write(base + "news_regions.tsv", "Regions, streets and buildings in the news", "A region, historical country, street or building that news names as a place and that no list of towns has; coordinates are approximate middles.", f"compiled by hand for gleaner; some ids and middles from {GEONAMES}", "CC-BY-4.0", "dictionaries/refresh/places.py from places_hand.py", "gazetteer", columns, regions)

    base = "en/places/"
    write(base + "demonyms.tsv", "Demonyms", "A word for the people of a place or what belongs to it; plurals are aliases.", "CIA World Factbook (public domain); compiled by hand for gleaner", "CC0-1.0", BY, "gazetteer", "name aliases place country_code form".split(), adjectives)
    write(base + "designators.tsv", "Words of place names", "A word that heads or ends the name of a place; `position` says on which side of the proper name it stands.", "compiled by hand for gleaner", "CC0-1.0", BY, "terms", "name place_type position".split(), [line.split("|") for line in hand.DESIGNATORS.strip().splitlines()])
    best = {}
    for p in t.all:
        forms = [p.name] + [n[1:] for n in p.names if n.startswith("!")]
        if "PPLX" != p.feature and p.gid:
            forms += [n for n in p.names if n[:1] != "!" and p.pop > 100_000]
        for form in forms:
            k = (p.cc, loose(form))
            if k not in best or p.pop > best[k].pop:
                best[k] = p
    dated = []
    for cc, names in hand.DATELINES:
        for name in names.split("|"):
            p = best.get((cc, loose(name)))
            if p is None or not p.gid:
                print("dateline without a town:", cc, name)
                continue
            dated.append([name, name.upper(), cc, p.gid])
    write(base + "datelines.tsv", "Stand-alone datelines", "A city that American news agencies name in a dateline without its state or country.", f"compiled by hand for gleaner; ids from {sources}", "CC-BY-4.0", BY, "keyed", "name capitals country_code geonames_id".split(), dated)


def region_of(nations):
    """Country -> the file its small towns stand in."""
    out = {}
    for cc, n in nations.items():
        out[cc] = {"Africa": "africa", "Asia": "asia", "Europe": "europe", "North America": "americas", "South America": "americas", "Oceania": "asia"}.get(n[10], "asia")
    for cc in "FR DE AT CH BE NL LU LI MC IT ES PT AD SM VA MT GI".split():
        out[cc] = "europe_west"
    return out


if __name__ == "__main__":
    main()
