// One pass: the prefilter tells where an anchor may stand, the anchor's rule reads what is there, with its
// line around it.
#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "scan/anchors.h"

namespace plenary {
namespace scan {

std::string_view around(std::string_view text, size_t at, size_t reach) {
  const size_t from = at - std::min(at, reach);
  return text.substr(from, at - from + reach);
}

bool mentions(std::string_view text, size_t at, std::string_view literal) {
  constexpr size_t kReach = 200;
  const auto near = around(text, at, kReach);
  for (size_t i = 0; i + literal.size() <= near.size(); ++i)
    if (lower(near[i]) == literal[0] && goes_on(near, i, literal)) return true;
  return false;
}

void Sighting::add(std::string_view body, std::string document, std::string edition) const {
  std::ranges::transform(document, document.begin(), lower);
  found.push_back({{std::string(body), std::move(document), std::move(edition), ""}, at});
}

namespace {

constexpr size_t kLongestLine = 4 << 10;  // of a longer one what is within that many bytes
constexpr size_t kWrap = 24;              // how near to the end of its line a citation may be cut by it
constexpr size_t kPart = 64 << 10;        // what the prefilter looks at before the rules do

// What rules read: a line, or where a citation may go on behind its end ("see RFC", " * 2616 for") both lines
// joined by a blank.
struct Reading {
  std::string_view text;
  size_t from = 0;                      // of the line in the whole
  size_t cut = std::string_view::npos;  // the length of the first of two lines
  size_t next = 0;                      // in the whole, where what was joined begins

  size_t in_whole(size_t at) const { return at <= cut ? from + at : next + (at - cut - 1); }
};

// Where the words of a line begin, behind the marks of a comment; the end of the text when it has none.
size_t words_of(std::string_view text, size_t at) {
  constexpr std::string_view kMarks = " \t*/#;%!|>-\r";
  while (at < text.size() && kMarks.contains(text[at])) ++at;
  if (goes_on(text, at, "dnl ")) at += 4;
  return at;
}

Reading reading_of(std::string_view text, Line line, size_t at, std::string& joined) {
  Reading reading{text.substr(line.from, line.to - line.from), line.from};
  if (line.to - at > kWrap || line.to >= text.size() || text[line.to] != '\n') return reading;
  const char last = line.to > line.from ? text[line.to - 1] : '\n';
  const size_t next = words_of(text, line.to + 1);
  if (std::string_view(";{})\\").contains(last) || next >= text.size()) return reading;
  if (!is_word(text[next]) && text[next] != '.') return reading;
  const auto more = text.substr(next, kWrap);
  joined.assign(reading.text).append(" ").append(more.substr(0, more.find('\n')));
  return {joined, line.from, reading.text.size(), next};
}

// Two anchors may see one name ("ITU-T X.509" and "X.509"): one citation a place and standard.
void drop_doubles(std::vector<CitedAt>& found, size_t first) {
  const auto order = [](const CitedAt& c) { return std::tie(c.at, c.id.body, c.id.document, c.id.edition); };
  const auto own = std::ranges::subrange(found.begin() + static_cast<std::ptrdiff_t>(first), found.end());
  if (std::ranges::adjacent_find(own, std::ranges::greater_equal(), &CitedAt::at) == own.end()) return;
  std::ranges::stable_sort(own, {}, order);
  const auto again = std::ranges::unique(own);
  found.erase(again.begin(), again.end());
}

class Finder {
 public:
  Finder() : prefilter_(anchors_.shapes()) {}

  void find(std::string_view text, size_t from, size_t to, std::vector<CitedAt>& found) const {
    thread_local std::array<uint32_t, kPart + Prefilter::kRoom> places;
    const size_t first = found.size();
    Line line;
    for (size_t part = from; part < to; part += kPart) {
      // Places are told from the beginning of the part, as 32 bits hold no more.
      const auto rest = text.substr(part);
      const size_t count = prefilter_.find(rest, 0, std::min(kPart, to - part), places);
      for (const auto place : std::span(places).first(count)) look(text, part + place, line, found);
    }
    drop_doubles(found, first);
  }

 private:
  void look(std::string_view text, size_t at, Line& line, std::vector<CitedAt>& found) const {
    if (at + 1 >= text.size()) return;
    for (const auto* anchor : anchors_.at(text[at], text[at + 1])) {
      if (!goes_on(text, at, anchor->literal)) continue;
      if (at >= line.to || at - line.from > kLongestLine) line = line_around(text, at, kLongestLine);
      call(*anchor, text, at, line, found);
    }
  }

  static void call(const Anchor& anchor, std::string_view text, size_t at, Line line,
                   std::vector<CitedAt>& found) {
    thread_local std::string joined;
    const auto reading = reading_of(text, line, at, joined);
    const size_t first = found.size();
    anchor.rule({reading.text, at - line.from, anchor.literal.size(), found});
    for (size_t i = first; i < found.size(); ++i) found[i].at = reading.in_whole(found[i].at);
  }

  Anchors anchors_;
  Prefilter prefilter_;
};

}  // namespace
}  // namespace scan

void find_citations(std::string_view text, size_t from, size_t to, std::vector<CitedAt>& found) {
  static const scan::Finder kFinder;
  kFinder.find(text, from, to, found);
}

std::vector<CitedAt> find_citations(std::string_view text) {
  std::vector<CitedAt> found;
  find_citations(text, 0, text.size(), found);
  return found;
}

}  // namespace plenary
