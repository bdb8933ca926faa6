# Acme means to lead harbour's cranes, to take part in its tides since 2018, to watch the forum and to lead a club of
# which only attendance is on record. Beta does as Acme does in most; Gamma works in the forum alone.
import csv, zipfile


def write(name, header, rows):
    with open(f"in/{name}.csv", "w", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([header.split(), *rows])


acts, roles = [], []


def act(day, person, firm, body, group="", kind="attended", document=""):
    acts.append([day, kind, person, firm, body, group, document])


for year in range(2012, 2020):
    act(f"{year}-03-01", "Ada Acme", "Acme", "harbour", "cranes", "contributed", f"harbour:a{year}")
    act(f"{year}-03-02", "Bo Beta", "Beta", "harbour", "cranes", "contributed", f"harbour:b{year}")
    act(f"{year}-03-03", "Bo Beta", "Beta", "harbour", "tides", "contributed", f"harbour:t{year}")
    act(f"{year}-04-01", "Gus Gamma", "Gamma", "forum", "lifts", "contributed", f"forum:g{year}")
    act(f"{year}-05-01", "Gus Gamma", "Gamma", "club", "", "attended")
    act(f"{year}-05-01", "Ann Acme", "Acme", "club", "", "attended")
    if year >= 2016:
        act(f"{year}-06-01", "Ann Acme", "Acme", "forum", "lifts", "contributed", f"forum:a{year}")
        act(f"{year}-07-01", "Ann Acme", "Acme", "w3c", "", "contributed", f"w3c:a{year}")
    act(f"{year}-08-01", "Ada Acme", "Acme", "itu-t", "sg15", "attended")
act("2017-03-01", "Ada Acme", "Acme", "harbour", "cranes", "edited", "harbour:h1")
roles.append(["Ada Acme", "Acme", "harbour", "cranes", "chair", "2018-01-01", "2019-12-31"])
roles.append(["Bo Beta", "Beta", "harbour", "tides", "rapporteur", "2015-01-01", "2019-12-31"])
write("acts", "date kind person organization body group document", acts)
write("roles", "person organization body group role from to", roles)
write("members", "organization body category strategy from to", [["Beta", "harbour", "Full", "monitor", "2010-01-01", ""],
                                                                 ["Acme", "harbour", "Full", "lead", "2010-01-01", ""]])
write("firms", "organization kind organization_country parent", [["Acme", "company", "DE", ""], ["Acme Labs", "company", "FR", "Acme"]])
AIMS = [["harbour", "cranes", "", "lead", "", "", "our products"], ["harbour", "tides", "", "participate", "2018", "", ""],
        ["forum", "", "", "monitor", "", "", ""], ["club", "", "", "lead", "", "", ""], ["itu-t", "", "transport", "participate", "", "", ""],
        ["harbour", "tides", "", "monitor", "", "2017", ""]]
HEAD = ["Body", "Group", "Subject", "Level", "From", "To", "Why"]
with open("in/aims.csv", "w", newline="") as f:
    csv.writer(f, lineterminator="\n").writerows([HEAD, *AIMS])


def sheet(rows):
    cell = lambda text: f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>' if text else "<c/>"
    body = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
with zipfile.ZipFile("in/aims.xlsx", "w") as z:
    z.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
    z.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    z.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Strategy" sheetId="1" r:id="a"/><sheet name="Aims" sheetId="2" r:id="b"/></sheets></workbook>')
    z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{REL}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>')
    z.writestr("xl/worksheets/sheet1.xml", sheet([["Organization", "Peers"], ["Acme", "Beta\nGamma"]]))
    z.writestr("xl/worksheets/sheet2.xml", sheet([HEAD, *AIMS]))
with open("in/strategy.toml", "w") as f:
    f.write('organization = "Acme"\npeers = ["Beta", "Gamma"]\n')
    for row in AIMS:
        f.write("\n[[aim]]\n" + "".join(f'{k.lower()} = "{v}"\n' for k, v in zip(HEAD, row) if v))
