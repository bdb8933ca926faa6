#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace plenary {

/// Calls f(0) ... f(count - 1) on all cores, each number once and in no order. `make` gives each thread an f
/// of its own, which may keep buffers; results go to places that follow from the number, so they do not
/// depend on the number of threads.
template <class Make>
void in_parallel(size_t count, Make make) {
  constexpr size_t kMostThreads = 16;
  std::atomic<size_t> next{0};
  const auto work = [&] {
    auto f = make();
    for (size_t i; (i = next++) < count;) f(i);
  };
  const size_t cores = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
  std::vector<std::jthread> others;
  for (size_t t = 1; t < std::min(cores, count); ++t) others.emplace_back(work);
  work();
}

}  // namespace plenary
