#include "publish/document_page.h"

#include <fmt/core.h>

#include <set>

#include "publish/html_table.h"
#include "publish/markup.h"
#include "publish/number_text.h"

namespace plenary {
namespace {

// Who wants all rows takes the CSV: a document is read.
constexpr size_t kMostRows = 30;

std::string heading(int level, std::string_view text, bool numbered = true) {
  return fmt::format("<h{0}{1}>{2}</h{0}>\n", level, numbered ? "" : R"( class="unnumbered")", escape(text));
}

std::string paragraph(std::string_view text) {
  return text.empty() ? "" : fmt::format("<p>{}</p>\n", escape(text));
}

std::string row(std::string_view name, std::string_view value) {
  if (value.empty()) return "";
  return fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", escape(name), escape(value));
}

// As the head of a contribution: what it is, from whom, for whom.
std::string head(const Report& report) {
  return "<table class=\"head\">\n" + row("Title", report.title) + row("Abstract", report.subtitle) +
         row("Note", report.notice) + row("Date", report.created) + row("For", report.audience) +
         row("Source", "Plenary " + report.version) + row("Snapshot", report.snapshot) + "</table>\n";
}

std::string at_a_glance(const Report& report) {
  if (report.tiles.empty()) return "";
  std::string out = heading(1, "At a glance") + "<ul>\n";
  for (const auto& tile : report.tiles)
    out += fmt::format("<li><b>{}</b> {}{}{}</li>\n", escape(value_text(tile.value, tile.kind)),
                       escape(tile.label), tile.note.empty() ? "" : ": ", escape(tile.note));
  return out + "</ul>\n";
}

std::string paragraphs(const std::string& prose) {
  std::string out;
  for (const auto& one : paragraphs_of(prose)) out += paragraph(one);
  return out;
}

std::string coverage_text(const Coverage& coverage) {
  if (!coverage.share) return coverage.text;
  return number_text(*coverage.share, NumberKind::kShare) + " " + coverage.text;
}

bool is_one_line(const Figure& figure) {
  const auto* lines = figure.chart ? std::get_if<TimeLines>(&*figure.chart) : nullptr;
  return lines != nullptr && lines->series.size() == 1;
}

class Page {
 public:
  Page(const Report& report, const std::vector<std::string>& pictures)
      : report_(report), pictures_(pictures) {}

  std::string write() {
    std::string out = head(report_) + at_a_glance(report_);
    for (const auto& section : report_.sections) {
      out += heading(1, section.heading) + paragraphs(section.prose);
      for (const auto& one : section.figures) out += figure(one);
    }
    return out + definitions() + sources() + commands();
  }

 private:
  std::string figure(const Figure& figure) {
    std::string out = heading(2, figure.title);
    if (!figure.slice.empty()) out += fmt::format("<p class=\"slice\">{}</p>\n", escape(figure.slice));
    out += picture(figure) + paragraph(figure.sentence) + table(figure);
    if (const auto coverage = coverage_text(figure.coverage); !coverage.empty())
      out += paragraph("Coverage: " + coverage + ".");
    return out;
  }

  std::string picture(const Figure& figure) {
    if (!figure.chart || pictures_.empty()) return "";
    const auto& file = pictures_.at(drawn_++);
    return fmt::format(
        "<figure><img src=\"{}\" alt=\"{}\"/><figcaption>Figure {}: {}{}</figcaption></figure>\n",
        escape(file), escape(figure.sentence), drawn_, escape(figure.title),
        report_.notice.empty() ? "" : " (" + escape(report_.notice) + ")");
  }

  std::string table(const Figure& figure) {
    if (figure.table.rows.empty()) return "";
    auto shown = figure.table;
    const size_t all = shown.rows.size();
    const bool last = is_one_line(figure);  // of a line over time what is nearest
    if (all > kMostRows)
      last ? static_cast<void>(shown.rows.erase(shown.rows.begin(), shown.rows.end() - kMostRows))
           : shown.rows.resize(kMostRows);
    std::string out = html_table(shown, fmt::format("Table {}: {}", ++tables_, figure.title));
    if (all > kMostRows)
      out += paragraph(fmt::format("The {} {} of {} rows; all of them: {} --format csv",
                                   last ? "last" : "first", kMostRows, all, figure.command));
    return out;
  }

  std::string definitions() const {
    std::set<std::string> told;
    std::string out;
    for (const auto& section : report_.sections)
      for (const auto& figure : section.figures)
        if (!figure.definition.empty() && told.insert(figure.definition).second)
          out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escape(figure.title), escape(figure.definition));
    return out.empty() ? "" : heading(1, "Annex A: Definitions", false) + "<dl>\n" + out + "</dl>\n";
  }

  std::string sources() const {
    std::set<std::string> told;
    std::string out;
    for (const auto& section : report_.sections)
      for (const auto& figure : section.figures)
        for (const auto& source : figure.sources) {
          const auto text = source.name + (source.date.empty() ? "" : ", read on " + source.date) +
                            (source.url.empty() ? "" : ", " + source.url);
          if (told.insert(text).second) out += "<li>" + escape(text) + "</li>\n";
        }
    return out.empty() ? "" : heading(1, "Annex B: Sources", false) + "<ul>\n" + out + "</ul>\n";
  }

  std::string commands() const {
    std::string out;
    for (const auto& section : report_.sections)
      for (const auto& figure : section.figures)
        if (!figure.command.empty())
          out += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", escape(figure.title),
                             escape(figure.command));
    if (out.empty()) return "";
    return heading(1, "Annex C: Commands that give the same numbers", false) +
           paragraph(
               "Rows without a number say why: no data is not zero, withheld is known but not shown to "
               "this audience, not applicable is a question that does not arise.") +
           "<dl>\n" + out + "</dl>\n";
  }

  const Report& report_;
  const std::vector<std::string>& pictures_;
  size_t drawn_ = 0, tables_ = 0;
};

}  // namespace

std::string document_page(const Report& report, const std::vector<std::string>& pictures) {
  const auto title = report.notice.empty() ? report.title : report.notice + ": " + report.title;
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>{}</title>"
      "<style>{}</style></head><body>\n<h1 class=\"title\">{}</h1>\n{}</body></html>\n",
      escape(title), document_style(), escape(title), Page(report, pictures).write());
}

std::string_view document_style() {
  return R"css(
@page{size:A4;margin:22mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;color:#555}}
body{font:10pt/1.45 "DejaVu Sans","Liberation Sans",Arial,sans-serif;color:#1b2127;counter-reset:one}
h1{font-size:15pt;margin:18pt 0 6pt;break-after:avoid;counter-reset:two}
h1.title{font-size:20pt;margin:0 0 10pt;line-height:1.2}
h2{font-size:11.5pt;margin:14pt 0 3pt;break-after:avoid}
h1:not(.title):not(.unnumbered){counter-increment:one}
h1:not(.title):not(.unnumbered)::before{content:counter(one) "  "}
h2{counter-increment:two}h2::before{content:counter(one) "." counter(two) "  "}
.slice{color:#56616c;margin:0 0 4pt;break-after:avoid}figure{margin:6pt 0;break-inside:avoid}img{width:100%}
figcaption,caption{font-size:8.5pt;color:#56616c;text-align:left;margin:2pt 0}
table{border-collapse:collapse;font-size:8.5pt;margin:6pt 0;width:100%;font-variant-numeric:tabular-nums}
th,td{border-bottom:.5pt solid #d3d9de;padding:2pt 5pt;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}.numeric{text-align:right}
table.head th{width:6em}td.gap,td.withheld,td.inapplicable{font-style:italic;color:#56616c}
dt{font-weight:bold;margin-top:5pt}dd{margin:0 0 0 1em;overflow-wrap:anywhere}
code{font:8.5pt "DejaVu Sans Mono",monospace}
)css";
}

}  // namespace plenary
