// Which texts of different bodies (or groups) cover the same subject: alike in words, in references, or in
// both, and what the records say that they are to each other. A judgement: the measures are of stats/, where
// two texts begin to be alike is chosen here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/text_space.h"
#include "advise/work_links.h"
#include "advise/work_list.h"

namespace plenary {

/// The rule by which a pair is listed: as alike in words as this, sharing two words at least; or as alike in
/// references, sharing three at least, and in words half of the way. docs/overlap.md says how they were
/// chosen.
inline constexpr double kAlikeWords = 0.5, kAlikeReferences = 0.5;
inline constexpr size_t kLeastWords = 2, kLeastReferences = 3;
/// A text is current when nothing says that it has ended, and its last edition lies at most so many years
/// before the newest on record.
inline constexpr int kCurrentYears = 10;
/// Of each text so many of its nearest are looked at.
inline constexpr size_t kNearest = 10;

enum class Between { kBodies, kGroups };

struct OverlapQuestion {
  std::vector<std::string> bodies;  ///< one: pairs with a text of it; several: pairs among them; none: all
  std::string group;                ///< "itu-t/sg15": pairs with a text of it or of a group below it
  std::string document;             ///< pairs with this text, by identifier or key
  Between between = Between::kBodies;
};

/// How alike two texts are, and why.
struct Likeness {
  double words = 0;                            ///< cosine of their words, 0 to 1
  std::vector<std::string> shared_words;       ///< the heaviest first, at most six
  std::optional<double> references;            ///< Salton's measure; nothing where one names no other text
  std::vector<std::string> shared_references;  ///< keys
};

struct OverlapPair {
  uint32_t a = 0, b = 0;  ///< in WorkList::works
  Likeness likeness;
  Link link = Link::kNone;
  bool current = false;  ///< both stand, and had an edition in the last kCurrentYears
};

/// How many texts of one have something alike in the other.
struct OverlapSum {
  std::string a, b;            ///< bodies or groups
  size_t texts = 0;            ///< of a, with a subject that can be read
  size_t linked = 0;           ///< of these, with an alike text in b that the records link
  size_t unlinked = 0;         ///< of the rest, with an alike text in b and no link on record
  std::optional<size_t> best;  ///< the first of those unlinked, in Overlap::pairs
};

struct Overlap {
  WorkList list;
  std::vector<OverlapPair> pairs;          ///< current ones first, then by words, then by references
  std::vector<OverlapSum> bodies, groups;  ///< both ways; most unlinked first
  size_t silent = 0;                       ///< texts whose title and abstract say nothing
  size_t described = 0;                    ///< texts with an abstract
  size_t referring = 0;                    ///< texts that refer to others
  size_t without_group = 0;                ///< that take no part between groups
};

/// Compares all texts. `today` is the clock. Errors: unknown bodies, groups and documents, with what there
/// is.
Result<Overlap> find_overlap(duck::Connection& connection, const OverlapQuestion& question, Day today);

/// A work near a text that is not in the store.
struct NearWork {
  uint32_t work = 0;
  Likeness likeness;
};

struct NearWorks {
  WorkList list;
  std::vector<NearWork> near;      ///< the nearest first
  std::vector<std::string> words;  ///< of the text that count, the heaviest first
  size_t unknown_words = 0;        ///< of these, that no text of the store uses
};

/// Finds the works nearest to a title and abstract, of these bodies (none: of all), down to a quarter alike.
Result<NearWorks> find_near(duck::Connection& connection, const std::string& title,
                            const std::string& abstract, const std::vector<std::string>& bodies, size_t most);

}  // namespace plenary
