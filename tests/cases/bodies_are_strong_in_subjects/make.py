"""Writes the tables of this case: 6 texts of ITU-T and 3 of IEEE, and who wrote them."""
import csv

HEADS = {"document": ["document", "body", "group", "type", "date", "title"],
         "activity": ["date", "kind", "person", "organization", "country", "body", "group", "document"],
         "relation": ["document", "kind", "target"], "adoption": ["document", "product", "organization", "first"]}
NAMES = ["Ada Able", "Ben Bold", "Cleo Cray", "Dan Dove", "Eve Elm", "Fay Fox"]
rows = {noun: [] for noun in HEADS}
for i in range(4):
    rows["document"].append([f"itu-t:g.790{i}", "itu-t", "sg15", "recommendation", f"{2000 + 5 * i}", "Optical transport of signals"])
for i in range(2):
    rows["document"].append([f"itu-t:y.359{i}", "itu-t", "sg13", "recommendation", "2019", "Cloud computing of operators"])
    rows["document"].append([f"ieee:9802.3{i}", "ieee", "802.3", "standard", f"{2017 + i}", "Ethernet frames on fibre"])
rows["document"].append(["ieee:9999", "ieee", "", "standard", "2018", "Coffee"])
for year in range(2000, 2020):
    for p, country in enumerate(["CA", "FR", "JP"]):
        rows["activity"].append([f"{year}-05-01", "contributed", NAMES[p], f"Works {NAMES[p][0]}", country, "itu-t", "sg15", "itu-t:g.7900"])
    rows["activity"].append([f"{year}-06-01", "contributed", NAMES[3], "", "", "ieee", "802.3", "ieee:9802.30"])
rows["relation"] += [["ieee:9802.30", "cites", "itu-t:g.7900"], ["ieee:9802.31", "cites", "itu-t:g.7900"], ["itu-t:g.7901", "cites", "ieee:9802.30"],
                     ["itu-t:g.7901", "cites", "itu-t:g.7900"]]
rows["adoption"].append(["itu-t:g.7900", "Box", "Works A", "2019-01-01"])
for noun, head in HEADS.items():
    with open(noun + ".csv", "w", newline="") as file:
        csv.writer(file).writerows([head, *rows[noun]])
    with open(noun + ".toml", "w") as file:
        file.write(f'[[records]]\nnoun = "{noun}"\nfile = "{noun}.csv"\ncolumns = "same"\n')
