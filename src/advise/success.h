// Whether a standard succeeds, by what is on record: practicality, originality, ubiquity, singularity. The
// four words are those of ITU-T's workshop of April 2024 (section 3.3), where experts judge by them; no
// published way to compute them is known, so the definitions are our own (docs/standard.md). They stand
// beside what experts say, never in its place.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "advise/success_world.h"
#include "stats/cd_index.h"

namespace plenary {

inline constexpr size_t kSuccessIndicators = 4;
enum class SuccessIndicator : uint8_t { kPracticality, kOriginality, kUbiquity, kSingularity };
const char* to_string(SuccessIndicator indicator);
/// Reads "originality"; an error names the four.
Result<SuccessIndicator> parse_success_indicator(std::string_view name);

inline constexpr size_t kPartsForOne = 3;  ///< one of so many parts must be known, or the whole is not
inline constexpr double kDaysInYear = 365.25;
inline constexpr int kLeastAge = 3;          ///< years before which it is too early to say
inline constexpr double kLeastSpread = 2;    ///< the widest of a cohort, for wide to mean something
inline constexpr size_t kLeastCohort = 5;    ///< texts, for a place among them to mean something
inline constexpr size_t kLeastCiting = 5;    ///< later texts, for the CD index
inline constexpr int kCitingYears = 5;       ///< after publication, in which they are looked for
inline constexpr double kRivalCosine = 0.5;  ///< of references, above which two texts may be rivals
inline constexpr size_t kRivalReferences = 3;

/// One of the numbers, 0 to 1, that an indicator is the mean of.
struct SuccessPart {
  const char* name;
  std::optional<double> value;
  std::optional<Interval> interval;  ///< 95 %; nothing where there is no chance in it
  std::string basis;                 ///< what it rests on, or why there is none
  size_t named = 0;                  ///< organizations behind it, where it counts some
};

enum class SuccessState : uint8_t {
  kValue,
  kTooEarly,       ///< younger than kLeastAge years
  kNotApplicable,  ///< the question does not arise: originality of a revision
  kNoData,         ///< nothing on record that could tell
};

/// "value", "too early", "n/a", "no data".
const char* to_string(SuccessState state);

struct Judged {
  SuccessState state = SuccessState::kNoData;
  double value = 0;  ///< mean of the parts that there are
  std::optional<Interval> interval;
  std::vector<SuccessPart> parts;  ///< all of them, also those that nothing tells of
  std::string why;                 ///< of what is no value
  size_t known() const;            ///< parts that there are
  void need_parts();               ///< makes it no data where fewer than a third of them are known
};

/// A text that another one could take the place of, with its part of their use.
struct Rival {
  uint32_t work = 0;
  size_t adopters = 0;
};

struct Success {
  std::array<Judged, kSuccessIndicators> indicators;
  std::optional<Day> since;  ///< publication, else the first draft
  size_t cohort = 0;         ///< texts of the same body, class and years; 0: undated
  WorkCounts counts;
  size_t family = 1;           ///< texts: it, all that it replaced and all that replaced it
  size_t family_adopters = 0;  ///< of it and of all that it replaced or that replaced it
  std::optional<Disruption> disruption;
  std::vector<Rival> rivals;                   ///< most used first, itself among them; empty: none found
  std::optional<double> family_days_to_first;  ///< from the family's first text
  std::optional<double> days_to_first, days_to_tenth;  ///< independent use, from `since`
};

/// Of works that were asked for, and of all that hang together with them, those that could stand in their
/// place.
using Clusters = std::map<uint32_t, std::shared_ptr<const std::vector<uint32_t>>>;

class SuccessJudge {
 public:
  explicit SuccessJudge(const SuccessWorld& world) : world_(world) {}
  /// Fails only where the graph library does.
  Result<Success> judge(uint32_t work);

 private:
  const SuccessWorld& world_;
  Clusters clusters_;
};

}  // namespace plenary
