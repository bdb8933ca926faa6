// The page top to bottom: who made it from what, the big numbers, contents, sections of figures, how to read
// the marks. A content policy in the page forbids scripts and the network, so that even a hole in escaping
// could not speak.
#include "publish/html_report.h"

#include <fmt/core.h>

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
<li><b>0</b><span><strong>None.</strong> Records were there and were counted; none of them are of this kind.</span></li>
<li><svg class="chart" viewBox="0 0 40 16" aria-hidden="true"><path class="line accent" d="M1 12L14 5M28 8L39 4"/></svg>
<span><strong>A gap: no data.</strong> Nothing is known; it may have been many. Never read it as zero.</span></li>
<li><svg class="chart" viewBox="0 0 40 16" aria-hidden="true"><path class="withheld" d="M15 8l5 -5l5 5l-5 5z"/></svg>
<span><strong>Withheld.</strong> There is a number, but publishing it could point at someone.</span></li>
<li><i class="swatch"></i><span><strong>Unknown.</strong> Counted, but the record does not say which kind it is. It stays in the whole.</span></li>
<li><svg class="chart" viewBox="0 0 40 16" aria-hidden="true"><path class="whisker" d="M2 8H38"/><circle class="dot accent" cx="18" cy="8" r="5"/></svg>
<span><strong>Interval.</strong> Whiskers and bands: what the number could as well have been by chance, at 95 %.</span></li>
<li><svg class="chart" viewBox="0 0 40 16" aria-hidden="true"><path class="line dashed accent" d="M2 4L34 12"/><circle class="point hollow accent" cx="35" cy="12" r="3.5"/></svg>
<span><strong>So far.</strong> The last period is not over; a fall may only mean that.</span></li>
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

std::string titled(const Report& report) {
  return report.notice.empty() ? report.title : report.notice + " · " + report.title;
}

std::string head(const Report& report) {
  return fmt::format(
      R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="{}"/><meta name="referrer" content="no-referrer"/>
<meta name="generator" content="Plenary {}"/><title>{}</title>
<style>{}{}</style></head><body>
<a class="skip" href="#content">Skip to the content</a>
)",
      kPolicy, escape(report.version), escape(titled(report)), chart_style(), page_style());
}

std::string fact(std::string_view name, const std::string& value) {
  return value.empty() ? "" : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, escape(value));
}

// Fixed to the window, so that it is on every screen and, when printed, on every page.
std::string behind_page(const Report& report) {
  return report.notice.empty()
             ? ""
             : fmt::format(R"(<div class="behind" aria-hidden="true">{}</div>)", escape(report.notice));
}

std::string masthead(const Report& report) {
  return fmt::format(
      R"(<header class="masthead"><div class="wrap"><p class="brand"><b>Plenary</b> engagement intelligence for standards bodies</p>
<h1>{}</h1>{}<dl class="facts">{}{}{}{}</dl></div></header>{}
)",
      escape(titled(report)),
      report.subtitle.empty() ? "" : R"(<p class="subtitle">)" + escape(report.subtitle) + "</p>",
      fact("Made", report.created), fact("For", report.audience),
      fact("Program", "Plenary " + report.version), fact("Snapshot", report.snapshot), behind_page(report));
}

std::string tile(const Tile& tile) {
  std::string out = R"(<li class="tile">)";
  if (tile.value.is_number())
    out += R"(<span class="big">)" + number_text(tile.value.number, tile.kind) + "</span>";
  else
    out += fmt::format(R"(<span class="big state">{}{}</span>)",
                       tile.value.state == Value::State::kSuppressed ? "◇ " : "", state_word(tile.value));
  out += R"(<span class="label">)" + escape_prose(tile.label) + "</span>";
  for (const std::string& note : {interval_text(tile.value, tile.kind), tile.value.why, tile.note})
    if (!note.empty()) out += R"(<span class="note">)" + escape_prose(note) + "</span>";
  return out + html_coverage(tile.coverage) + "</li>\n";
}

std::string tiles(const Report& report) {
  if (report.tiles.empty()) return {};
  const bool threes = report.tiles.size() % 3 == 0;
  std::string out = fmt::format(R"(<ul class="tiles{}" aria-label="Overview">)", threes ? " threes" : "");
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
  for (const auto& one : paragraphs_of(prose)) out += R"(<p class="prose">)" + escape_prose(one) + "</p>";
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
