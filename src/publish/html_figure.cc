#include "publish/html_figure.h"

#include <fmt/core.h>

#include <algorithm>

#include "publish/html_table.h"
#include "publish/markup.h"
#include "publish/number_text.h"

namespace plenary {
namespace {

// Both drawings are in the page and one is displayed, so no script is needed to fit the window.
std::string drawings(const Figure& figure, const std::string& id, const std::string& notice) {
  if (!figure.chart) return {};
  const std::string title = figure.title + (figure.slice.empty() ? "" : ". " + figure.slice);
  return fmt::format(
      R"(<div class="plot"><div class="wide">{}</div><div class="narrow">{}</div></div>)",
      draw(*figure.chart, {id + "-wide", title, figure.sentence, notice}, ChartWidth::kWide),
      draw(*figure.chart, {id + "-narrow", title, figure.sentence, notice}, ChartWidth::kNarrow));
}

std::string source_text(const Citation& source) {
  return source.name + (source.date.empty() ? "" : " (" + source.date + ")");
}

// Only web links are followed: "javascript:" and its like stay text.
std::string html_source(const Citation& source) {
  const std::string words = "<bdi>" + escape_prose(source_text(source)) + "</bdi>";
  if (!source.url.starts_with("https://") && !source.url.starts_with("http://"))
    return "<li>" + words + "</li>";
  return fmt::format(R"(<li><a href="{}" rel="noopener noreferrer">{}</a></li>)", escape(source.url), words);
}

std::string about(const Figure& figure) {
  std::string out;
  if (const std::string coverage = html_coverage(figure.coverage); !coverage.empty())
    out += "<div><h4>Coverage</h4>" + coverage + "</div>";
  if (!figure.definition.empty())
    out += "<div><h4>Definition</h4><p>" + escape_prose(figure.definition) + "</p></div>";
  if (!figure.sources.empty()) {
    out += "<div><h4>Sources</h4><ul>";
    for (const auto& source : figure.sources) out += html_source(source);
    out += "</ul></div>";
  }
  return out.empty() ? "" : R"(<div class="about">)" + out + "</div>";
}

std::string details(std::string_view summary, const std::string& inside, std::string_view style = "extra") {
  return fmt::format(R"(<details class="{}"><summary>{}</summary><div class="panel">{}</div></details>)",
                     style, summary, inside);
}

std::string commands(const Figure& figure) {
  std::string out;
  if (!figure.records_command.empty())
    out += "<p>List the records behind this figure:</p><pre>" + escape(figure.records_command) + "</pre>";
  if (!figure.command.empty())
    out += "<p>Compute the same numbers:</p><pre>" + escape(figure.command) + "</pre>";
  return out;
}

std::string citation(const Figure& figure, const Report& report) {
  std::string out = report.notice.empty() ? "" : report.notice + ": ";
  out += fmt::format("“{}”{}. In: {}. Plenary {}, snapshot {}, {}.", figure.title,
                     figure.slice.empty() ? "" : " (" + figure.slice + ")", report.title, report.version,
                     report.snapshot, report.created);
  for (size_t i = 0; i < figure.sources.size(); ++i)
    out += (i == 0 ? " Sources: " : "; ") + source_text(figure.sources[i]) +
           (i + 1 == figure.sources.size() ? "." : "");
  return out;
}

std::string more(const Figure& figure, const std::string& id, const Report& report) {
  std::string out;
  if (!figure.table.rows.empty()) out += details("Table", html_table(figure.table, figure.title), "numbers");
  if (!figure.command.empty() || !figure.records_command.empty())
    out += details("Show the records", commands(figure));
  out += details("Cite", "<pre>" + escape(citation(figure, report)) + "</pre>");
  if (!figure.table.rows.empty())
    out += fmt::format(R"(<a class="button" download="{}.csv" href="{}">Download CSV</a>)", id,
                       data_link("text/csv;charset=utf-8", csv_table(figure.table)));
  if (figure.chart)
    out += fmt::format(
        R"(<a class="button" download="{}.svg" href="{}">Download SVG</a>)", id,
        data_link("image/svg+xml",
                  standalone(draw(*figure.chart, {id, figure.title, figure.sentence, report.notice},
                                  ChartWidth::kWide))));
  return R"(<div class="more">)" + out + "</div>";
}

}  // namespace

std::string html_coverage(const Coverage& coverage) {
  if (!coverage.share && coverage.text.empty()) return {};
  std::string out = R"(<div class="coverage">)";
  std::string words = coverage.text;
  if (coverage.share) {
    const double share = std::clamp(*coverage.share, 0.0, 1.0);
    out += fmt::format(R"(<span class="meter" aria-hidden="true"><i style="width:{:.1f}%"></i></span>)",
                       100 * share);
    words = number_text(share, NumberKind::kShare) + " " + (words.empty() ? "of records" : words);
  }
  return out + escape_prose(words) + "</div>";
}

std::string html_figure(const Figure& figure, const std::string& id, const Report& report) {
  std::string out = fmt::format(
      R"(<article class="figure" id="{0}" aria-labelledby="{0}-heading"><div class="sheet"><h3 id="{0}-heading">{1})"
      R"(<a class="anchor" href="#{0}" aria-label="Link to this figure">#</a></h3>)",
      id, escape_prose(figure.title));
  if (!report.notice.empty()) out += R"(<p class="notice">)" + escape(report.notice) + "</p>";
  if (!figure.slice.empty()) out += R"(<p class="slice">)" + escape_prose(figure.slice) + "</p>";
  out += R"(<div class="split"><div>)" + drawings(figure, id, report.notice);
  if (!figure.sentence.empty()) out += R"(<p class="say">)" + escape_prose(figure.sentence) + "</p>";
  return out + "</div>" + about(figure) + "</div></div>" + more(figure, id, report) + "</article>\n";
}

}  // namespace plenary
