// What the success of standards is judged by, read once: texts, what they refer to, what replaces them, who
// uses them; and each text's cohort, among which its counts are placed.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <tuple>

#include "advise/succession.h"
#include "advise/text_space.h"
#include "advise/use_table.h"
#include "stats/citations.h"
#include "stats/diversity.h"
#include "stats/neighbours.h"

namespace plenary {

/// The three things over which use spreads.
enum class Spread : uint8_t { kSectors, kCountries, kEcosystems };
inline constexpr size_t kSpreads = 3;

/// What is counted of a text.
struct WorkCounts {
  size_t adopters = 0;  ///< distinct ones, all channels together
  size_t implementers =
      0;                   ///< organizations of which a product, list or declaration says that they implement
  size_t code_owners = 0;  ///< whose source code cites it
  size_t corrections = 0;  ///< corrigenda and errata in the first three years
  size_t referring_bodies = 0;  ///< other bodies of which a text refers to it
  std::array<std::optional<EffectiveNumber>, kSpreads> spread;
};

/// Texts of the same body, class and year of publication, or one year beside.
struct Cohort {
  size_t size = 0;
  std::vector<double> code_owners, corrections;  ///< rising
  size_t most_referring = 0;
  std::array<double, kSpreads> most_spread{};  ///< 0: of nobody is it known
};

class SuccessWorld {
 public:
  /// Reads all of it. `today` is the clock: what is dated later is a plan or a slip of the pen.
  static Result<SuccessWorld> read(duck::Connection& connection, Day today);
  /// Makes it of what was read; each has one entry a text of the list.
  static SuccessWorld make(WorkList list, WorkLinks links, Succession succession, UseTable uses, Day today);

  const WorkList& list() const { return *list_; }
  const WorkLinks& links() const { return links_; }
  const Succession& succession() const { return succession_; }
  const UseTable& uses() const { return uses_; }
  const Citations& citations() const { return citations_; }
  const std::vector<SparseVector>& words() const { return space_->vectors(); }
  const NeighbourIndex& near_words() const { return *near_; }
  const WorkCounts& counts(uint32_t work) const { return counts_[work]; }
  /// Nothing for a text without a date.
  const Cohort* cohort(uint32_t work) const;
  /// The other texts of its cohort.
  std::vector<uint32_t> peers(uint32_t work) const;

  /// The newest day on record that is not after the clock's.
  Day known_to() const { return known_to_; }
  /// From when on a text could be used: its publication, else its first draft.
  std::optional<Day> since(uint32_t work) const;
  /// The earliest of the texts that are the same text; nothing where that is the text itself, or all are of
  /// one day: a text that several bodies publish together.
  std::optional<uint32_t> original(uint32_t work) const;
  /// One text in several versions or places: the same text, what replaced the other, what contains it.
  bool kin(uint32_t a, uint32_t b) const;
  /// True when a corrigendum of some text of its body is on record.
  bool body_corrects(uint32_t work) const { return correcting_[list().works[work].body]; }

 private:
  using Place = std::tuple<uint32_t, std::string, int>;  // body, class, year
  SuccessWorld(WorkLinks links, Succession succession, UseTable uses)
      : links_(std::move(links)),
        succession_(std::move(succession)),
        uses_(std::move(uses)),
        citations_(std::move(links_.references), links_.referred) {}
  std::optional<Place> place(uint32_t work) const;
  void find_last_day(Day today);
  void find_originals();
  void count();
  void make_cohorts();
  void index_words();

  std::unique_ptr<WorkList> list_;  // others point to it
  WorkLinks links_;
  Succession succession_;
  UseTable uses_;
  Citations citations_;
  std::unique_ptr<TextSpace> space_;
  std::vector<uint32_t> owners_;
  std::unique_ptr<NeighbourIndex> near_;
  std::vector<WorkCounts> counts_;
  std::vector<bool> correcting_;  // of each body
  std::map<Place, Cohort> cohorts_;
  std::vector<std::optional<uint32_t>> earliest_;  // of each set of same texts
  Day known_to_;
};

}  // namespace plenary
