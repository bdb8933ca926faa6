#include "serve/answer_cache.h"

namespace plenary::serve {

std::shared_ptr<const KeptAnswer> AnswerCache::find(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  recent_.splice(recent_.begin(), recent_, found->second);
  return found->second->answer;
}

void AnswerCache::keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer) {
  const std::scoped_lock lock(mutex_);
  if (answer->size() > most_bytes_ / 4 || by_key_.contains(key)) return;
  bytes_ += answer->size();
  recent_.push_front({key, std::move(answer)});
  by_key_[key] = recent_.begin();
  while (bytes_ > most_bytes_) {
    bytes_ -= recent_.back().answer->size();
    by_key_.erase(recent_.back().key);
    recent_.pop_back();
  }
}

size_t AnswerCache::bytes() const {
  const std::scoped_lock lock(mutex_);
  return bytes_;
}

bool Waiting::join(const std::string& key, Take take) {
  const std::scoped_lock lock(mutex_);
  auto& all = by_key_[key];
  all.push_back(std::move(take));
  return all.size() == 1;
}

void Waiting::give(const std::string& key, const Outcome& outcome) {
  std::vector<Take> all;
  {
    const std::scoped_lock lock(mutex_);
    if (auto node = by_key_.extract(key)) all = std::move(node.mapped());
  }
  for (const auto& take : all) take(outcome);
}

}  // namespace plenary::serve
