# Two meetings of the harbour's CTOs. Those that came work in one more group afterwards than the others; one came that was never there
# before. Levels are known of most; what was decided names a text, a group, or nothing.
import csv


def write(name, header, rows):
    with open(f"in/{name}.csv", "w", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([header.split(), *rows])


firms = [f"Firm{n:02}" for n in range(30)]
came = {1: firms[:10] + ["Newcomer"], 2: firms[2:14]}
acts, levels = [], []


def act(day, firm, group, event="", person=None):
    acts.append([day, "attended", person or f"Pat {firm}", firm, "harbour", group, event])


groups = ["cranes", "ropes", "hooks", "docks"]
for year in range(2010, 2023):
    for n, firm in enumerate(firms):
        # Everybody is in one or two groups; who came to the first meeting (2015) in one more from 2015 on, to the second from 2019 on.
        many = 1 + n % 2 + (year >= 2015 and n < 10) + (year >= 2019 and 10 <= n < 14)
        for group in groups[:many]:
            act(f"{year}-09-10", firm, group)
    if year >= 2015:
        act(f"{year}-10-01", "Newcomer", "cranes")
for meeting, day in ((1, "2015-03-10"), (2, "2019-03-12")):
    for n, firm in enumerate(came[meeting]):
        person = f"Chief {firm}"
        act(day, firm, "", f"harbour:cto:{meeting}", person)
        if n % 5 != 4:
            levels.append([person, firm, "C-level" if n % 3 else "director", day, day])
write("acts", "date kind person organization body group event", acts)
write("levels", "person organization job_level from to", levels)
write("events", "event body name kind place from to",
      [["harbour:cto:1", "harbour", "First CTO meeting", "meeting", "Hamburg", "2015-03-10", "2015-03-10"],
       ["harbour:cto:2", "harbour", "Executives of the harbour", "executive meeting", "Lagos", "2019-03-12", "2019-03-12"],
       ["harbour:tea", "harbour", "Tea with the doctors", "meeting", "Lagos", "2019-04-12", "2019-04-12"]])
write("documents", "document title type body group event date",
      [["harbour:communique-1", "Communique of 2015", "communique", "harbour", "", "harbour:cto:1", "2015-03-10"],
       ["harbour:h7", "Hooks that tell their load", "Recommendation", "harbour", "hooks", "", "2016-02-01"],
       ["harbour:r2", "Ropes", "Recommendation", "harbour", "ropes", "", "2015-11-01"]])
write("decisions", "event document kind text date",
      [["harbour:cto:1", "harbour:communique-1", "consensus", "Loads must be told by the hook itself", "2015-03-10"],
       ["harbour:cto:1", "", "consensus", "Ropes are to be worked on first", "2015-03-10"],
       ["harbour:cto:2", "", "consensus", "Pat Firm03 will write to all", "2019-03-12"]])
write("relations", "document kind target", [["harbour:h7", "answers", "harbour:communique-1"]])
write("firms", "organization kind organization_country",
      [[firm, "company", "KE" if n < 6 else "DE"] for n, firm in enumerate(firms)] + [["Newcomer", "company", "DE"]])
