"""Helpers shared by the scripts that make dictionary lists: read raw data, write a list."""
import csv
import io
import json
import os
import re
import subprocess
import unicodedata

RETRIEVED = "2026-11-21"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def read(path):
    """Text of a raw file; `x` also stands for `x.zst`."""
    if not os.path.exists(path) and os.path.exists(path + ".zst"):
        path += ".zst"
    if path.endswith(".zst"):
        data = subprocess.run(["zstd", "-dc", path], check=True, stdout=subprocess.PIPE).stdout
    else:
        with open(path, "rb") as file:
            data = file.read()
    return data.decode("utf-8-sig")


def lines(path):
    return [line.rstrip("\r") for line in read(path).split("\n") if line.strip()]


def jsonl(path):
    return [json.loads(line) for line in lines(path)]


def rows(path, delimiter=","):
    return list(csv.DictReader(io.StringIO(read(path), newline=""), delimiter=delimiter))


def plain(text):
    """Lower case without accents."""
    text = text.translate(LETTERS)
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).lower().translate(LETTERS)


LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE",
    "œ": "oe", "Œ": "OE", "ħ": "h", "Ħ": "H", "ð": "d", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
    "ʼ": "'", "ʻ": "'", "’": "'", "‘": "'", "`": "'", "´": "'", "ʹ": "'", "ʾ": "'", "ʿ": "'", "–": "-", "‐": "-", "‑": "-",
})


def key(text):
    """The tokens under which a name is looked up, one blank between."""
    return " ".join(re.findall(r"[^\W_]+|[-&/.]", plain(text)))


def loose(text):
    """As `key`, hyphens ignored: for comparing, not for looking up."""
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


def clean(text):
    text = unicodedata.normalize("NFC", text or "")
    return re.sub(r"\s+", " ", text.translate(str.maketrans({"ʼ": "’", "ʻ": "‘", "`": "’", "|": " "}))).strip()


def aliases(name, names):
    """Aliases in order of first naming, none that is looked up like the name or another alias."""
    seen, out = {key(name), ""}, []
    for alias in names:
        alias = clean(alias)
        if key(alias) not in seen:
            seen.add(key(alias))
            out.append(alias)
    return "|".join(out)


def write(path, title, about, source, licence, made_by, match, columns, entries):
    """Write a list below `dictionaries/`; `entries` are sequences of cells."""
    several = [i for i, column in enumerate(columns) if column in ("aliases", "position")]  # '|' between their parts
    out = sorted({tuple(c if i in several else clean(str(c)) for i, c in enumerate(e)) for e in entries})
    for entry in out:
        assert len(entry) == len(columns) and entry[0], entry
    head = [("title", title), ("about", about), ("source", source), ("retrieved", RETRIEVED),
            ("SPDX-License-Identifier", licence), ("made-by", made_by), ("match", match)]
    text = "".join(f"# {k}: {v}\n" for k, v in head) + "\t".join(columns) + "\n"
    text += "".join("\t".join(e) + "\n" for e in out)
    full = os.path.join(ROOT, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{path}: {len(out)} entries, {len(text.encode()) // 1024} KiB")
    return len(out)
