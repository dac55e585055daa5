#!/usr/bin/env python3
"""Does every figure hold?  gate.py FIGURES.json RECORDED.json

Exit status 1 if one is below the recorded one; a recorded figure below 0 is a bound from above.
"""
import json, sys

figures, recorded = (json.load(open(path, encoding='utf-8')) for path in sys.argv[1:3])
missed = [name for name, least in recorded.items() if (figures[name] < least if least >= 0 else figures[name] > -least)]
for name, least in recorded.items():
    print('%-20s %7.2f  recorded %7.2f%s' % (name, figures[name], least, '  BELOW' if name in missed else ''))
sys.exit(bool(missed))
