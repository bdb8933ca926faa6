# The closing screen of ./demo: what was read, some answers, what to type next. Sourced; reads `plenary`, `workspace` and `rehearsal`.

# answer WORKSPACE METRIC OPTION...: the question and the table that answers it. Limits and snapshot, which the program prints below
# every answer, are left out to keep to one screen.
answer() {
  local from=$1
  shift
  printf '\n'
  "$plenary" -C "$from" measure "$@" 2>>"$log" | sed '/^Limits:/d; /^Snapshot /d; s/^Coverage/  coverage/; /^$/d'
}

# What was read, without the list of sources.
printf '\nWhat the records hold, by body (a blank is unknown, not zero)\n'
"$plenary" -C "$workspace" status 2>>"$log" | sed '1,/^Bodies/d'
answer "$workspace" contributions --body itu-t --by organization
answer "$workspace" people_active --body itu-t --by region
answer "$workspace" deliverables --by body

# What takes a member register, registrations and years of both to answer: of an invented body.
answer "$rehearsal" attendance --by year,mode --from 2018 --to 2023
answer "$rehearsal" silent_members --by category

# The action plan of examples/plan: how many statements it answers, and its indicators by the records of the invented body.
printf '\nAn action plan: the statements on record that it answers\n'
"$plenary" -C "$workspace" plan 2>>"$log" | sed -n '/^Statements on record/,/^$/p' | sed '1d; /^$/d'
printf '\nThe same plan by the records of the invented body (plenary -C %s plan says why)\n' "$rehearsal"
"$plenary" -C "$rehearsal" plan 2>>"$log" | grep -E '^(●|▲|▼|◌|∅|◇)' | awk -F '  +' '{ print "  " $1 "  " $2 "  " $4 }'

# What this machine's own headers and documents cite: once as the files lie on the disk, once as they are remembered.
folders=()
for folder in /usr/include /usr/share/doc; do [ ! -d "$folder" ] || folders+=("$folder"); done
if [ ${#folders[@]} -gt 0 ]; then
  printf '\nThe standards that %s cite most\n' "${folders[*]}"
  from=$(date +%s%N)
  "$plenary" scan "${folders[@]}" >/dev/null 2>>"$log"
  first=$((($(date +%s%N) - from) / 1000000)) from=$(date +%s%N)
  "$plenary" scan "${folders[@]}" --top 20 2>&1
  printf '%d ms; the first time %d ms\n' $((($(date +%s%N) - from) / 1000000)) "$first"
fi

cat <<TEXT

Every number opens: add --records for the rows behind it, with source and line; \`plenary metrics NAME\` says how it is counted.

What next:
  xdg-open workspaces/report.html      the same with charts (or open the file in any browser); rehearsal-report.html: the invented body
  export PATH=\$PWD/build/release:\$PATH
  plenary -C $workspace metrics                            what can be asked
  plenary -C $workspace measure attendance --by region     an answer; also --by year, --where, --format csv
  plenary -C $rehearsal measure first_timer_return --by year    practise on people who do not exist (docs/rehearsal.md)
  plenary scan PATH                        which standards a source tree, archive or git repository cites (docs/scan.md)
  plenary import table FILE.csv --suggest                       begin with your own register or attendance list
TEXT
