#include "store/staging.h"

#include <algorithm>
#include <cmath>

#include "store/columns.h"

namespace plenary {
namespace {

constexpr size_t kMostFields = 32;

}  // namespace

// One record on its way into its table: first its texts are gathered, then its columns written. An empty
// text, an absent date and a NaN are nulls.
struct Staging::Row {
  duck::Appender& to;
  const Plan& plan;
  std::vector<TextNumbers>& numbers;
  std::array<std::string_view, kMostFields> texts{};
  Status status;
  size_t at = 0;

  void gather(const std::string& text) { texts[at++] = text; }
  void gather(const auto&) { ++at; }

  void write(const char*, const std::string& text) {
    const size_t i = at++;
    if (plan.within[i]) return;
    if (plan.references[i] == Reference::kNone)
      text.empty() ? to.null() : to.text(text);
    else
      refer(plan.references[i], i);
  }
  void write(const char*, double number) { std::isnan(number) ? to.null() : to.real(number), ++at; }
  void write(const char* name, const MaybeDate& date) {
    ++at;
    if (!date) {
      to.null();
      to.null();
      return;
    }
    // The end of a partial interval is its last day: a term "until 2024" ends on 2024-12-31.
    to.date(std::string_view(name) == "to" ? date->last() : date->day);
    to.integer(static_cast<int>(date->precision));
  }

  void refer(Reference reference, size_t i) {
    const auto body = plan.body < 0 ? std::string_view() : texts[static_cast<size_t>(plan.body)];
    switch (reference) {
      case Reference::kPerson:
        if (texts[i].empty() && texts[i + 1].empty() && texts[i + 2].empty()) return to.null();
        return number(reference, {texts[i], texts[i + 1], texts[i + 2], body});
      case Reference::kOrganization:  // a country alone names no organization
        if (texts[i].empty() && texts[i + 2].empty()) return to.null();
        return number(reference, {texts[i], texts[i + 1], texts[i + 2]});
      case Reference::kGroup:
        return texts[i].empty() ? to.null() : number(reference, {body, texts[i]});
      default:
        return texts[i].empty() ? to.null() : number(reference, {texts[i]});
    }
  }
  void number(Reference reference, std::initializer_list<std::string_view> parts) {
    const auto given =
        numbers[static_cast<size_t>(reference) - 1].number(std::span(parts.begin(), parts.size()));
    if (given) return to.integer(*given);
    status = std::unexpected(given.error());
    to.null();
  }
};

Staging::Staging(duck::Connection& connection) : connection_(&connection) {
  appenders_.resize(nouns().size());
  counts_.resize(nouns().size());
  for (const auto& noun : nouns()) {
    auto& plan = plans_.emplace_back();
    for (const auto& field : noun.fields) {
      if (field.name == "body") plan.body = static_cast<int>(plan.references.size());
      plan.references.push_back(reference_of(noun, field.name));
      plan.within.push_back(within_reference(field.name));
    }
  }
  for (size_t i = 1; i <= kReferences; ++i) numbers_.emplace_back(connection, static_cast<Reference>(i));
}

Result<Staging> Staging::make(duck::Connection& connection) {
  PLENARY_TRY(connection.run("ATTACH ':memory:' AS stage"));
  std::string tables = text_tables();
  for (const auto& noun : nouns()) tables += stage_table(noun) + ";\n";
  PLENARY_TRY(connection.run("BEGIN;" + tables + "COMMIT"));
  return Staging(connection);
}

template <class Record>
Status Staging::append_row(size_t noun, const Record& record, int32_t unit_id, int32_t seq) {
  auto& to = *appenders_[noun];
  to.integer(unit_id);
  to.integer(seq);
  to.integer(record.line);
  Row row{to, plans_[noun], numbers_};
  fields(record, [&row](const char*, const auto& value) { row.gather(value); });
  row.at = 0;
  fields(record, [&row](const char* name, const auto& value) { row.write(name, value); });
  return row.status ? to.end_row() : row.status;
}

Status Staging::append(int32_t unit_id, const Batch& batch, int32_t& seq) {
  Status status;
  size_t noun = 0;
  each_noun(batch, [&](const char* name, const auto& list) {
    const size_t at = noun++;
    if (!status || list.empty()) return;
    if (!appenders_[at]) {
      auto opened = connection_->appender("stage", name);
      if (!opened) {
        status = std::unexpected(opened.error());
        return;
      }
      appenders_[at] = std::make_unique<duck::Appender>(std::move(*opened));
    }
    for (const auto& record : list)
      if (status) status = append_row(at, record, unit_id, seq++);
    counts_[at] += list.size();
  });
  return status;
}

Status Staging::flush() {
  for (auto& appender : appenders_) {
    if (appender) PLENARY_TRY(appender->finish());
    appender.reset();
  }
  for (auto& numbers : numbers_) PLENARY_TRY(numbers.flush());
  return {};
}

}  // namespace plenary
