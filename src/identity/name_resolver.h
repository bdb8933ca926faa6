// Lists of names of either kind, behind one interface.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "identity/known.h"
#include "identity/resolution.h"

namespace plenary {

class NameResolver {
 public:
  virtual ~NameResolver() = default;
  virtual const LinkageModel& model() const = 0;
  /// The blocks in which the rows are.
  virtual std::vector<BlockKey> keys(const std::vector<NameRow>& rows) const = 0;
  /// Resolves the rows; the first of them may be `known`, and what is left behind goes to `kept`.
  virtual Resolution resolve(const std::vector<NameRow>& rows, const Known* known = nullptr,
                             Kept* kept = nullptr) const = 0;
  /// Explains the pairs of a name with the likeliest others of the list, the likeliest first.
  virtual std::vector<Explanation> explain(const std::string& name, const std::vector<NameRow>& rows,
                                           size_t most, const Known* known = nullptr) const = 0;
};

/// Makes the resolver of "organization" or "person" with the tables that are built into the program.
Result<std::unique_ptr<NameResolver>> name_resolver(std::string_view kind);

}  // namespace plenary
