// A file of names that were resolved, kept so that new names cost what is new: they are compared with the
// known names that share a block with them, found by the block's key. What was decided stays.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "duck/duck.h"
#include "identity/name_resolver.h"

namespace plenary {

class NamesIndex {
 public:
  /// Opens the file, or makes it when it is not there and `read_only` is not asked. Fails for a file of the
  /// other kind, of a program with other tables, one that is in use and one that is damaged.
  static Result<NamesIndex> open(const std::string& path, const std::string& kind, bool read_only = false);

  /// Decides the rows, in their order, and adds them: all of them or, when it fails, none.
  Result<std::vector<NameDecision>> add(const std::vector<NameRow>& rows);

  /// Decides one name without adding it.
  Result<NameDecision> look_up(const std::string& name);

  /// Explains the pairs of a name with the likeliest known ones, the likeliest first.
  Result<std::vector<Explanation>> explain(const std::string& name, size_t most);

  /// How many different names the file holds.
  Result<uint64_t> size();

 private:
  struct Near;
  NamesIndex(std::string path, duck::Connection connection, std::unique_ptr<NameResolver> resolver);

  Status prepare(const std::string& kind, bool read_only);
  Status check(const std::string& kind);
  Status read_model();
  Status ask(const std::vector<uint64_t>& keys);
  Result<Near> find_near(const std::vector<NameRow>& rows);
  Result<Counts> counted(const std::vector<uint64_t>& keys);
  Status tell_apart(const Near& near, std::vector<NameDecision>& decisions);
  Status put(const std::vector<NameRow>& rows, const Near& near, const std::vector<NameDecision>& decisions,
             Kept& kept);
  Status put_model(const LinkageModel& model);

  std::string path_;
  duck::Connection c_;
  std::unique_ptr<NameResolver> resolver_;
  LinkageModel model_;
  bool empty_ = true;  ///< no name yet: the model is estimated on the first list
};

}  // namespace plenary
