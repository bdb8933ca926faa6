#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "record/batch.h"
#include "store/withheld.h"

namespace plenary {

/// Takes erased people out of records on their way into the store, the only way in: what a reader reads again
/// does not bring them back.
class RecordFilter {
 public:
  explicit RecordFilter(Withheld& withheld) : withheld_(&withheld) {}

  /// Leaves the records without erased people (an affiliation, which is nothing else, goes), and all texts
  /// without mentions of them.
  void filter(Batch& batch);

  /// Records that came without their person, so far.
  uint64_t taken_out() const { return taken_out_; }

 private:
  bool erased(const PersonName& person, const std::string& organization, const std::string& body);
  void clean(std::string& text);

  Withheld* withheld_;
  std::unordered_map<std::string, bool> asked_;  // people of one meeting come again and again
  std::unordered_set<std::string> clean_;        // short texts without mentions
  uint64_t taken_out_ = 0;
};

}  // namespace plenary
