// Centres of competence: where a body leads in a subject. Five views that are never added up: how much of the
// work is its own, how long it has been at it, how often others refer to it, from how many regions those come
// who do it, and how much of it is seen in use.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/subject_map.h"
#include "advise/work_links.h"

namespace plenary {

/// The five views, in the order of tables.
enum class View : uint8_t { kShare, kLongevity, kReferred, kRegions, kAdoption };
inline constexpr size_t kViews = 5;
const char* to_string(View view);

/// The least number of acts of which a country is known, for their regions to be counted.
inline constexpr size_t kLeastActs = 20;
/// A body is still active in a subject whose last text or act lies within so many years of the newest record.
inline constexpr int kActiveYears = 3;

/// One body in one subject.
struct Standing {
  uint32_t subject = 0, body = 0;
  double texts = 0, texts_of_all = 0;  ///< texts of several subjects in parts
  double acts = 0, acts_of_all = 0;    ///< who did what a year: once each
  std::optional<int> first_year, last_year;
  size_t years = 0;  ///< with an act, or a text whose series or group tells the subject
  bool active = false;
  double in_degree = 0;              ///< references from texts of other bodies, each text counting one in all
  std::optional<double> percentile;  ///< mean over its texts, each among texts of the years beside, 0 to 1
  std::optional<double> regions, countries;  ///< effective numbers (Hill, order 1) of those who act
  double acts_with_country = 0;
  size_t persons = 0, organizations = 0;  ///< behind the acts
  size_t uses = 0;                        ///< records of adoption
  /// Each view's number where it can be seen; a true zero is one.
  std::optional<double> seen[kViews];
  /// Its place among the bodies of which the view can be seen, 1 the first, equals share one; nothing where
  /// fewer than two can be compared.
  std::optional<size_t> place[kViews];
  size_t compared[kViews] = {};  ///< bodies of which the view can be seen

  size_t leads() const;       ///< views in which it is first
  size_t comparable() const;  ///< views in which it can be compared
};

struct Competence {
  WorkList list;
  SubjectMap subjects;
  std::vector<Standing> standings;  ///< by subject, then by texts
  size_t sources[5] = {};           ///< works by SubjectSource
  size_t referring = 0;             ///< works that refer to another body's
  size_t acts_unplaced = 0;         ///< acts of no text or group with a subject
  bool adoption_recorded = false;
};

/// Judges every body in every subject. `today` is the clock: years to come are none. An error when there is
/// no text on record.
Result<Competence> find_competence(duck::Connection& connection, Day today);

}  // namespace plenary
