#include "load/trial.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/progress.h"
#include "base/text.h"
#include "load/reading.h"

namespace plenary {
namespace {

constexpr size_t kSample = 5, kReasons = 20, kLongestText = 200;

duck::Value value_of(const std::string& text) {
  return text.empty() ? duck::Value() : duck::Value(clean(text, kLongestText));
}
duck::Value value_of(double number) { return std::isnan(number) ? duck::Value() : duck::Value(number); }
duck::Value value_of(const MaybeDate& date) { return date ? duck::Value(to_string(*date)) : duck::Value(); }

duck::Type type_of(double) { return duck::Type::kReal; }
duck::Type type_of(const auto&) { return duck::Type::kText; }

void add_to_sample(const auto& record, duck::Table& sample) {
  if (sample.columns.empty())
    fields(record, [&](const char* name, const auto& value) {
      sample.columns.push_back({name, type_of(value), ""});
    });
  auto& row = sample.rows.emplace_back();
  fields(record, [&](const char*, const auto& value) { row.push_back(value_of(value)); });
}

// Most nouns have fields that a source says nothing of.
void drop_empty_columns(duck::Table& table) {
  for (size_t i = table.columns.size(); i-- > 0;) {
    const auto empty = [i](const auto& row) { return std::holds_alternative<std::monostate>(row[i]); };
    if (!std::ranges::all_of(table.rows, empty)) continue;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(i));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

struct Reason {
  uint64_t count = 0;
  std::string place, excerpt;
};

duck::Table reasons_table(const std::map<std::string, Reason>& reasons) {
  std::vector<const std::pair<const std::string, Reason>*> order;
  for (const auto& one : reasons) order.push_back(&one);
  std::ranges::stable_sort(order, std::greater(), [](const auto* one) { return one->second.count; });
  if (order.size() > kReasons) order.resize(kReasons);
  duck::Table table{{{"reason", duck::Type::kText, ""},
                     {"times", duck::Type::kInteger, ""},
                     {"first_place", duck::Type::kText, ""},
                     {"excerpt", duck::Type::kText, ""}},
                    {}};
  for (const auto* one : order)
    table.rows.push_back({clean(one->first, kLongestText), static_cast<int64_t>(one->second.count),
                          one->second.place, value_of(one->second.excerpt)});
  return table;
}

class Trying {
 public:
  explicit Trying(const char* place) : place_(place) {}

  void take(const ReadUnit& unit) {
    trial_.files += unit.first;
    trial_.records += unit.batch.records();
    trial_.rejects += unit.batch.rejects.size();
    size_t noun = 0;
    each_noun(unit.batch, [&](const char* name, const auto& list) {
      if (nouns_.size() == noun) nouns_.push_back({name, 0, {}});
      auto& of = nouns_[noun++];
      of.records += list.size();
      for (size_t i = 0; i < list.size() && of.sample.rows.size() < kSample; ++i)
        add_to_sample(list[i], of.sample);
    });
    for (const auto& reject : unit.batch.rejects) note(unit.path, reject);
  }

  Trial done() && {
    for (auto& noun : nouns_) {
      if (noun.records == 0) continue;
      drop_empty_columns(noun.sample);
      trial_.nouns.push_back(std::move(noun));
    }
    trial_.left_out = reasons_table(reasons_);
    return std::move(trial_);
  }

 private:
  void note(const std::string& path, const Reject& reject) {
    auto& reason = reasons_[reject.reason];
    if (reason.count++ > 0) return;
    reason.place = reject.line == 0 ? path : fmt::format("{}, {} {}", path, place_, reject.line);
    reason.excerpt = reject.excerpt;
  }

  const char* place_;
  std::vector<Trial::OfNoun> nouns_;
  std::map<std::string, Reason> reasons_;
  Trial trial_;
};

}  // namespace

Result<Trial> try_source(const Format& format, const ImportOptions& options) {
  const InterruptGuard interrupt;
  PLENARY_LET(reader, format.open(options));
  const auto accepts = [&](std::string_view path) { return reader->accepts(path); };
  PLENARY_LET(source, format.source ? format.source(options) : open_source(options.locator, accepts));
  Trying trying(format.place);
  PLENARY_TRY(read_units(*source, *reader, "", {}, [&](ReadUnit& unit) -> Status {
    trying.take(unit);
    return {};
  }));
  auto trial = std::move(trying).done();
  if (trial.files == 0)
    return fail(ErrorKind::kInput,
                fmt::format("{}: no file that the format {} reads", options.locator, format.name));
  return trial;
}

}  // namespace plenary
