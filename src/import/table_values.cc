#include "import/table_values.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"

namespace plenary::table {
namespace {

constexpr size_t kLongestName = 4096;
constexpr size_t kLongestText = 64 << 10;
constexpr size_t kRemembered = 256;

// True when `clean` would change nothing: most cells, and much cheaper to find out than to do.
bool tidy(std::string_view text) {
  if (text.empty() || text.size() > kLongestName || text.front() == ' ' || text.back() == ' ')
    return text.empty();
  char before = 'x';
  for (const char c : text) {
    if (c < 0x20 || c == 0x7F || (c == ' ' && before == ' '))
      return false;  // bytes from 0x80 on are negative
    before = c;
  }
  return true;
}

std::string shown(std::string_view text) { return clean(text.substr(0, 400), 80); }

}  // namespace

ValueReader::ValueReader(std::string_view field, const BoundRule& rule,
                         const std::vector<std::string>& not_said, std::vector<DateForm> inferred)
    : field_(field), rule_(rule.rule), type_(rule.type), not_said_(&not_said), forms_(rule.rule->dates) {
  if (forms_.empty()) forms_ = std::move(inferred);
  for (const auto& nothing : not_said) longest_nothing_ = std::max(longest_nothing_, nothing.size());
  long_text_ = field == "text" || field == "abstract" || field == "rationale";
  people_ = field == "person" && !rule_->split && !rule_->value && !rule_->made;
  names_ = people_ || (field == "organization" && !rule_->split && !rule_->value && !rule_->made);
}

bool ValueReader::means_nothing(std::string_view text) const {
  if (text.size() > longest_nothing_) return false;
  return std::ranges::any_of(*not_said_, [text](const std::string& nothing) {
    return nothing.size() == text.size() && equals_ignoring_case(nothing, text);
  });
}

std::string ValueReader::read(Raw raw, Slot& slot) {
  if (raw.text.empty() && rule_->translate.empty()) {
    slot.text.clear();
    slot.date.reset();
    slot.number = kNotSaid;
    return {};
  }
  if (remembers_ && raw.kind == last_kind_ && raw.text == last_text_) {
    slot = last_slot_;
    return {};
  }
  std::string fault = read_anew(raw, slot);
  if (fault.empty() && raw.text.size() <= kRemembered) {
    last_text_ = raw.text;
    last_kind_ = raw.kind;
    remembers_ = true;
    last_slot_ = slot;
  }
  return fault;
}

std::string ValueReader::read_anew(Raw raw, Slot& slot) const {
  slot.text.clear();
  slot.date.reset();
  slot.number = kNotSaid;
  std::string changed;
  if (raw.kind == CellKind::kText && !long_text_ && !tidy(raw.text)) {
    changed = clean(raw.text, kLongestName + 1);
    if (changed.size() > kLongestName)
      return fmt::format("{} is longer than {} bytes: '{}'", field_, kLongestName, shown(changed));
    raw.text = changed;
  }
  if (!raw.text.empty() && !rule_->value && means_nothing(raw.text)) raw.text = {};
  if (!rule_->translate.empty()) {
    auto found = rule_->translate.find(ascii_lower(raw.text));
    if (found == rule_->translate.end() && !raw.text.empty()) found = rule_->translate.find("*");
    if (found != rule_->translate.end() && found->second != "{value}")
      raw = {found->second, CellKind::kText};
    else if (found == rule_->translate.end() && !raw.text.empty())
      return fmt::format("{} '{}' has no translation (add it, or \"*\" for all others)", field_,
                         shown(raw.text));
  }
  if (raw.text.empty()) return {};
  if (type_ == FieldType::kDate) return read_date(raw, slot);
  if (type_ == FieldType::kText) return read_text(raw, slot);
  const auto number = raw.kind == CellKind::kBool
                          ? std::unexpected(std::string("is no number"))
                          : read_number(raw.text, raw.kind == CellKind::kNumber ? NumberForm{.declared = true}
                                                                                : rule_->number);
  if (!number) return fmt::format("{} '{}' {}", field_, shown(raw.text), number.error());
  slot.number = *number;
  return {};
}

std::string ValueReader::read_text(Raw raw, Slot& slot) const {
  if (long_text_) {
    slot.text = trim(to_utf8(raw.text));
    if (slot.text.size() > kLongestText)
      return fmt::format("{} is longer than {} bytes: '{}'", field_, kLongestText, shown(raw.text));
    return {};
  }
  if (names_ && (raw.text.find(';') != std::string_view::npos ||
                 (people_ && (raw.text.find(" and ") != std::string_view::npos ||
                              raw.text.find(" & ") != std::string_view::npos))))
    return fmt::format("{} '{}' looks like several: declare split.{} = \";\" (or \"\" when it is one)",
                       field_, shown(raw.text), field_);
  slot.text = raw.text;
  return {};
}

std::string ValueReader::read_date(Raw raw, Slot& slot) const {
  if (raw.kind == CellKind::kDate) {
    slot.date = parse_date(raw.text);
    return slot.date ? "" : fmt::format("{} '{}' is outside the years 1800 to 2200", field_, shown(raw.text));
  }
  for (const auto& form : forms_)
    if ((slot.date = form.read(raw.text))) return {};
  // A declared form is the only one; without one, what reads in one way only is taken.
  if (rule_->dates.empty() && (slot.date = read_plain_date(raw.text))) return {};
  if (raw.kind == CellKind::kNumber && rule_->dates.empty())
    return fmt::format(
        "{} '{}' is a number where a date is expected (declare dates.{} = \"excel\" for day numbers)", field_,
        shown(raw.text), field_);
  return fmt::format("{} '{}' is no date{}", field_, shown(raw.text),
                     rule_->dates.empty()
                         ? fmt::format(" (declare its form: dates.{} = \"dd/mm/yyyy\")", field_)
                         : " of the declared form");
}

}  // namespace plenary::table
