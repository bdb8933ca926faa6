#include "publish/ratings_sheet.h"

#include <fmt/core.h>

#include "advise/success.h"
#include "publish/index_cells.h"
#include "publish/markup.h"
#include "publish/notice.h"
#include "publish/render.h"

namespace plenary {
namespace {

// What is asked, in the order of the indicators. A spreadsheet would take "1-5" for a day of January: the
// sheet writes the scale out, the mapping says it.
constexpr const char* kQuestions[kSuccessIndicators] = {
    "Can it be built and run as it is written, at a cost that is worth it?",
    "Does it bring what no earlier standard brought?", "Is it used wherever it could be used?",
    "Is it the one that is used, of all that could take its place?"};
constexpr const char* kScores[] = {"not at all", "hardly", "partly", "largely", "fully"};
constexpr const char* kScaleText = "1 not at all, 2 hardly, 3 partly, 4 largely, 5 fully";

constexpr const char* kHead = R"html(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Rating of standards</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
fieldset { border: 1px solid; border-radius: .3rem; margin: 1rem 0; }
legend { font-weight: 600; padding: 0 .3rem; }
label { display: inline-block; margin: .2rem .8rem .2rem 0; }
textarea, input[type=text], input[type=email] { width: 100%; box-sizing: border-box; font: inherit; }
button { font: inherit; padding: .5rem 1rem; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>Rating of standards</h1>
<p>Choose a score where you have an opinion and leave the others open. Nothing leaves this page: it saves a file,
which you send to whoever asked you.</p>
<form id="form">
<p><label for="rater">Your name</label><input type="text" id="rater" autocomplete="name" required></p>
<p><label for="mail">Your mail address (may be empty)</label><input type="email" id="mail" autocomplete="email"></p>
)html";

constexpr const char* kTail = R"html(<p><button type="submit">Save my ratings</button></p>
<p id="said" role="status" aria-live="polite"></p>
</form>
<noscript><p>This form needs scripts. The table ratings.csv beside it asks the same.</p></noscript>
</main>
<script>
"use strict";
const cell = text => {
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
};
document.getElementById("form").addEventListener("submit", event => {
  event.preventDefault();
  const value = id => document.getElementById(id).value.trim();
  const rows = [["document", "title", "indicator", "question", "scale", "score", "rationale", "rater", "mail", "date"]];
  for (const set of document.querySelectorAll("fieldset[data-indicator]")) {
    const chosen = set.querySelector("input:checked");
    if (!chosen) continue;
    rows.push([set.dataset.document, set.dataset.title, set.dataset.indicator, set.dataset.question, set.dataset.scale, chosen.value,
               set.querySelector("textarea").value.trim(), value("rater"), value("mail"), new Date().toISOString().slice(0, 10)]);
  }
  const said = document.getElementById("said");
  if (rows.length === 1) { said.textContent = "No score is chosen yet: there is nothing to save."; return; }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([rows.map(row => row.map(cell).join(",") + "\r\n").join("")], { type: "text/csv" }));
  link.download = "ratings-" + (value("rater").toLowerCase().replace(/[^a-z0-9]+/g, "-") || "rater") + ".csv";
  link.click();
  said.textContent = (rows.length - 1) + " ratings saved as " + link.download + ".";
});
</script>
</body>
</html>
)html";

std::string radio(size_t number, size_t score) {
  return fmt::format(R"(<label><input type="radio" name="score{}" value="{}"> {} {}</label>)", number, score,
                     score, kScores[score - 1]);
}

std::string question(const RatedStandard& s, size_t indicator, size_t number) {
  const char* name = to_string(static_cast<SuccessIndicator>(indicator));
  auto out = fmt::format(
      "<fieldset aria-describedby=\"question{}\" data-document=\"{}\" data-title=\"{}\" "
      "data-indicator=\"{}\" data-question=\"{}\" data-scale=\"{}\">\n"
      "<legend>{}</legend>\n<p id=\"question{}\">{}</p>\n",
      number, escape(s.document), escape(s.title), name, escape(kQuestions[indicator]), kScaleText, name,
      number, escape(kQuestions[indicator]));
  for (size_t score = 1; score <= std::size(kScores); ++score) out += radio(number, score) + "\n";
  return out + fmt::format(
                   "<p><label for=\"why{0}\">Why</label><textarea id=\"why{0}\" rows=\"2\"></textarea></p>\n"
                   "</fieldset>\n",
                   number);
}

}  // namespace

std::string ratings_csv(const std::vector<RatedStandard>& standards, const Snapshot& snapshot) {
  using namespace index_cells;
  duck::Table table;
  for (const char* name :
       {"document", "title", "indicator", "question", "scale", "score", "rationale", "rater", "mail", "date"})
    table.columns.push_back(text(name));
  for (const auto& s : standards)
    for (size_t i = 0; i < kSuccessIndicators; ++i)
      table.rows.push_back({s.document, s.title, std::string(to_string(static_cast<SuccessIndicator>(i))),
                            std::string(kQuestions[i]), std::string(kScaleText), duck::Value(), duck::Value(),
                            duck::Value(), duck::Value(), duck::Value()});
  mark(table, snapshot);
  return render_csv(table);
}

std::string ratings_form(const std::vector<RatedStandard>& standards, const Snapshot& snapshot) {
  std::string out = kHead;
  if (snapshot.synthetic) out += fmt::format("<p><strong>{}</strong></p>\n", notice(snapshot));
  size_t number = 0;
  for (const auto& s : standards) {
    out += fmt::format("<section>\n<h2>{}</h2>\n<p>{}</p>\n", escape(s.name), escape_prose(s.title));
    for (size_t i = 0; i < kSuccessIndicators; ++i) out += question(s, i, number++);
    out += "</section>\n";
  }
  return out + kTail;
}

std::string ratings_mapping() {
  return fmt::format(
      "# Filled sheets, ratings-NAME.csv each, come back by:\n"
      "# plenary import table FOLDER --mapping ratings.mapping.toml\n"
      "file = \"ratings-*.csv\"\n\n[[records]]\nnoun = \"rating\"\n\n[records.columns]\ndocument = "
      "\"document\"\n"
      "indicator = \"indicator\"\nscore = \"score\"\nrationale = \"rationale\"\nperson = \"rater\"\n"
      "person_mail = \"mail\"\ndate = \"date\"\n\n[records.values]\nscale = \"{}\"\n",
      kRatingScale);
}

}  // namespace plenary
