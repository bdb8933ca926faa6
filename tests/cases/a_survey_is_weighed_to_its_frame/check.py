# The weighed share of "Worth" worked out anew from the CSV: an independent check of strata, weights and Kish's size.
import csv, json, math, sys

told = {(r["question"], r["part"]): r for r in json.load(sys.stdin)["answers"]}[("Worth", "agree")]
agree = {"Agree", "Strongly agree", "4", "5"}
firms = {}
for row in csv.DictReader(open("in/answers.csv")):
    if row["Wave"] == "2024" and row["Company"] and row["Worth"] != "Rather":
        firms.setdefault(row["Company"], []).append(row["Worth"] in agree)
stratum = lambda firm: firm.split()[0]
answered = {s: sum(1 for f in firms if stratum(f) == s) for s in ("Euro", "Afri", "Guest")}
weight = {f: 20 / answered[stratum(f)] for f in firms}
share = sum(weight[f] * sum(v) / len(v) for f, v in firms.items()) / sum(weight.values())
n = sum(weight.values()) ** 2 / sum(w * w for w in weight.values())
z = 1.959963984540054
middle, half, scale = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)), 1 + z * z / n
expected = (share, (middle - half) / scale, (middle + half) / scale, n)
for key, value in zip(("weighted", "weighted_low", "weighted_high", "effective"), expected):
    assert abs(told[key] - value) < 1e-9, (key, told[key], value)
print("the same, worked out anew")
