# A body "harbour" with a group for cranes, and a forum elsewhere with a group for lifts, in which the same two firms work.
#   Newlift      works in the forum's group, uses a standard of harbour, is small: the first prospect
#   Oldtimer     was in harbour until 2012, and works in the forum: a former one
#   Uni          a university in the forum since 2019: a newcomer
#   Stranger     works in a group that has nothing to do with harbour: no prospect
#   Fading       came four times a year until mid 2018, and not since; Steady comes four times a year to the end
import csv, datetime


def write(name, header, rows):
    with open(f"in/{name}.csv", "w", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([header.split(), *rows])


acts = []


def act(day, person, firm, body, group, kind="attended", document="", outcome=""):
    acts.append([day, kind, person, firm, body, group, document, outcome])


for year in range(2006, 2020):
    for month in (2, 5, 8, 11):
        day = f"{year}-{month:02}-10"
        act(day, "Sol Steady", "Steady", "harbour", "cranes")
        act(day, "Sam Stable", "Stable", "harbour", "cranes")
        act(day, "Sol Steady", "Steady", "forum", "lifts")
        act(day, "Sam Stable", "Stable", "forum", "lifts")
        act(day, "Stu Strange", "Stranger", "bakers", "bread")
        if year >= 2017 and (year, month) < (2018, 6):
            for who in ("Fay Fading", "Fred Fading", "Flo Fading"):
                act(day, who, "Fading", "harbour", "cranes")
        if year >= 2018:
            act(day, "Ned New", "Newlift", "forum", "lifts")
            act(day, "Nia New", "Newlift", "forum", "lifts")
            act(day, "Olga Old", "Oldtimer", "forum", "lifts")
        if year == 2019:
            act(day, "Una Uni", "Uni", "forum", "lifts")
            act(day, "Fay Fading", "Fading", "forum", "lifts")
        if year <= 2012:
            act(day, "Olga Old", "Oldtimer", "harbour", "cranes")
        # Of each generation of guests half leave after two years, half after three: what the past says of the quiet.
    if year % 3 == 0:
        for n in range(6):
            for later in range(3 if n % 2 else 2):
                if year + later < 2020:
                    for month in (3, 9):
                        act(f"{year + later}-0{month}-0{n + 1}", f"Gil {year} {n}", f"Guest{year}x{n}", "harbour", "cranes")
act("2010-06-01", "Sol Steady", "Steady", "harbour", "cranes", "contributed", "harbour:c1", "agreed")
act("2010-07-01", "Sol Steady", "Steady", "harbour", "cranes", "contributed", "harbour:c2", "rejected")
act("2010-08-01", "Sol Steady", "Steady", "harbour", "cranes", "edited", "harbour:h1")
act("2019-08-01", "Sol Steady", "Steady", "harbour", "cranes", "edited", "harbour:h2")
write("acts", "date kind person organization body group document outcome", acts)
write("documents", "document title type body group date",
      [["harbour:h1", "Hooks of cranes", "Recommendation", "harbour", "cranes", "2012-02-01"],
       ["harbour:h2", "Ropes", "draft", "harbour", "cranes", "2019-08-01"]])
write("firms", "organization kind organization_country size_class segment",
      [["Newlift", "company", "KE", "small", "industry"], ["Oldtimer", "company", "JP", "large", "industry"],
       ["Uni", "academia", "BR", "", ""], ["Steady", "company", "DE", "large", "industry"],
       ["Stable", "company", "FR", "large", "industry"], ["Fading", "company", "IT", "large", "industry"]])
write("uses", "document organization channel first", [["harbour:h1", "Newlift", "declaration", "2019-01-01"]])
