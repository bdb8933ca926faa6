#include "serve/sessions.h"

#include "serve/token.h"

namespace plenary::serve {

std::string Sessions::begin(const std::string& token_hash, Clock::time_point now) {
  auto name = random_text();
  const std::scoped_lock lock(mutex_);
  std::erase_if(by_hash_, [now](const auto& entry) { return now - entry.second.used > kIdle; });
  by_hash_[hash_of(name)] = {token_hash, now};
  return name;
}

std::optional<std::string> Sessions::find(std::string_view name, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_hash_.find(hash_of(name));
  if (found == by_hash_.end() || now - found->second.used > kIdle) return {};
  found->second.used = now;
  return found->second.token_hash;
}

void Sessions::end(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  by_hash_.erase(hash_of(name));
}

}  // namespace plenary::serve
