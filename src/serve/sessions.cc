#include "serve/sessions.h"

#include <algorithm>

#include "serve/token.h"

namespace plenary::serve {

std::string Sessions::begin(Holder holder, Clock::time_point now) {
  auto name = random_text();
  const std::scoped_lock lock(mutex_);
  make_room(now);
  by_hash_[hash_of(name)] = {std::make_shared<const Holder>(std::move(holder)), now, now, now + kWhole,
                             false};
  return name;
}

std::shared_ptr<const Holder> Sessions::find(std::string_view name, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = alive(name, now);
  if (found == by_hash_.end()) return {};
  found->second.used = now;
  return found->second.holder;
}

std::optional<std::string> Sessions::turn(std::string_view name, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = alive(name, now);
  if (found == by_hash_.end() || found->second.turned || now - found->second.named < kTurn) return {};
  auto next = found->second;
  found->second.turned = true;
  found->second.ends = std::min(next.ends, now + kOverlap);
  next.named = next.used = now;
  auto fresh = random_text();
  by_hash_[hash_of(fresh)] = std::move(next);
  return fresh;
}

std::shared_ptr<const Holder> Sessions::end(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_hash_.find(hash_of(name));
  if (found == by_hash_.end()) return {};
  const auto holder = found->second.holder;  // all names of a session share it
  std::erase_if(by_hash_, [&](const auto& entry) { return entry.second.holder == holder; });
  return holder;
}

void Sessions::keep_only(const std::function<bool(const Holder&)>& good) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(by_hash_, [&](const auto& entry) { return !good(*entry.second.holder); });
}

Sessions::ByHash::iterator Sessions::alive(std::string_view name, Clock::time_point now) {
  const auto found = by_hash_.find(hash_of(name));
  const bool lapsed = found == by_hash_.end() || now - found->second.used > kIdle || now > found->second.ends;
  return lapsed ? by_hash_.end() : found;
}

void Sessions::make_room(Clock::time_point now) {
  if (by_hash_.size() < kMost) return;
  std::erase_if(by_hash_, [now](const auto& entry) {
    return now - entry.second.used > kIdle || now > entry.second.ends;
  });
  if (by_hash_.size() >= kMost)
    by_hash_.erase(
        std::ranges::min_element(by_hash_, {}, [](const auto& entry) { return entry.second.used; }));
}

}  // namespace plenary::serve
