// The page top to bottom: who made it from what, the big numbers, contents, sections of figures, how to read
// the marks. A content policy in the page forbids scripts and the network, so that even a hole in escaping
// could not speak.
#include "publish/html_report.h"

#include <fmt/format.h>

#include <set>

#include "publish/html_figure.h"
#include "publish/html_style.h"
#include "publish/markup.h"
#include "publish/number_text.h"

namespace plenary {
namespace {

constexpr std::string_view kPolicy =
    "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action "
    "&#39;none&#39;";

constexpr std::string_view kMarks = R"(<section class="section" id="marks"><h2>How to read the marks</h2>
<ul class="marks">
<li><b>0</b><span><strong>None.</strong> Records were there and counted; there were none of these.</span></li>
<li><b>gap</b><span><strong>No data.</strong> Nothing is known; it may have been many. Never read as zero.</span></li>
<li><b>◇</b><span><strong>Withheld.</strong> The number exists; it is too small to publish without pointing at someone.</span></li>
<li><span class="swatch"></span><span><strong>Unknown.</strong> Counted, but the record does not say which group it belongs to.</span></li>
<li><b>|—|</b><span><strong>Interval.</strong> Whiskers and bands hold the true value in 95 of 100 such studies.</span></li>
<li><b>- - -</b><span><strong>Not over.</strong> The last period is still running; expect it to rise.</span></li>
</ul></section>
)";

// Ids that are unique in the page although titles may repeat.
class Names {
 public:
  std::string make(const std::string& title) {
    std::string name = slug(title).substr(0, 60);
    const std::string stem = name;
    for (int i = 2; !taken_.insert(name).second; ++i) name = fmt::format("{}-{}", stem, i);
    return name;
  }

 private:
  std::set<std::string> taken_{"content", "marks"};
};

std::string head(const Report& report) {
  return fmt::format(
      R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="{}"/><meta name="referrer" content="no-referrer"/>
<meta name="generator" content="Plenary {}"/><title>{}</title>
<style>{}{}</style></head><body>
<a class="skip" href="#content">Skip to the content</a>
)",
      kPolicy, escape(report.version), escape(report.title), chart_style(), page_style());
}

std::string fact(std::string_view name, const std::string& value) {
  return value.empty() ? "" : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, escape(value));
}

std::string masthead(const Report& report) {
  return fmt::format(
      R"(<header class="masthead"><div class="wrap"><p class="brand"><b>Plenary</b> engagement intelligence for standards bodies</p>
<h1>{}</h1>{}<dl class="facts">{}{}{}{}</dl></div></header>
)",
      escape(report.title),
      report.subtitle.empty() ? "" : R"(<p class="subtitle">)" + escape(report.subtitle) + "</p>",
      fact("Made", report.created), fact("For", report.audience),
      fact("Program", "Plenary " + report.version), fact("Snapshot", report.snapshot));
}

std::string tile(const Tile& tile) {
  const std::string words = escape(value_text(tile.value, tile.kind));
  std::string out = R"(<li class="tile">)";
  if (tile.value.is_number())
    out += R"(<span class="big">)" + words + "</span>";
  else
    out += fmt::format(R"(<span class="big state">{}{}</span>)",
                       tile.value.state == Value::State::kSuppressed ? "◇ " : "", words);
  out += R"(<span class="label">)" + escape(tile.label) + "</span>";
  std::string note = interval_text(tile.value, tile.kind);
  if (!note.empty() && !tile.note.empty()) note += "; ";
  note += tile.note;
  if (!note.empty()) out += R"(<span class="note">)" + escape(note) + "</span>";
  return out + html_coverage(tile.coverage) + "</li>\n";
}

std::string tiles(const Report& report) {
  if (report.tiles.empty()) return {};
  std::string out = R"(<ul class="tiles" aria-label="Overview">)";
  for (const auto& one : report.tiles) out += tile(one);
  return out + "</ul>\n";
}

std::string contents(const Report& report, const std::vector<std::string>& ids) {
  if (report.sections.size() < 2) return {};
  std::string out = R"(<nav class="contents" aria-label="Contents"><ol>)";
  for (size_t i = 0; i < ids.size(); ++i)
    out += fmt::format(R"(<li><a href="#{}">{}</a></li>)", ids[i], escape(report.sections[i].heading));
  return out + R"(<li><a href="#marks">How to read the marks</a></li></ol></nav>)";
}

std::string paragraphs(const std::string& prose) {
  std::string out;
  for (size_t from = 0; from < prose.size();) {
    const size_t end = std::min(prose.find("\n\n", from), prose.size());
    if (end > from) out += R"(<p class="prose">)" + escape(prose.substr(from, end - from)) + "</p>";
    from = end + 2;
  }
  return out;
}

}  // namespace

std::string html_report(const Report& report) {
  Names names;
  std::vector<std::string> ids;
  for (const auto& section : report.sections) ids.push_back(names.make(section.heading));
  std::string out = head(report) + masthead(report) + R"(<main class="wrap" id="content">)" + tiles(report) +
                    contents(report, ids);
  for (size_t i = 0; i < ids.size(); ++i) {
    const auto& section = report.sections[i];
    out += fmt::format(R"(<section class="section" id="{}"><h2>{}</h2>{})", ids[i], escape(section.heading),
                       paragraphs(section.prose));
    for (const auto& figure : section.figures) out += html_figure(figure, names.make(figure.title), report);
    out += "</section>\n";
  }
  out += kMarks;
  out += fmt::format(
      "<footer><p>Every number here was computed by Plenary {} from the records in snapshot {}. The commands "
      "behind "
      "“Show the records” give the same numbers and the records that they "
      "count.</p></footer></main></body></html>\n",
      escape(report.version), escape(report.snapshot));
  return out;
}

}  // namespace plenary
