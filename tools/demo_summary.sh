# The closing screen of ./demo: what was read, three answers, what to type next. Sourced; reads `plenary` and `workspace`.

# answer QUESTION METRIC OPTION...: prints a question and the table that answers it (standard error goes to the log).
answer() {
  local question=$1
  shift
  printf '\n%s\n' "$question"
  "$plenary" -C "$workspace" measure "$@" 2>>"$log"
}

printf '\n'
"$plenary" -C "$workspace" status 2>>"$log"
answer "Who contributed to the meeting of TSAG (ITU-T's advisory group)?" contributions --body itu-t --by organization
answer "From which regions did people take part?" people_active --body itu-t --by region
answer "Which bodies publish the specifications that browsers follow?" documents_published --by body

cat <<TEXT

Every number opens: add --records to see the rows behind it, with their source and line.

What next:
  xdg-open workspaces/report.html      the same with charts (or open the file in any browser)
  export PATH=\$PWD/build/release:\$PATH
  plenary -C $workspace metrics                            what can be asked
  plenary -C $workspace measure attendance --by region     an answer; also --by year, --where, --format csv
  plenary import table FILE.csv --suggest                       begin with your own register or attendance list
TEXT
