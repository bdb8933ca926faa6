#include "metric/rollups.h"

#include <algorithm>
#include <chrono>

#include "metric/columns.h"
#include "metric/views.h"

namespace plenary {
namespace {

// A roll-up with more columns serves as well, if it is not much larger than the right one could be.
constexpr size_t kMostRows = 500'000;
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

Result<std::shared_ptr<LabelledRollup>> Rollups::get(duck::Connection& connection, const Plan& plan,
                                                     bool aside) {
  Key key{plan.metric.name, columns_of(plan)};
  std::unique_lock lock(mutex_);
  if (most_bytes_ == 0) {
    lock.unlock();
    PLENARY_TRY(make_views_for(connection, plan.metric.sql));
    return labelled(read_rollup(connection, plan, key.second, false));
  }
  while (true) {
    if (auto found = find(key)) return found;
    const auto entry = entries_.find(key);
    if (entry == entries_.end()) break;
    if (aside || !entry->second.being_read) return nullptr;  // not yet, or there can be none
    if (connection.interrupted()) return fail(ErrorKind::kEngine, "INTERRUPT Error: Interrupted!");
    read_.wait_for(lock, std::chrono::milliseconds(100));
  }
  if (aside) {
    if (wanted_.size() < kMostWanted) wanted_.emplace(key, *plan.query);
    return nullptr;
  }
  entries_[key].being_read = true;
  lock.unlock();
  return read(connection, plan, key);
}

std::shared_ptr<LabelledRollup> Rollups::find(const Key& key) {
  Entry* best = nullptr;
  for (auto at = entries_.lower_bound({key.first, {}}); at != entries_.end() && at->first.first == key.first;
       ++at) {
    auto& entry = at->second;
    if (entry.found == nullptr || !holds(at->first.second, key.second)) continue;
    const auto rows = entry.found->rollup->rows();
    if (at->first != key && rows > kMostRows) continue;
    if (best == nullptr || rows < best->found->rollup->rows()) best = &entry;
  }
  if (best == nullptr) return nullptr;
  best->used = ++clock_;
  return best->found;
}

Result<std::shared_ptr<LabelledRollup>> Rollups::read(duck::Connection& connection, const Plan& plan,
                                                      const Key& key) {
  const auto began = std::chrono::steady_clock::now();
  auto made = [&]() -> Result<std::shared_ptr<LabelledRollup>> {
    PLENARY_TRY(make_views_for(connection, plan.metric.sql));
    return labelled(read_rollup(connection, plan, key.second, true));
  }();
  const std::scoped_lock lock(mutex_);
  read_.notify_all();
  if (!made) {
    entries_.erase(key);  // interrupted: whoever waits tries for himself
    return made;
  }
  if (*made && (*made)->rollup->bytes() > most_bytes_ / 2) made = nullptr;
  ++reads_;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  entries_[key] = {*made, false, ++clock_, took.count()};
  let_go();
  return made;
}

void Rollups::make_room() {
  const std::scoped_lock lock(mutex_);
  let_go();
}

void Rollups::let_go() {
  size_t bytes = 0, count = 0;
  for (const auto& [key, entry] : entries_)
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
  for (const auto& [key, entry] : entries_)
    if (entry.found)
      out.push_back(
          {key.first, key.second, entry.found->rollup->rows(), entry.found->bytes(), entry.seconds});
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
