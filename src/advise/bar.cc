#include "advise/bar.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/text.h"

namespace plenary {
namespace {

using Compare = BarCondition::Compare;

constexpr std::array<BackingWord, kBackings> kWords{
    {{"supporters", "organizations that stand behind it"},
     {"regions", "ITU regions of their countries"},
     {"countries", "their countries"},
     {"companies", "companies among them"},
     {"governments", "governments among them"},
     {"academia", "universities and institutes among them"},
     {"kinds", "kinds of organizations among them: company, government, academia ..."},
     {"people", "people: contributors, authors, editors, supporters"}}};

struct Sign {
  std::string_view text;
  Compare compare;
};
// The longer ones first: ">=" begins with ">".
constexpr std::array kSigns{Sign{">=", Compare::kAtLeast}, Sign{"<=", Compare::kAtMost},
                            Sign{">", Compare::kAbove}, Sign{"<", Compare::kBelow},
                            Sign{"=", Compare::kEqual}};
constexpr int64_t kMostNumber = 1'000'000;
constexpr size_t kMostConditions = 20;

class BarReader {
 public:
  explicit BarReader(std::string_view text) : text_(text) {}

  Result<Bar> read() {
    Bar out;
    do {
      if (out.conditions.size() == kMostConditions) return wrong("a bar of more than 20 conditions");
      PLENARY_LET(condition, read_condition());
      out.conditions.push_back(condition);
      skip();
    } while (takes(",") || takes_word("and"));
    if (at_ != text_.size()) return wrong("'and' or the end");
    return out;
  }

 private:
  Result<BarCondition> read_condition() {
    BarCondition out;
    const auto word = read_word();
    const auto found = std::ranges::find_if(kWords, [&](const BackingWord& w) { return word == w.name; });
    if (found == kWords.end()) {
      at_ -= word.size();
      std::string names;
      for (const auto& w : kWords) names += fmt::format("{}{}", names.empty() ? "" : ", ", w.name);
      return wrong("one of " + names);
    }
    out.of = static_cast<Backing>(found - kWords.begin());
    skip();
    const auto sign = std::ranges::find_if(kSigns, [&](const Sign& s) { return takes(s.text); });
    if (sign == kSigns.end()) return wrong("one of >=, >, <=, <, =");
    out.compare = sign->compare;
    skip();
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), out.number);
    if (error != std::errc() || out.number < 0 || out.number > kMostNumber) return wrong("a whole number");
    at_ = static_cast<size_t>(end - text_.data());
    return out;
  }

  std::string read_word() {
    skip();
    const size_t from = at_;
    while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    return ascii_lower(text_.substr(from, at_ - from));
  }

  bool takes(std::string_view part) {
    if (!text_.substr(at_).starts_with(part)) return false;
    at_ += part.size();
    return true;
  }

  bool takes_word(std::string_view word) {
    const size_t from = at_;
    if (read_word() == word) return true;
    at_ = from;
    return false;
  }

  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  std::unexpected<Error> wrong(std::string_view expected) const {
    const auto rest = text_.substr(at_, 20);
    return fail(
        ErrorKind::kUsage,
        fmt::format("the bar '{}' cannot be read at {}: {} is expected there", printable(clean(text_, 100)),
                    rest.empty() ? "its end" : fmt::format("'{}'", printable(rest)), expected));
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

std::span<const BackingWord, kBackings> backing_words() { return kWords; }

bool BarCondition::holds(int64_t count) const {
  switch (compare) {
    case Compare::kAtLeast:
      return count >= number;
    case Compare::kAbove:
      return count > number;
    case Compare::kAtMost:
      return count <= number;
    case Compare::kBelow:
      return count < number;
    case Compare::kEqual:
      return count == number;
  }
  return false;
}

bool Bar::passes(const BackingCounts& counts) const {
  return std::ranges::all_of(
      conditions, [&](const BarCondition& c) { return c.holds(counts[static_cast<size_t>(c.of)]); });
}

Result<Bar> parse_bar(std::string_view text) { return BarReader(text).read(); }

std::string to_string(const Bar& bar) {
  std::string out;
  for (const auto& c : bar.conditions) {
    const auto sign = std::ranges::find(kSigns, c.compare, &Sign::compare);
    out += fmt::format("{}{} {} {}", out.empty() ? "" : " and ", kWords[static_cast<size_t>(c.of)].name,
                       sign->text, c.number);
  }
  return out;
}

}  // namespace plenary
