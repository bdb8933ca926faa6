# The body "harbour" with 40 members of two regions and 20 firms that only take part; a survey in two waves. Of the European members
# most answer and most agree, of the African ones few: as answered the harbour looks more loved than it is.
import csv


def write(name, header, rows):
    with open(f"in/{name}.csv", "w", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([header.split("|"), *rows])


members = [(f"Euro {n:02} Cranes", "DE") for n in range(20)] + [(f"Afri {n:02} Lifts", "KE") for n in range(20)]
guests = [(f"Guest {n:02} Ropes", "FR") for n in range(20)]
write("members", "organization|organization_country|body|category|from",
      [[name, country, "harbour", "member", "2015-01-01"] for name, country in members])
write("acts", "date|kind|person|organization|organization_country|body|group",
      [["2023-05-01", "attended", f"Pat {n} Guest", name, country, "harbour", "cranes"] for n, (name, country) in enumerate(guests)])

scale = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]
reasons = ["The fees are too high", "No time for meetings", "Travel budget was cut, and the fees", "We do not see the value",
           "Ask Pat 3 Guest about it", "write to me@example.org"]
codes = ["cost", "time", "cost", "value", "value", "time"]
rows = []


def answer(wave, n, firm, country, worth, heard, role, why=None, second=None, quote="no"):
    k = None if why is None else why % len(reasons)
    rows.append([wave, f"R{n}", firm, country, worth, heard, role, "" if k is None else reasons[k], "" if k is None else codes[k],
                 "" if k is None else codes[k] if second is None else second, quote])


for wave, day in (("2023", "2023-10-01"), ("2024", "2024-03-15")):
    later = wave == "2024"
    for n in range(16):  # 16 of 20 European members; 12 agree in the first wave, 14 in the second
        agrees = n < (14 if later else 12)
        answer(wave, n, *members[n], scale[3 + n % 2] if agrees else scale[n % 3], scale[1 + n % 4], "Operator" if n % 2 else "Vendor",
               n if n < 8 else None, "cost" if n == 1 else None, "yes" if n % 2 else "no")
    for n in range(6):  # 6 of 20 African members; 2 agree
        answer(wave, 20 + n, *members[20 + n], "4" if n < 2 else scale[n % 2], scale[n % 4] if n else "Don't know", "Operator",
               n, None, "yes")
    for n in range(5):  # 5 of 20 guests; 3 agree
        answer(wave, 40 + n, *guests[n], scale[4] if n < 3 else scale[0], scale[2], "Vendor", n, None, "yes")
answer("2024", 60, "Euro 00 Cranes", "DE", scale[0], scale[0], "Vendor")  # a second voice of a firm
answer("2024", 61, "", "", scale[4], scale[4], "University")                # nobody knows of whom
answer("2024", 62, "Euro 17 Cranes", "DE", "Rather", "", "")                # an answer that there is not: broke off
write("answers", "Wave|Respondent|Company|Country|Worth|Heard|Role|What keeps you away?|Coder A|Coder B|Quote", rows)
