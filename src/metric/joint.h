// Who had part in which thing together: what every measure of links is worked out from. A thing is a text, a
// person, a group in a year ...; its parties are the units (organizations, bodies) that its records name.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "metric/plan.h"
#include "stats/collaboration.h"

namespace plenary {

/// A unit's part in a thing.
struct Party {
  uint32_t unit = 0;
  std::optional<uint32_t> border;  ///< on whose side of a border, of mixing and brokers
  bool target = false;             ///< of what has a direction: it leads here
  int64_t records = 0;
  int64_t person = 0, organization = 0;  ///< told apart only for disclosure rules; 0 is not known
};

/// One cut of a question: a year, a subject, or all.
struct JointWork {
  std::vector<std::optional<std::string>> cut;  ///< labels of the slices behind the leading ones
  std::vector<std::string> units, borders;      ///< in the order of their names
  std::vector<std::vector<Party>> things;  ///< parts by unit and side; a unit can have several in a thing
};

/// Reads the cuts of a plan one after the other; unknown units have part in nothing. A thing of more than 100
/// units says little of any two of them: it is left out, and a note says how many are. An error when more
/// than 20 million pairs would have to be looked at in one cut: time and memory have a bound.
Status each_cut(duck::Connection& connection, const Plan& plan, MeasureResult& result,
                const std::function<Status(JointWork&)>& close);

/// Whether every condition of a plan on the units is met by any of these: the ends of a pair, the members of
/// a community. A negated one is met when none of them fits.
bool chosen(const Plan& plan, std::span<const std::string_view> units);

/// The units of each thing, as the statistics want them.
std::vector<std::vector<uint32_t>> documents_of(const JointWork& work);

/// Counts the records, and where they are told apart the persons and organizations, of parts.
class PartyCount {
 public:
  void add(const Party& party);
  void add(const PartyCount& other);
  void fill(MeasureRow& row);

 private:
  int64_t records_ = 0;
  std::vector<int64_t> persons_, organizations_;
};

/// What the units are, in a word for notes: "organization".
std::string unit_word(const Plan& plan);

}  // namespace plenary
