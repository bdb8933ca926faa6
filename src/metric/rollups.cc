#include "metric/rollups.h"

#include <algorithm>
#include <chrono>

#include "metric/columns.h"
#include "metric/views.h"

namespace plenary {
namespace {

constexpr size_t kMostWanted = 64;

bool holds(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::ranges::all_of(some,
                             [&](const auto& column) { return std::ranges::find(all, column) != all.end(); });
}

Result<std::shared_ptr<LabelledRollup>> labelled(Result<std::shared_ptr<const Rollup>> read) {
  if (!read) return std::unexpected(std::move(read.error()));
  if (*read == nullptr) return nullptr;
  auto out = std::make_shared<LabelledRollup>();
  out->rollup = std::move(*read);
  return out;
}

}  // namespace

void Rollups::keep(size_t most_bytes, bool aside) {
  const std::scoped_lock lock(mutex_);
  most_bytes_ = most_bytes, aside_ = aside;
}

void Rollups::keep_files(double least_seconds) {
  const std::scoped_lock lock(mutex_);
  least_seconds_ = least_seconds;
}

Result<std::shared_ptr<LabelledRollup>> Rollups::get(duck::Connection& connection, const Plan& plan) {
  return get(connection, plan, aside_);
}

Status Rollups::read_for(duck::Connection& connection, const MeasureQuery& query) {
  PLENARY_LET(plan, look_up(connection, query));
  PLENARY_TRY(get(connection, plan, false));
  return {};
}

Status Rollups::read_wanted(duck::Connection& connection) {
  while (true) {
    std::optional<MeasureQuery> query;
    {
      const std::scoped_lock lock(mutex_);
      if (wanted_.empty()) return {};
      query = std::move(wanted_.extract(wanted_.begin()).mapped());
    }
    PLENARY_TRY(read_for(connection, *query));
  }
}

// A question alone costs least where it looks at few columns of a plain table; what a view puts together
// costs the same whoever asks, so the next one is spared it.
Result<std::shared_ptr<LabelledRollup>> Rollups::get(duck::Connection& connection, const Plan& plan,
                                                     bool aside) {
  RollupName name{plan.metric.name, columns_of(plan)};
  std::unique_lock lock(mutex_);
  if (most_bytes_ == 0) {
    lock.unlock();
    if (!is_plain(plan.metric.sql) || is_kept(connection, name))
      return labelled(load_or_read(connection, plan, name));
    PLENARY_TRY(make_views_for(connection, plan.metric.sql));
    return labelled(read_rollup(connection, plan, name.columns, false));
  }
  while (true) {
    if (auto found = find(name)) return found;
    const auto entry = entries_.find(name);
    if (entry == entries_.end()) break;
    if (aside || !entry->second.being_read) return nullptr;  // not yet, or there can be none
    if (connection.interrupted()) return fail(ErrorKind::kEngine, "INTERRUPT Error: Interrupted!");
    read_.wait_for(lock, std::chrono::milliseconds(100));
  }
  if (aside && !is_kept(connection, name)) {
    if (wanted_.size() < kMostWanted) wanted_.emplace(name, *plan.query);
    return nullptr;
  }
  entries_[name].being_read = true;
  lock.unlock();
  return read(connection, plan, name);
}

Result<std::shared_ptr<const Rollup>> Rollups::load_or_read(duck::Connection& connection, const Plan& plan,
                                                            const RollupName& name) {
  if (auto kept = load_rollup(connection, name)) return kept;
  const auto began = std::chrono::steady_clock::now();
  PLENARY_TRY(make_views_for(connection, plan.metric.sql));
  PLENARY_LET(made, read_rollup(connection, plan, name.columns, true));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  if (made != nullptr && took.count() >= least_seconds_) keep_rollup(connection, name.metric, *made);
  return made;
}

std::shared_ptr<LabelledRollup> Rollups::find(const RollupName& name) {
  Entry* best = nullptr;
  for (auto at = entries_.lower_bound(RollupName{name.metric, {}});
       at != entries_.end() && at->first.metric == name.metric; ++at) {
    auto& entry = at->second;
    if (entry.found == nullptr || !holds(at->first.columns, name.columns)) continue;
    const auto rows = entry.found->rollup->rows();
    if (at->first != name && rows > kMostRowsToShare) continue;
    if (best == nullptr || rows < best->found->rollup->rows()) best = &entry;
  }
  if (best == nullptr) return nullptr;
  best->used = ++clock_;
  return best->found;
}

Result<std::shared_ptr<LabelledRollup>> Rollups::read(duck::Connection& connection, const Plan& plan,
                                                      const RollupName& name) {
  const auto began = std::chrono::steady_clock::now();
  auto made = labelled(load_or_read(connection, plan, name));
  const std::scoped_lock lock(mutex_);
  read_.notify_all();
  if (!made) {
    entries_.erase(name);  // interrupted: whoever waits tries for himself
    return made;
  }
  if (*made && (*made)->rollup->bytes() > most_bytes_ / 2) made = nullptr;
  ++reads_;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  entries_[name] = {*made, false, ++clock_, took.count()};
  let_go();
  return made;
}

void Rollups::make_room() {
  const std::scoped_lock lock(mutex_);
  let_go();
}

void Rollups::let_go() {
  size_t bytes = 0, count = 0;
  for (const auto& [name, entry] : entries_)
    if (entry.found) bytes += entry.found->bytes(), ++count;
  for (; bytes > most_bytes_ && count > 0; --count) {
    const auto oldest = std::ranges::min_element(
        entries_, {}, [this](const auto& item) { return item.second.found ? item.second.used : clock_ + 1; });
    bytes -= oldest->second.found->bytes();
    entries_.erase(oldest);
  }
}

std::vector<Rollups::Kept> Rollups::kept() const {
  const std::scoped_lock lock(mutex_);
  std::vector<Kept> out;
  for (const auto& [name, entry] : entries_)
    if (entry.found)
      out.push_back(
          {name.metric, name.columns, entry.found->rollup->rows(), entry.found->bytes(), entry.seconds});
  return out;
}

size_t Rollups::bytes() const {
  size_t bytes = 0;
  for (const auto& one : kept()) bytes += one.bytes;
  return bytes;
}

size_t Rollups::reads() const {
  const std::scoped_lock lock(mutex_);
  return reads_;
}

}  // namespace plenary
