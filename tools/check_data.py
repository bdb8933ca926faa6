#!/usr/bin/env python3
"""Checks the reference tables in data/ and the rows of examples/tsag/.

Keys are unique, references resolve, dates are valid and in order, words come from their closed lists, and counts equal the
published ones. Prints each fault as FILE:LINE: what is wrong, and exits 1 when there is any.
"""
import csv
import datetime
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAULTS = []

# file -> (columns, columns that together are unique)
TABLES = {
    "countries": ("alpha2,alpha3,m49,name,itu_region,radio_region,m49_region,m49_subregion,development,itu_member", "alpha2"),
    "country_names": ("name,alpha2", "name"),
    "country_groups": ("group,alpha2,from,to", "group,alpha2"),
    "bodies": ("body,name,kind,url,parent,country", "body"),
    "body_names": ("name,body", "name"),
    "groups": ("body,group,name,kind,parent,from,to", "body,group"),
    "group_names": ("body,name,group", "body,name"),
    "organizations": ("organization,name,kind,country,parent,from,to", "organization"),
    "organization_names": ("name,organization,country", "name"),
    "organization_relations": ("organization,relation,other,day", "organization,relation,other"),
    "organization_domains": ("domain,organization", "domain"),
    "free_mail": ("domain", "domain"),
    "placeholders": ("name,meaning", "name"),
    "legal_forms": ("form", "form"),
    "plain_words": ("word,why", "word"),
    "linkage_organization": ("part,name,level,m,u,says", "part,name,level"),
    "linkage_person": ("part,name,level,m,u,says", "part,name,level"),
    "linkage_words": ("word,class,means", "word"),
    "linkage_names": ("word,class,means", "word,class"),
    "member_categories": ("body,category,name", "body,category"),
    "rights": ("body,category,right,from,to,source", "body,category,right,from"),
    "deliverable_types": ("body,type,name,class", "body,type"),
    "subjects": ("subject,name,parent", "subject"),
    "subject_groups": ("body,group,subject", "body,group,subject"),
    "subject_series": ("body,series,subject", "body,series"),
    "channels": ("channel,name,scope,sees,origin", "channel"),
    "channel_blind": ("channel,subject,why", "channel,subject"),
    "number_bounds": ("body,series,highest,day,origin", "body,series"),
    "same_as": ("standard,other,relation,origin", "standard,other"),
}
WORDS = {
    ("countries", "radio_region"): {"Region 1", "Region 2", "Region 3", "mixed"},
    ("countries", "itu_region"): {"Africa", "Americas", "Arab States", "Asia-Pacific", "CIS", "Europe", ""},
    ("countries", "development"): {"developed", "developing", ""},
    ("countries", "itu_member"): {"yes", "no"},
    ("country_groups", "group"): {"LDC", "LLDC", "SIDS"},
    ("bodies", "kind"): {"standards organization", "national", "regional", "consortium", "multi-source agreement",
                         "open-source foundation"},
    ("organizations", "kind"): {"company", "government", "academia", "standards body", "foundation", "individual",
                                "international organization"},
    ("organization_relations", "relation"): {"renamed-to", "merged-into", "acquired-by", "spun-off-from"},
    ("placeholders", "meaning"): {"unknown", "individual"},
    ("linkage_words", "class"): {"article", "legal", "generic", "trade", "geo", "direction", "kind", "academia", "unit", "government",
                                 "health", "foundation", "society", "common", "proper"},
    ("linkage_names", "class"): {"given", "surname", "role", "bot", "title", "suffix"},
    ("linkage_organization", "part"): {"setting", "comparison"},
    ("linkage_person", "part"): {"setting", "comparison"},
    ("channels", "scope"): {"any", "listed"},
    ("same_as", "relation"): {"same text", "adopted", "republished", "taken over"},
    ("rights", "right"): {"attend", "contribute", "vote", "lead", "approve"},
    ("deliverable_types", "class"): {"standard", "supplement", "report", "guideline", "contribution", "draft",
                                     "work item", "other"},
}
# table, columns -> table, columns: empty cells refer to nothing
REFERENCES = [
    ("country_names", "alpha2", "countries", "alpha2"), ("country_groups", "alpha2", "countries", "alpha2"),
    ("bodies", "parent", "bodies", "body"), ("bodies", "country", "countries", "alpha2"),
    ("body_names", "body", "bodies", "body"), ("groups", "body", "bodies", "body"),
    ("groups", "body,parent", "groups", "body,group"), ("group_names", "body,group", "groups", "body,group"),
    ("organizations", "country", "countries", "alpha2"), ("organizations", "parent", "organizations", "organization"),
    ("organization_names", "organization", "organizations", "organization"),
    ("organization_names", "country", "countries", "alpha2"),
    ("organization_relations", "organization", "organizations", "organization"),
    ("organization_relations", "other", "organizations", "organization"),
    ("organization_domains", "organization", "organizations", "organization"),
    ("member_categories", "body", "bodies", "body"), ("rights", "body,category", "member_categories", "body,category"),
    ("deliverable_types", "body", "bodies", "body"), ("subjects", "parent", "subjects", "subject"),
    ("subject_groups", "body,group", "groups", "body,group"), ("subject_groups", "subject", "subjects", "subject"),
    ("channel_blind", "channel", "channels", "channel"), ("channel_blind", "subject", "subjects", "subject"),
    ("number_bounds", "body", "bodies", "body"),
]
ITU_MEMBERS = {"Africa": 44, "Americas": 35, "Arab States": 21, "Asia-Pacific": 39, "CIS": 9, "Europe": 46}
NO_ITU_REGION = {"AQ", "BV", "EH", "TF"}
EVER_LDC, LDC_TODAY, LLDC, SIDS = 52, 44, 32, 39


def fault(path, line, text):
    FAULTS.append(f"{path.relative_to(ROOT)}:{line}: {text}")


def fold(text):
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", text).split()) or text


def load(path, columns=None):
    """Returns rows as dicts with their line, after checking the header, the width and stray white space."""
    rows = []
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        if columns and header != columns.split(","):
            fault(path, 1, f"the header is {','.join(header)}, not {columns}")
        for cells in reader:
            if len(cells) != len(header):
                fault(path, reader.line_num, f"{len(cells)} cells, not {len(header)}")
                continue
            for cell in cells:
                if cell != " ".join(cell.split()):
                    fault(path, reader.line_num, f"white space at an end or doubled in '{cell}'")
            rows.append(dict(zip(header, cells), line=reader.line_num))
    if not rows:
        fault(path, 1, "no rows")
    return rows


def first_day(text):
    """Returns the first day of 2006, 2006-03 or 2006-03-20, or None."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    try:
        return match and datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def check_dates(path, rows):
    for row in rows:
        days = {}
        for column in ("from", "to", "day", "date", "due"):
            if row.get(column):
                days[column] = first_day(row[column])
                if not days[column]:
                    fault(path, row["line"], f"'{row[column]}' is no day")
        if days.get("from") and days.get("to") and days["from"] > days["to"]:
            fault(path, row["line"], f"from {row['from']} is after to {row['to']}")


def key_of(row, columns):
    return tuple(row[c] for c in columns.split(","))


def check_unique(path, rows, columns):
    seen = {}
    for row in rows:
        key = tuple(row[c].casefold() if c == "name" else row[c] for c in columns.split(","))
        # A type of document with an empty body is that of any body; all other keys are said.
        if not key[0] and path.stem != "deliverable_types":
            fault(path, row["line"], f"{columns.split(',')[0]} is empty")
        if key in seen:
            fault(path, row["line"], f"{columns} {key} is already in line {seen[key]}")
        seen.setdefault(key, row["line"])


def check_names(path, rows, target):
    """Names that fold to one text (case, accents, punctuation) stand for one thing."""
    seen = {}
    for row in rows:
        key = (row.get("body") if target == "group" else "", fold(row["name"]))
        if seen.setdefault(key, row)[target] != row[target]:
            fault(path, row["line"], f"'{row['name']}' is {row[target]} here and {seen[key][target]} in line {seen[key]['line']}")


def check_parents(path, rows, key, parent):
    parents = {key_of(r, key): key_of(r, parent) for r in rows if key_of(r, parent)[-1]}
    for row in rows:
        at, steps = key_of(row, key), 0
        while at in parents and steps <= len(parents):
            at, steps = parents[at], steps + 1
        if steps > len(parents):
            fault(path, row["line"], "its parents go round in a circle")


def check_countries(path, tables):
    rows = tables["countries"]
    for row in rows:
        if not re.fullmatch("[A-Z]{2}", row["alpha2"]) or not re.fullmatch("[A-Z]{3}", row["alpha3"]) or not re.fullmatch(r"\d{3}", row["m49"]):
            fault(path, row["line"], "codes are two letters, three letters and three digits")
        if bool(row["itu_region"]) == (row["alpha2"] in NO_ITU_REGION):
            fault(path, row["line"], "every country is in exactly one ITU region, save " + ", ".join(sorted(NO_ITU_REGION)))
        if (not row["m49_region"] or not row["m49_subregion"] or not row["development"]) != (row["alpha2"] == "AQ"):
            fault(path, row["line"], "every country but AQ is in one M49 region and subregion and has a development status")
    regions = {}
    for row in rows:
        if regions.setdefault(row["m49_subregion"], row["m49_region"]) != row["m49_region"]:
            fault(path, row["line"], f"subregion {row['m49_subregion']} is in {regions[row['m49_subregion']]}")
    members = Counter(row["itu_region"] for row in rows if row["itu_member"] == "yes")
    if len(rows) != 249 or members != ITU_MEMBERS:
        fault(path, 1, f"{len(rows)} countries, members {dict(members)}; ISO 3166-1 has 249, ITU {ITU_MEMBERS}")
    groups = tables["country_groups"]
    count = Counter(row["group"] for row in groups)
    today = sum(row["group"] == "LDC" and not row["to"] for row in groups)
    if (count["LDC"], today, count["LLDC"], count["SIDS"]) != (EVER_LDC, LDC_TODAY, LLDC, SIDS):
        fault(path.with_name("country_groups.csv"), 1, f"counts {dict(count)} with {today} LDC today are not the published ones")


def check_example(folder, sets):
    """Rows of the example name source and section; events, documents, bodies and groups exist."""
    tables = {path.stem: load(path) for path in sorted(folder.glob("*.csv"))}
    events = {row["event"] for name in ("events", "sessions") for row in tables[name]}
    documents = {row["document"] for row in tables["documents"]}
    for name, rows in tables.items():
        path = folder / f"{name}.csv"
        check_dates(path, rows)
        for row in rows:
            if (row.get("source") or row.get("document")) not in ("IEW-2024", "RG-IEM-2022") or not row["section"]:
                fault(path, row["line"], "source and section say where the fact stands")
            for column, known in (("event", events), ("parent", events), ("document", documents), ("body", sets["bodies", "body"])):
                if row.get(column) and row[column] not in known and (row[column],) not in known:
                    fault(path, row["line"], f"unknown {column} '{row[column]}'")
            if row.get("group") and (row["body"], row["group"]) not in sets["groups", "body,group"]:
                fault(path, row["line"], f"unknown group '{row['group']}'")
            if not (folder / f"{name}.mapping.toml").exists():
                fault(path, 1, "no mapping file")


def main():
    data = ROOT / "data"
    tables = {name: load(data / f"{name}.csv", columns) for name, (columns, _) in TABLES.items()}
    for path in data.glob("*.csv"):
        if path.stem not in TABLES:
            fault(path, 1, "the table is not known here: say its columns in TABLES")
    if FAULTS:
        return report()
    for name, (_, key) in TABLES.items():
        check_unique(data / f"{name}.csv", tables[name], key)
        check_dates(data / f"{name}.csv", tables[name])
    for (name, column), words in WORDS.items():
        for row in tables[name]:
            if row[column] not in words:
                fault(data / f"{name}.csv", row["line"], f"{column} '{row[column]}' is none of {sorted(words)}")
    sets = {(t, k): {key_of(r, k) for r in tables[t]} for _, _, t, k in REFERENCES}
    for name, columns, target, key in REFERENCES:
        for row in tables[name]:
            value = key_of(row, columns)
            if value[-1] and value not in sets[target, key]:
                fault(data / f"{name}.csv", row["line"], f"{columns} {value} is not in {target}.csv")
    for name, target in (("country_names", "alpha2"), ("body_names", "body"), ("group_names", "group"),
                         ("organization_names", "organization"), ("placeholders", "meaning")):
        check_names(data / f"{name}.csv", tables[name], target)
    check_countries(data / "countries.csv", tables)
    check_parents(data / "organizations.csv", tables["organizations"], "organization", "parent")
    check_parents(data / "groups.csv", tables["groups"], "body,group", "body,parent")
    check_parents(data / "subjects.csv", tables["subjects"], "subject", "parent")
    for row in tables["organization_domains"]:
        if row["domain"] in {r["domain"] for r in tables["free_mail"]}:
            fault(data / "organization_domains.csv", row["line"], f"{row['domain']} is a free mail provider")
    check_example(ROOT / "examples" / "tsag", sets)
    return report()


def report():
    print("\n".join(FAULTS) if FAULTS else "data: all tables are in order", file=sys.stderr if FAULTS else sys.stdout)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
