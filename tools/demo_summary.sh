# The closing screen of ./demo: what was read, three answers, what to type next. Sourced; reads `plenary` and `workspace`.

# answer METRIC OPTION...: the question and the table that answers it. Limits and snapshot, which the program prints below every answer,
# are left out to keep to one screen.
answer() {
  printf '\n'
  "$plenary" -C "$workspace" measure "$@" 2>>"$log" | sed '/^Limits:/d; /^Snapshot /d; s/^Coverage/  coverage/; /^$/d'
}

# What was read, without the list of sources.
printf '\nWhat the records hold, by body (a blank is unknown, not zero)\n'
"$plenary" -C "$workspace" status 2>>"$log" | sed '1,/^Bodies/d'
answer contributions --body itu-t --by organization
answer people_active --body itu-t --by region
answer deliverables --by body

cat <<TEXT

Every number opens: add --records for the rows behind it, with source and line; \`plenary metrics NAME\` says how it is counted.

What next:
  xdg-open workspaces/report.html      the same with charts (or open the file in any browser)
  export PATH=\$PWD/build/release:\$PATH
  plenary -C $workspace metrics                            what can be asked
  plenary -C $workspace measure attendance --by region     an answer; also --by year, --where, --format csv
  plenary import table FILE.csv --suggest                       begin with your own register or attendance list
TEXT
