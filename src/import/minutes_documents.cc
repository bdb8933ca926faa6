#include "import/minutes_documents.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "import/minutes_groups.h"
#include "record/identifier.h"

namespace plenary::minutes {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80) != 0; }

size_t digits_end(std::string_view text, size_t at, size_t most) {
  const size_t from = at;
  while (at < text.size() && at < from + most && is_digit(text[at])) ++at;
  return at;
}

// "TD123R1", "C14", "LS45" at `at`: letters, digits, revision. Returns the end, or `at`.
struct Numbered {
  std::string_view series;
  std::string number, revision;
  size_t end = 0;
};
std::optional<Numbered> numbered(std::string_view text, size_t at, bool bare) {
  for (const std::string_view series : {"TD", "C", "LS", "OLS", "ILS", "R", "DOC"}) {
    if (!text.substr(at).starts_with(series)) continue;
    if (bare && (series == "R" || series == "DOC")) continue;
    size_t i = at + series.size();
    if (i < text.size() && (text[i] == '-' || text[i] == ' ' || text[i] == '/' || text[i] == '.') &&
        (series != "C" || text[i] == '-' || !bare))
      ++i;
    const size_t end = digits_end(text, i, 5);
    if (end == i || (bare && series == "C" && end - i < 2)) continue;
    Numbered n{series, std::string(text.substr(i, end - i)), "", end};
    if (end + 1 < text.size() &&
        (text[end] == 'R' || text.substr(end).starts_with("-R") || text.substr(end).starts_with("Rev"))) {
      size_t r = text.find_first_of("0123456789", end);
      if (r != text.npos && r - end <= 4) {
        const size_t r_end = digits_end(text, r, 2);
        n.revision = "R" + std::string(text.substr(r, r_end - r));
        n.end = r_end;
      }
    }
    if (n.end < text.size() && is_word(text[n.end])) continue;
    return n;
  }
  return std::nullopt;
}

std::string_view type_of(std::string_view series) {
  return series == "C"     ? "contribution"
         : series == "TD"  ? "temporary-document"
         : series == "R"   ? "report"
         : series == "DOC" ? "document"
                           : "liaison";
}

class Scanner {
 public:
  Scanner(std::string_view text, std::string_view body, std::string_view group)
      : text_(text), body_(body), group_(group) {}

  std::vector<Reference> all() {
    for (size_t i = 0; i < text_.size();) {
      const bool begins = is_upper(text_[i]) && (i == 0 || !is_word(text_[i - 1])) &&
                          (i == 0 || text_[i - 1] != '-' || (i > 1 && text_[i - 2] == ' '));
      const size_t next = begins ? read(i) : i;
      i = next > i ? next : i + 1;
    }
    return std::move(out_);
  }

 private:
  size_t read(size_t i) {
    if (size_t end = with_group(i); end > i) return end;
    if (size_t end = bare(i); end > i) return end;
    if (size_t end = recommendations(i); end > i) return end;
    if (size_t end = formal(i); end > i) return end;
    return other_bodies(i);
  }

  // "(GEN/15)" behind "TD 45": the series and the study group that it counts in. Returns where it ends, or 0.
  size_t series_behind(size_t at, std::string& series, std::string& group) const {
    if (!text_.substr(at).starts_with(" (")) return 0;
    size_t slash = at + 2;
    while (slash < text_.size() && slash < at + 7 && (is_upper(text_[slash]) || is_digit(text_[slash])))
      ++slash;
    if (slash == at + 2 || slash >= text_.size() || text_[slash] != '/') return 0;
    const size_t end = digits_end(text_, slash + 1, 2);
    if (end == slash + 1 || end >= text_.size() || text_[end] != ')') return 0;
    series = ascii_lower(text_.substr(at + 2, slash - at - 2));
    group = "sg" + std::string(text_.substr(slash + 1, end - slash - 1));
    return end + 1;
  }

  void add(std::string name, std::string group, const Numbered& n, size_t at) {
    std::string bracketed;
    const size_t bracket = series_behind(n.end, bracketed, group);
    const std::string body = body_.empty() ? "itu-t" : std::string(body_);
    Reference r;
    r.name = std::move(name);
    const std::string stem = body + ":" + (group.empty() ? "" : group + "-") + ascii_lower(n.series);
    r.work = stem + n.number;
    r.key = r.work + ascii_lower(n.revision);
    r.type = type_of(n.series);
    r.body = body;
    r.at = at, r.end = n.end;
    // "TD123/PLEN", "TD12/WP1": where the number counts.
    size_t end = n.end;
    if (bracket > 0) {
      r.name += text_.substr(n.end, bracket - n.end);
      r.key += "-" + bracketed, r.work += "-" + bracketed;
      r.end = bracket;
    } else if (end < text_.size() && text_[end] == '/' && end + 1 < text_.size() &&
               is_upper(text_[end + 1])) {
      size_t stop = end + 1;
      while (stop < text_.size() && stop < end + 6 && (is_upper(text_[stop]) || is_digit(text_[stop])))
        ++stop;
      const std::string_view series = text_.substr(end, stop - end);
      r.name += series;
      r.key += ascii_lower(series).replace(0, 1, "-");
      r.work += ascii_lower(series).replace(0, 1, "-");
      r.end = stop;
    }
    out_.push_back(std::move(r));
  }

  // "TSAG-TD123R1", "SG15-C0123", "TSAG TD 45", "WTSA-20-C99".
  size_t with_group(size_t i) {
    size_t end = i;
    while (end < text_.size() && end < i + 8 && (is_upper(text_[end]) || is_digit(text_[end]))) ++end;
    std::string group = ascii_lower(text_.substr(i, end - i));
    const bool known = group == "tsag" || group == "wtsa" || group == "tdag" || group == "rag" ||
                       (group.starts_with("sg") && group.size() > 2 && is_digit(group[2]));
    // "RGWM-C12": any letters, when a hyphen and a number of a document follow; but "IEEE-C37" is a standard.
    const bool other = group.size() >= 2 && end < text_.size() && text_[end] == '-' && group != "ieee" &&
                       group != "iec" && group != "iso" && !is_digit(group[0]);
    if (!known && !other) return i;
    if (group == "wtsa" && end + 3 < text_.size() && text_[end] == '-' && is_digit(text_[end + 1])) end += 3;
    if (end >= text_.size() || (text_[end] != '-' && text_[end] != ' ' && text_[end] != '/')) return i;
    const auto n = numbered(text_, end + 1, text_[end] == ' ' || !known);
    if (!n) return i;
    const std::string name = clean(text_.substr(i, n->end - i));
    add(name, group, *n, i);
    return listed(out_.back().end, group, n->series);
  }

  size_t bare(size_t i) {
    const auto n = numbered(text_, i, true);
    if (!n || (n->series == "C" && body_ != "itu-t" && !body_.empty())) return i;
    // "C99R1" right behind "at WTSA (" is of the assembly.
    std::string group(group_);
    const auto before = text_.substr(0, i);
    if (const auto named = groups_of(before.substr(before.size() > 40 ? before.size() - 40 : 0));
        !named.empty())
      if (named.back().key == "wtsa") group = "wtsa";
    add(clean(text_.substr(i, n->end - i)), group, *n, i);
    return listed(out_.back().end, group, n->series);
  }

  // "TD12, 14 and 15R1": the numbers of a list share their series.
  size_t listed(size_t i, const std::string& group, std::string_view series) {
    for (;;) {
      size_t at = i;
      for (const std::string_view joint : {", ", " and ", "/"})
        if (text_.substr(i).starts_with(joint)) at = i + joint.size();
      const size_t end = at > i ? digits_end(text_, at, 4) : at;
      if (at == i || end - at < 2 || (end < text_.size() && is_word(text_[end]) && text_[end] != 'R'))
        return i;
      const std::string padded_number = std::string(series) + std::string(text_.substr(at, 8));
      const auto n = numbered(padded_number, 0, false);
      if (!n || n->number != text_.substr(at, end - at)) return i;
      // "C12, 14 March": a day is no number of a document.
      const auto rest = trim(text_.substr(end));
      if (month_number(rest.substr(0, rest.find_first_of(" ,.;)"))) != 0) return i;
      Numbered moved{series, n->number, n->revision, at + (n->end - series.size())};
      const std::string name = out_.back().name.substr(0, out_.back().name.find(series)) +
                               std::string(series) + n->number + n->revision;
      add(name, group, moved, at);
      i = out_.back().end;
    }
  }

  // "A.5", "G.709", "Y.3172" at i, as a Recommendation's number; returns its end or i.
  size_t recommendation_number(size_t i) const {
    size_t at = i;
    if (at >= text_.size() || !is_upper(text_[at])) return i;
    ++at;
    if (at >= text_.size() || text_[at] != '.') return i;
    ++at;
    const size_t end = digits_end(text_, at, 5);
    if (end == at) return i;
    size_t more = end;
    while (more + 1 < text_.size() && text_[more] == '.' && is_digit(text_[more + 1]))
      more = digits_end(text_, more + 1, 4);
    if (more < text_.size() && is_word(text_[more])) return i;
    return more;
  }

  void add_recommendation(size_t from, size_t end) {
    const std::string number(text_.substr(from, end - from));
    const auto id = parse_identifier("ITU-T " + number);
    if (!id) return;
    out_.push_back({number, id->key(), id->work(), "recommendation", "itu-t", from, end});
  }

  // "Rec. A.5, A.18 and A.25", "Recommendation ITU-T G.709", "ITU-T Y.3172".
  size_t recommendations(size_t i) {
    size_t at = i;
    bool announced = false;
    for (const std::string_view word : {"Recommendations ", "Recommendation ", "Recs. ", "Recs ", "Rec. ",
                                        "Rec ", "draft new Recommendation "})
      if (text_.substr(at).starts_with(word)) {
        at += word.size(), announced = true;
        break;
      }
    for (const std::string_view word : {"ITU-T Recommendation ", "ITU-T Rec. ", "ITU-T "})
      if (text_.substr(at).starts_with(word)) {
        at += word.size(), announced = true;
        break;
      }
    size_t end = recommendation_number(at);
    if (end == at || (!announced && digits_end(text_, at + 2, 5) < at + 4))
      return i;  // "G.709" alone, not "A.5"
    if (!announced && text_[at] == 'Q') return i;
    add_recommendation(at, end);
    for (;;) {
      size_t next = end;
      for (const std::string_view joint : {", ", " and ", "/", " & ", ", and "})
        if (text_.substr(end).starts_with(joint)) next = end + joint.size();
      for (const std::string_view word : {"ITU-T ", "Rec. "})
        if (text_.substr(next).starts_with(word)) next += word.size();
      const size_t stop = recommendation_number(next);
      if (next == end || stop == next) return end;
      add_recommendation(next, stop);
      end = stop;
    }
  }

  // "WTSA Resolution 68", "PP22 Information Document 1", "COM5 Recommendation 5", "TSB Circular 45".
  size_t formal(size_t i) {
    static constexpr auto kForms = std::to_array<std::string_view>(
        {"Resolutions ", "Resolution ", "Information Document ", "Recommendation ", "Circular ",
         "Collective letter ", "Collective Letter ", "Opinion ", "Supplement "});
    size_t at = i;
    std::string prefix;
    for (size_t words = 0; words < 2 && at < text_.size(); ++words) {  // "WTSA", "PP22", "COM5", "TSB"
      const auto form = std::ranges::find_if(kForms, [&](auto f) { return text_.substr(at).starts_with(f); });
      if (form != kForms.end()) {
        const size_t number = at + form->size(), end = digits_end(text_, number, 4);
        const auto digits = text_.substr(number, end - number);
        if (digits == "802") return i;  // the committee
        if (digits.empty() || (end < text_.size() && is_word(text_[end]))) return i;
        if (*form == "Recommendation " && prefix.empty()) return i;
        add_formal(prefix, *form, std::string(text_.substr(number, end - number)), i, end);
        return *form == "Resolutions " ? more_resolutions(prefix, end) : end;
      }
      const size_t space = text_.find(' ', at);
      if (space == text_.npos || space - at > 9 || words > 0) return i;
      prefix = std::string(text_.substr(at, space - at));
      static constexpr auto kPrefixes =
          std::to_array<std::string_view>({"WTSA", "WTSA-", "PP", "COM", "TSB", "WTDC", "BR"});
      const bool known = std::ranges::any_of(kPrefixes, [&](auto p) { return prefix.starts_with(p); });
      if (!known) return i;
      at = space + 1;
    }
    return i;
  }

  // "Resolutions 1, 68 and 76": what follows the first number.
  size_t more_resolutions(const std::string& prefix, size_t end) {
    for (;;) {
      size_t at = end;
      for (const std::string_view joint : {", ", " and ", ", and "})
        if (text_.substr(end).starts_with(joint)) at = end + joint.size();
      const size_t stop = at > end ? digits_end(text_, at, 3) : at;
      if (at == end || stop == at || (stop < text_.size() && is_word(text_[stop]))) return end;
      add_formal(prefix, "Resolutions ", std::string(text_.substr(at, stop - at)), at, stop);
      end = stop;
    }
  }

  void add_formal(const std::string& prefix, std::string_view form, const std::string& number, size_t at,
                  size_t end) {
    std::string kind = ascii_lower(trim(form));
    if (kind == "resolutions") kind = "resolution";
    Reference r;
    r.type = kind == "information document" ? "information-document"
             : kind == "collective letter"  ? "circular"
                                            : kind;
    // A resolution without a conference in the reports of ITU-T is of its assembly.
    std::string from = ascii_lower(prefix.substr(0, prefix.find_first_of("0123456789-")));
    if (from.empty() && kind == "resolution" && body_ == "itu-t") from = "wtsa";
    const bool plenipotentiary = from == "pp" || from == "com";
    r.body = plenipotentiary  ? "itu"
             : from == "wtdc" ? "itu-d"
             : body_.empty()  ? "itu-t"
                              : std::string(body_);
    const std::string name = kind == "resolution" || prefix.empty() ? "" : prefix + " ";
    std::string shown(trim(form));
    if (shown == "Resolutions") shown = "Resolution";
    r.name = name + shown + " " + number;
    const std::string scope = kind == "resolution" ? from : identifier_slug(prefix);
    const std::string abbreviation = kind == "resolution"             ? "res."
                                     : kind == "recommendation"       ? "rec."
                                     : kind == "information document" ? "inf-"
                                                                      : identifier_slug(kind) + ".";
    r.key = r.work = r.body + ":" + (scope.empty() ? "" : scope + "-") + abbreviation + number;
    r.at = at, r.end = end;
    out_.push_back(std::move(r));
  }

  // "RFC 9110", "IEEE 802.3", "ISO/IEC 14496-10", "3GPP TS 23.501", "ETSI EN 300 328".
  size_t other_bodies(size_t i) {
    static constexpr auto kStarts = std::to_array<std::string_view>(
        {"RFC ", "RFC", "IEEE Std ", "IEEE ", "ISO/IEC ", "ISO ", "IEC ", "ITU-R ", "ETSI ", "BCP "});
    for (const auto start : kStarts) {
      if (!text_.substr(i).starts_with(start)) continue;
      size_t end = i + start.size();
      if (start == "ETSI " || start == "ITU-R ") {
        const size_t word = end;
        while (end < text_.size() && is_upper(text_[end])) ++end;
        if (end == word || end >= text_.size() || (text_[end] != ' ' && text_[end] != '.')) return i;
        ++end;
      }
      const size_t number = end;
      while (end < text_.size() &&
             (is_digit(text_[end]) || ((text_[end] == '.' || text_[end] == '-') && end + 1 < text_.size() &&
                                       is_digit(text_[end + 1]))))
        ++end;
      const auto digits = text_.substr(number, end - number);
      if (digits == "802") return i;  // the committee
      if (digits.empty() ||
          (end < text_.size() && (is_word(text_[end]) || text_.substr(end).starts_with(",0"))))
        return i;
      const auto id = parse_identifier(text_.substr(i, end - i));
      if (!id) return i;
      out_.push_back(
          {std::string(text_.substr(i, end - i)), id->key(), id->work(), "standard", id->body, i, end});
      return end;
    }
    return i;
  }

  std::string_view text_, body_, group_;
  std::vector<Reference> out_;
};

}  // namespace

std::vector<Reference> references_of(std::string_view text, std::string_view body, std::string_view group) {
  return Scanner(text, body, group).all();
}

bool is_document_number(std::string_view text) {
  text = trim(text);
  if (text.size() > 40) return false;
  const auto found = references_of(text, "itu-t", "");
  if (found.size() != 1 || found[0].at != 0) return false;
  const bool series =
      found[0].type == "contribution" || found[0].type == "temporary-document" || found[0].type == "report";
  return series && (found[0].end == text.size() || text[found[0].end] == ' ' || text[found[0].end] == '(');
}

}  // namespace plenary::minutes
