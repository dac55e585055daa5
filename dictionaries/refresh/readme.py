#!/usr/bin/env python3
"""Write the table of lists in dictionaries/README.md from the lists themselves.

    python3 dictionaries/refresh/readme.py            rewrite the table
    python3 dictionaries/refresh/readme.py --check    complain, with a failing status, when it is stale or a list is out of order
"""
import pathlib
import sys

from tables import ROOT

HOME = pathlib.Path(ROOT)

BEGIN, END = "<!-- lists: made by refresh/readme.py -->", "<!-- end of lists -->"
WANTED = ("title", "about", "source", "retrieved", "SPDX-License-Identifier", "match")


def read(path):
    header, body = {}, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# ") and not body:
            key, _, value = line[2:].partition(": ")
            header[key] = value
        elif line:
            body.append(line)
    return header, body[0].split("\t"), body[1:]


def complaints(path, header, columns, body):
    name = path.relative_to(HOME.parent)
    for key in WANTED:
        if not header.get(key):
            yield f"{name}:1: no `# {key}:` line"
    cells = [line.split("\t") for line in body]
    first = len(header) + 2
    for number, row in enumerate(cells):
        if len(row) != len(columns):
            yield f"{name}:{first + number}: {len(row)} cells under {len(columns)} columns"
        if number and cells[number - 1] >= row:
            yield f"{name}:{first + number}: out of order or twice: {row[0]}"


def main():
    check = "--check" in sys.argv
    trouble, table = [], ["| list | entries | match | what | source | licence |", "|---|---:|---|---|---|---|"]
    for path in sorted(HOME.rglob("*.tsv")):
        header, columns, body = read(path)
        trouble += complaints(path, header, columns, body)
        cells = (f"[{path.relative_to(HOME).with_suffix('')}]({path.relative_to(HOME)})", f"{len(body):,}", header.get("match", ""), header.get("title", ""),
                 header.get("source", ""), header.get("SPDX-License-Identifier", ""))
        table.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    readme = HOME / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = before + BEGIN + "\n" + "\n".join(table) + "\n" + END + after
    if fresh != text:
        if check:
            trouble.append("dictionaries/README.md:1: the table of lists is stale; run python3 dictionaries/refresh/readme.py")
        else:
            readme.write_text(fresh, encoding="utf-8", newline="\n")
    print("\n".join(trouble[:40]), file=sys.stderr)
    sys.exit(1 if trouble else 0)


if __name__ == "__main__":
    main()
