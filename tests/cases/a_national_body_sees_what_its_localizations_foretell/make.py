# Harbour makes standards in ten groups. Japan and Tunisia adopt what their industry wants, and what it wants it contributes to one and
# two years later; downloads are noise. Numbers come from a generator that is written down here, so they are the same everywhere.
import csv

state = 20240418


def uniform():
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 11) / 2**53


def write(name, header, rows):
    with open(f"in/{name}.csv", "w", newline="") as out:
        csv.writer(out).writerows([header, *rows])


groups = [f"WG{n}" for n in range(1, 11)]
years = range(2004, 2021)
countries = {"Japan": ("JHC", "J"), "Tunisia": ("THC", "T")}
texts, of_group, number = [], {}, 0
for year in years:
    for group in groups:
        for month in (2, 5, 8):
            number += 1
            texts.append([f"harbour:h.{number}", f"H.{number}", "harbour", group, "standard", f"{year}-{month:02}-01"])
            of_group.setdefault(group, []).append((number, year))

adopted, proposals, downloads, workshops = [], [], [], []
for country, (body, mark) in countries.items():
    for group in groups:
        interest, made, taken = 1.5 * uniform(), {}, set()
        for year in years:
            interest = min(3.0, max(0.0, interest + 2.4 * uniform() - 1.2))
            free = [n for n, out in of_group[group] if out <= year and n not in taken][-int(interest + uniform()) :]
            made[year] = 0 if interest < 0.5 else len(free)
            for i, n in enumerate(free[: made[year]]):
                taken.add(n)
                degree = ("IDT", "IDT", "MOD", "")[int(4 * uniform())]
                adopted.append([f"harbour:h.{n}", f"{mark}-H{n}", body, country, degree, "Current", f"{year}-{10 + i % 3}-15"])
            before = made.get(year - 1, 0) + made.get(year - 2, 0)
            for i in range(int(0.5 + before + uniform())):
                outcome = ("Accepted", "Noted", "Not accepted", "")[int(4 * uniform())]
                proposals.append([f"{mark}{group}-{year}-{i}", "harbour", group, f"{country} Works {int(9 * uniform())}", country, f"{year}-04-02", outcome])
        for n, out in of_group[group][:3]:
            for year in years:
                downloads.append([f"harbour:h.{n}", year, int(20 + 80 * uniform()), country])
    for year in range(2010, 2021):
        workshops.append([f"{country} day", f"{year}-11-02", body, "workshop", country, int(30 + 5 * (year - 2010))])
    workshops.append([f"{country} tutorial", "2015-05-05", body, "training", country, ""])

write("documents", ["document", "name", "body", "group", "type", "date"], texts)
write("localizations", ["Standard", "National standard", "National body", "Country", "Degree", "Status", "Date"], adopted)
write("proposals", ["Proposal", "To", "Group", "Proposed by", "Country", "Date", "Outcome"], proposals)
write("downloads", ["Standard", "Year", "Downloads", "Country"], downloads)
write("workshops", ["Workshop", "Date", "National body", "Kind", "Country", "Participants"], workshops)
write("wrong", ["Standard", "National standard", "Country", "Degree", "Date"],
      [["harbour:h.1", "X 1", "Japan", "roughly", "2010-01-01"], ["the blue one", "X 2", "Japan", "IDT", "2010-01-01"]])
write("stray", ["Name", "Amount"], [["x", 1]])
