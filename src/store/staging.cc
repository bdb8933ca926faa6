#include "store/staging.h"

#include <cmath>

#include "store/columns.h"

namespace plenary {
namespace {

// Writes one field; an empty text, an absent date and a NaN are nulls.
struct FieldWriter {
  duck::Appender& to;
  void operator()(const char*, const std::string& text) const { text.empty() ? to.null() : to.text(text); }
  void operator()(const char*, double number) const { std::isnan(number) ? to.null() : to.real(number); }
  void operator()(const char* name, const MaybeDate& date) const {
    if (!date) {
      to.null();
      to.null();
      return;
    }
    // The end of a partial interval is its last day: a term "until 2024" ends on 2024-12-31.
    to.date(std::string_view(name) == "to" ? date->last() : date->day);
    to.integer(static_cast<int>(date->precision));
  }
};

}  // namespace

Result<Staging> Staging::make(duck::Connection& connection) {
  PLENARY_TRY(connection.run("ATTACH ':memory:' AS stage"));
  for (const auto& noun : nouns()) PLENARY_TRY(connection.run(stage_table(noun)));
  Staging staging(connection);
  staging.appenders_.resize(nouns().size());
  staging.counts_.resize(nouns().size());
  return staging;
}

Status Staging::append(int32_t unit_id, const Batch& batch) {
  Status status;
  size_t noun = 0;
  int32_t seq = 0;
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
    auto& to = *appenders_[at];
    for (const auto& record : list) {
      to.integer(unit_id);
      to.integer(seq++);
      to.integer(record.line);
      fields(record, FieldWriter{to});
      status = to.end_row();
      if (!status) return;
    }
    counts_[at] += list.size();
  });
  return status;
}

Status Staging::flush() {
  for (auto& appender : appenders_) {
    if (appender) PLENARY_TRY(appender->finish());
    appender.reset();
  }
  return {};
}

}  // namespace plenary
