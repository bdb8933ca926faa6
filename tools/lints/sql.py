"""Portable SQL: what sql/metrics and sql/views say must mean the same to DuckDB and Trino, and a metric reads nothing but views."""
import re

from lints.tree import fault, line_of

REFUSED = [
    (r"::", "`::`: write CAST(x AS type)"),
    (r"\bQUALIFY\b", "QUALIFY: filter in an outer SELECT"),
    (r"\bGROUP\s+BY\s+ALL\b", "GROUP BY ALL: name the columns or their positions"),
    (r"\bORDER\s+BY\s+ALL\b", "ORDER BY ALL: name the columns or their positions"),
    (r"\bDISTINCT\s+ON\b", "DISTINCT ON: use row_number() in a subquery"),
    (r"\bEXCLUDE\b|\*\s*REPLACE\b", "EXCLUDE and * REPLACE: name the columns"),
    (r"\bASOF\b", "ASOF: join dated intervals with >= and <"),
    (r"\bRECURSIVE\b", "recursion: use a closure table such as group_ancestor"),
    (r"\b(median|mode|quantile\w*|percentile_\w+|approx_percentile|approx_quantile)\s*\(",
     "medians and quantiles are computed in stats/"),
    (r"\b(strftime|strptime|date_format)\s*\(", "date formats differ between engines: use extract, date_trunc or CAST"),
    (r"\b(string_agg|listagg|group_concat)\s*\(", "string aggregates differ between engines"),
    (r"\b(range|generate_series|unnest)\s*\(", "series: use a table of numbers or days"),
    (r"->|\blambda\b", "lambdas and arrows differ between engines"),
    (r"\bENUM\b", "ENUM: use VARCHAR"),
    (r"\bCREATE\s+(OR\s+REPLACE\s+)?(TEMP\s+)?MACRO\b", "macros are DuckDB's own"),
]
REFUSED = [(re.compile(pattern, re.I), why) for pattern, why in REFUSED]

NAME = r"[A-Za-z_]\w*"
# `FROM` that names no table: extract(year FROM day), trim(x FROM y), substring(x FROM 1), IS DISTINCT FROM y.
NO_TABLE = re.compile(r"\b(extract|trim|substring|overlay)\s*\([^()]*\bFROM\b|\bDISTINCT\s+FROM\b", re.I)
ITEM = rf'"?({NAME}(?:\.{NAME})*)"?(?:\s+(?:AS\s+)?(?!(?:JOIN|LEFT|RIGHT|INNER|FULL|CROSS|ON|WHERE|GROUP|ORDER|UNION|USING|HAVING|LIMIT)\b){NAME})?'
READS = re.compile(rf"\b(?:FROM|JOIN)\s+({ITEM}(?:\s*,\s*{ITEM})*)", re.I)
FIRST = re.compile(ITEM, re.I)
CTE = re.compile(rf"(?:\bWITH(?:\s+RECURSIVE)?\b|,)\s*({NAME})\s*(?:\([^()]*\)\s*)?AS\s*\(", re.I)


def bare(text):
    """Returns the text with comments and the insides of string literals blanked, offsets kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match[0])
    return re.sub(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", blank, text, flags=re.S)


def tables_read(code):
    """Yields (offset, name) of everything a query reads; names in its own WITH are left out."""
    own = {name.lower() for name in CTE.findall(code)}
    code = NO_TABLE.sub(lambda m: " " * len(m[0]), code)
    for match in READS.finditer(code):
        for item in FIRST.finditer(match[1]):
            if item[1].lower() not in own:
                yield match.start(), item[1]


def check(tree):
    views = {p.rsplit("/", 1)[1].removesuffix(".sql").lower() for p in tree.below("sql/views", ".sql")}
    for path in tree.below("sql/metrics", ".sql") + tree.below("sql/views", ".sql"):
        code = bare(tree.text(path))
        for pattern, why in REFUSED:
            for match in pattern.finditer(code):
                yield fault(path, line_of(code, match.start()), why)
        if path.startswith("sql/metrics/"):
            for offset, name in tables_read(code):
                if name.lower() not in views:
                    yield fault(path, line_of(code, offset), f"a metric reads views only; there is no sql/views/{name}.sql")
