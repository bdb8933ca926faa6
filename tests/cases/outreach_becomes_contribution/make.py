# Harbour invites: a circular letter in 2015 to twelve firms that work elsewhere (Guest0-11), a workshop in 2016, a
# course for two universities in 2017, a letter to its own members. Of the twelve
#   0-3   come to the focus group half a year later and join a year later; 0-1 contribute after that
#   4-5   join a year later without a focus group; 5 leaves after another year
#   6-7   become members of the forum elsewhere first: 7 comes to harbour after all
#   8-11  do nothing; 11 opened the letter, of 10 nobody knows
# Twelve firms alike (Other0-11) work elsewhere and are never reached: one of them joins.
import csv


def write(name, header, rows):
    with open(f"in/{name}.csv", "w", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([header.split(), *rows])


acts, members, outreach, firms = [], [], [], []


def act(day, firm, body, group="", kind="attended", event="", document=""):
    acts.append([day, kind, f"Person of {firm}", firm, body, group, event, document])


for name in ("Guest", "Other"):
    for n in range(12):
        firms.append([f"{name}{n}", "company", "KE" if n % 2 else "BR", "operator" if n % 3 else "vendor"])
        for year in range(2012, 2020):
            act(f"{year}-03-01", f"{name}{n}", "elsewhere", "works")
for n in range(12):
    answer = "replied" if n < 7 else "none" if n < 10 else "" if n == 10 else "opened"
    outreach.append(["2015-01-10", "Circular 12", "circular letter", "mail", "harbour", f"Guest{n}", answer,
                     "2015-02-01" if answer == "replied" else "", "", "firms elsewhere"])
outreach.append(["2015-01-10", "Circular 12", "circular letter", "mail", "harbour", "", "", "", "30", "firms elsewhere"])
for n in range(4):
    act("2015-07-01", f"Guest{n}", "harbour", "fg-tides")
    members.append([f"Guest{n}", "harbour", "Associate", "2016-01-10", ""])
for n in range(2):
    act(f"2016-05-0{n + 1}", f"Guest{n}", "harbour", "cranes", "contributed", "", f"harbour:c{n}")
members += [["Guest4", "harbour", "Associate", "2016-01-10", ""], ["Guest5", "harbour", "Associate", "2016-01-10", "2017-01-09"]]
members += [[f"Guest{n}", "forum", "Full", "2015-04-01", ""] for n in (6, 7)]
members += [["Guest7", "harbour", "Associate", "2016-06-01", ""], ["Other3", "harbour", "Associate", "2016-02-01", ""]]
for firm in ("Old", "Older", "Oldest"):
    firms.append([firm, "company", "DE", "vendor"])
    members.append([firm, "harbour", "Full", "2005-01-01", ""])
    outreach.append(["2018-02-01", "Letter to members", "circular letter", "mail", "harbour", firm, "replied", "", "", ""])
for year in range(2010, 2021):
    act(f"{year}-06-01", "Oldest", "harbour", "cranes", "contributed", "", f"harbour:o{year}")
act("2018-09-01", "Old", "harbour", "cranes", "contributed", "", "harbour:o1")
for uni in ("Uni A", "Uni B"):
    firms.append([uni, "academia", "IN", ""])
    act("2017-05-05", uni, "harbour", "", "attended", "harbour:course")
act("2017-11-01", "Uni A", "harbour", "cranes", "contributed", "", "harbour:u1")
act("2016-04-04", "Guest8", "harbour", "", "attended", "harbour:day")
write("acts", "date kind person organization body group event document", acts)
write("members", "organization body category from to", members)
write("firms", "organization kind organization_country segment", firms)
write("outreach", "date campaign kind channel body organization response responded invited audience", outreach)
write("groups", "body group name kind", [["harbour", "fg-tides", "Focus group on tides", "focus group"],
                                          ["harbour", "cranes", "Cranes", "working group"]])
write("events", "event body name kind from to", [["harbour:day", "harbour", "Day of ideas", "workshop", "2016-04-04", "2016-04-04"],
                                                  ["harbour:course", "harbour", "Course for universities", "training", "2017-05-05", "2017-05-06"]])
write("bad", "date campaign kind channel body organization response responded invited audience",
      [["2015-01-10", "Circular 13", "letter", "mail", "harbour", "Guest1", "shrugged", "", "", ""],
       ["2015-01-10", "Circular 13", "letter", "mail", "harbour", "Guest2", "replied", "2014-12-01", "", ""],
       ["2015-01-10", "", "letter", "mail", "harbour", "Guest3", "", "", "", ""],
       ["2015-01-10", "Circular 13", "letter", "mail", "harbour", "", "", "", "-4", ""],
       ["2015-01-10", "Circular 13", "letter", "mail", "", "Guest4", "", "", "", ""]])
