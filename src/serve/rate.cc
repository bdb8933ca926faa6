#include "serve/rate.h"

#include <algorithm>

namespace plenary::serve {
namespace {

constexpr size_t kMostBuckets = 10'000;

double seconds(Rate::Clock::duration time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

bool Rate::allows(const std::string& who, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  if (buckets_.size() >= kMostBuckets) forget_full(now);
  auto& bucket = buckets_.try_emplace(who, Bucket{at_once_, now}).first->second;
  bucket.left = std::min(at_once_, bucket.left + per_second_ * seconds(now - bucket.at));
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

// A bucket that is full again says nothing; when there are too many others, so be it.
void Rate::forget_full(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return entry.second.left + per_second_ * seconds(now - entry.second.at) >= at_once_;
  });
  if (buckets_.size() >= kMostBuckets) buckets_.clear();
}

}  // namespace plenary::serve
