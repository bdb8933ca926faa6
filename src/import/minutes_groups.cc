#include "import/minutes_groups.h"

#include <array>

#include "base/text.h"
#include "import/minutes_lines.h"

namespace plenary::minutes {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_word(char c) { return is_digit(c) || is_upper(c) || (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

// The digits at `at`, at most three; moves behind them.
std::string digits(std::string_view text, size_t& at) {
  const size_t from = at;
  while (at < text.size() && at < from + 3 && is_digit(text[at])) ++at;
  return std::string(text.substr(from, at - from));
}

struct Form {
  std::string_view written, key;
  bool slash;  // "12/15": a number and its study group
};
constexpr auto kForms = std::to_array<Form>({{"ITU-T Study Group ", "sg", false},
                                             {"Study Group ", "sg", false},
                                             {"ITU-T SG", "sg", false},
                                             {"SG ", "sg", false},
                                             {"SG", "sg", false},
                                             {"Working Party ", "wp", true},
                                             {"WP ", "wp", true},
                                             {"WP", "wp", true},
                                             {"Question ", "q", true},
                                             {"Question Q", "q", true},
                                             {"Q.", "q", true},
                                             {"Q", "q", true}});

// "SG15", "WP3/15", "WP2/TSAG", "Q12/15" at `at`.
std::optional<GroupMention> numbered(std::string_view text, size_t at) {
  for (const auto& form : kForms) {
    if (!text.substr(at).starts_with(form.written)) continue;
    size_t i = at + form.written.size();
    const std::string number = digits(text, i);
    if (number.empty()) continue;
    std::string key = std::string(form.key) + number;
    if (form.slash) {
      if (i >= text.size() || text[i] != '/') continue;
      ++i;
      if (text.substr(i).starts_with("TSAG")) {
        key += "/tsag", i += 4;
      } else {
        if (text.substr(i).starts_with("SG")) i += 2;
        const std::string group = digits(text, i);
        if (group.empty()) continue;
        key += "/" + group;
      }
    }
    if (i < text.size() && is_word(text[i])) continue;
    return GroupMention{key, at, i};
  }
  return std::nullopt;
}

// "TSAG", "RG-IEM", "FG-AI4H", "JCA-IMT2020", "WTSA-20" at `at`.
std::optional<GroupMention> named(std::string_view text, size_t at) {
  for (const std::string_view name : {"TSAG", "WTSA", "RAG", "TDAG"}) {
    if (!text.substr(at).starts_with(name)) continue;
    size_t end = at + name.size();
    if (name == "WTSA" && end + 2 < text.size() && text[end] == '-' && is_digit(text[end + 1])) {
      ++end;
      digits(text, end);
    }
    if (end < text.size() && is_word(text[end])) continue;
    return GroupMention{ascii_lower(name), at, end};
  }
  for (const std::string_view prefix : {"RG-", "FG-", "FG ", "JCA-", "AHG-", "CG-"}) {
    if (!text.substr(at).starts_with(prefix)) continue;
    size_t end = at + prefix.size();
    const size_t from = end;
    while (end < text.size() && end < from + 20 &&
           (is_upper(text[end]) || is_digit(text[end]) || text[end] == '-'))
      ++end;
    while (end > from && text[end - 1] == '-') --end;
    if (end < from + 2 || !is_upper(text[from])) continue;
    std::string key = ascii_lower(text.substr(at, end - at));
    if (key[2] == ' ') key[2] = '-';
    return GroupMention{key, at, end};
  }
  return std::nullopt;
}

}  // namespace

std::vector<GroupMention> groups_of(std::string_view text) {
  std::vector<GroupMention> out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!is_upper(text[i]) || (i > 0 && is_word(text[i - 1]))) continue;
    auto found = numbered(text, i);
    if (!found) found = named(text, i);
    if (!found) continue;
    // "TSAG-TD256" and "SG15-C12" are documents, "TSAG/WP2" is a document's group too.
    const std::string_view rest = text.substr(found->end);
    if (rest.size() > 1 && rest[0] == '-' && is_upper(rest[1])) continue;
    i = found->end - 1;
    out.push_back(*found);
  }
  return out;
}

bool is_group(std::string_view text) {
  const auto groups = groups_of(text);
  return groups.size() == 1 && groups[0].at <= 6 && text.size() - groups[0].end <= 5 &&
         (groups[0].at == 0 || text.starts_with("ITU"));
}

std::string parent_of(std::string_view key) {
  if (const size_t slash = key.find('/'); slash != key.npos) {
    const auto above = key.substr(slash + 1);
    return is_digit(above[0]) ? "sg" + std::string(above) : std::string(above);
  }
  return key.starts_with("rg-") ? "tsag" : "";
}

std::string kind_of_group(std::string_view key) {
  struct Named {
    std::string_view start, kind;
  };
  static constexpr auto kKinds = std::to_array<Named>({{"sg", "study group"},
                                                       {"wp", "working party"},
                                                       {"q", "question"},
                                                       {"rg-", "rapporteur group"},
                                                       {"fg-", "focus group"},
                                                       {"jca-", "joint coordination activity"},
                                                       {"tsag", "advisory group"},
                                                       {"wtsa", "assembly"},
                                                       {"ahg-", "ad hoc group"}});
  for (const auto& named : kKinds)
    if (key.starts_with(named.start)) return std::string(named.kind);
  return "group";
}

std::string body_in(std::string_view head) {
  struct Named {
    std::string_view word, body;
  };
  static constexpr auto kBodies = std::to_array<Named>({{"itu t", "itu-t"},
                                                        {"tsag", "itu-t"},
                                                        {"wtsa", "itu-t"},
                                                        {"itu r", "itu-r"},
                                                        {"itu d", "itu-d"},
                                                        {"etsi", "etsi"},
                                                        {"3gpp", "3gpp"},
                                                        {"onem2m", "onem2m"},
                                                        {"ietf", "ietf"},
                                                        {"ieee", "ieee"},
                                                        {"w3c", "w3c"},
                                                        {"oasis", "oasis"}});
  const std::string text = padded(head);
  std::string best;
  size_t first = text.npos;
  for (const auto& named : kBodies) {
    size_t at = 0;
    if (has_phrase(text, named.word, &at) && at < first) best = named.body, first = at;
  }
  if (best.empty())
    for (const auto& group : groups_of(head))
      if (kind_of_group(group.key) != "group" && group.key != "rag") return "itu-t";
  return best;
}

}  // namespace plenary::minutes
