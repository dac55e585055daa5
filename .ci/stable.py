#!/usr/bin/env python3
"""Do things keep their ids when a dump grows?  stable.py TOOL DUMP.jsonl.gz [--show]

Runs the tool on the first half of a dump, on every other article of it, and on all of it.  Of the things of a half that are named twice
and more: for how many do most of those mentions have the same id in the whole?  Exit status 1 below 99 percent.
Standard library only.
"""
import collections, csv, gzip, os, subprocess, sys, tempfile
LEAST = 99.0


def ids(tool, lines, folder, name):
    path, out = os.path.join(folder, name + '.jsonl'), os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as f:
        f.writelines(lines)
    subprocess.run([tool, 'run', path, '--output', out, '--quiet'], check=False)
    with open(os.path.join(out, 'mentions.csv'), newline='', encoding='utf-8') as f:
        return {(r['article_id'], r['start'], r['end'], r['zone'] == 'title_field'): r['entity_id'] for r in csv.DictReader(f) if r['zone'] != 'byline'}


def main():
    tool, dump = sys.argv[1:3]
    lines = gzip.open(dump, 'rt', encoding='utf-8').readlines()
    worst = 100.0
    with tempfile.TemporaryDirectory() as folder:
        whole = ids(tool, lines, folder, 'whole')
        for name, half in (('first half', lines[:len(lines) // 2]), ('every other', lines[::2])):
            part = ids(tool, half, folder, name.replace(' ', '-'))
            things = collections.defaultdict(collections.Counter)
            for place, thing in part.items():
                things[thing][whole.get(place)] += 1
            things = {t: c for t, c in things.items() if sum(c.values()) > 1}
            lost = {t: c for t, c in things.items() if c.most_common(1)[0][0] != t}
            if '--show' in sys.argv:
                for thing, count in sorted(lost.items(), key=lambda x: -sum(x[1].values())):
                    print(sum(count.values()), thing, count.most_common(2))
            kept = 100.0 * (1 - len(lost) / len(things))
            print('stable  %-12s %.2f of %d things keep their id' % (name, kept, len(things)))
            worst = min(worst, kept)
    sys.exit(worst < LEAST)


if __name__ == '__main__':
    main()
