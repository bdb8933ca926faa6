// Answers that were worked out, kept while there is room: the least recently used goes first. An answer is
// kept under its question and the snapshot that it was read from, so a new snapshot has none of the old.
#pragma once
#include <expected>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "serve/http.h"

namespace plenary::serve {

/// An answer with the forms in which it is sent.
struct KeptAnswer {
  Headers headers;
  Bytes plain, packed;  ///< packed by gzip; nothing where that does not pay
  size_t size() const { return plain->size() + (packed ? packed->size() : 0); }
};

class AnswerCache {
 public:
  explicit AnswerCache(size_t most_bytes) : most_bytes_(most_bytes) {}

  std::shared_ptr<const KeptAnswer> find(const std::string& key);
  void keep(const std::string& key, std::shared_ptr<const KeptAnswer> answer);
  size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const KeptAnswer> answer;
  };
  mutable std::mutex mutex_;
  const size_t most_bytes_;
  size_t bytes_ = 0;
  std::list<Entry> recent_;  ///< the last used first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

/// An answer, or the failure that it came to.
using Outcome = std::expected<std::shared_ptr<const KeptAnswer>, Response>;

/// Those who ask what somebody else asks already: the answer is worked out once and given to all.
class Waiting {
 public:
  using Take = std::function<void(const Outcome&)>;
  /// Adds somebody who waits; true for the first, who has to see to the answer.
  bool join(const std::string& key, Take take);
  /// Gives the outcome to all who wait for it.
  void give(const std::string& key, const Outcome& outcome);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::vector<Take>> by_key_;
};

}  // namespace plenary::serve
