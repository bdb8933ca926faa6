// What people decided, laid over what was worked out: which references are whose after all.
//
// References are shown first, with the entity that they were taken for; then decisions are settled: those
// that say "different" take their subject out, those that say "same" join whole entities, "none" leaves
// nobody. The order of the references does not matter. A pure function of references, entities and decisions:
// without a decision every entity is as it was.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/journal.h"

namespace plenary {

/// A reference as a source wrote it. Of an organization `mail` is its domain, and there is no key and no
/// body.
struct Written {
  std::string_view name, mail, key, body;
};

/// What a decision makes of a reference.
struct Verdict {
  std::string entity;  ///< empty: nobody
  std::string reason;  ///< who decided when, and why
};

class Judge {
 public:
  Judge(const Judgements& judgements, bool person);
  Judge(Judge&&) noexcept;
  ~Judge();

  /// True when there is nothing to lay over anything.
  bool idle() const;
  /// Shows a reference and the entity that it was taken for.
  void see(const Written& written, const std::string& entity);
  /// Works out what the decisions come to. `entity_of` says which entity a name that no source wrote would
  /// be; empty when none.
  void settle(const std::function<std::string(std::string_view name)>& entity_of);
  /// The verdict on a reference; nothing when no decision touches it.
  std::optional<Verdict> verdict(const Written& written, const std::string& entity) const;
  /// The entity that a name of a decision means now; empty when it means none, or more than one.
  std::string entity(std::string_view name) const;
  /// Decisions that cannot hold together, as sentences: A is B, B is C, but A is not C.
  const std::vector<std::string>& conflicts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace plenary
