// Who does the work of a body elsewhere and is not there. A company is a prospect for reasons that the
// records show: it works in groups of other bodies that are related to the body's own, it uses the body's
// standards, its people change texts in the body's repositories, it was there before. ProspectEvidence for
// people who decide whom to speak to.
//
// Order: by how many of these reasons it has, then by the related bodies, people and acts elsewhere. No
// weights; the trial by the past (prospects_trial.h) says how often the first twenty of such a list came.
#pragma once
#include <array>
#include <set>

#include "advise/deeds.h"
#include "advise/group_words.h"

namespace plenary {

/// What is looked at lies within so many years before the day.
inline constexpr int kProspectYears = 3;
/// A group elsewhere is related when so many companies of it are in the body too.
inline constexpr size_t kLeastShared = 2;

enum class ProspectReason : uint8_t { kWorks, kUses, kCode, kReturns };
inline constexpr size_t kReasons = 4;
/// "works elsewhere", "uses its standards", "changes its repositories", "was here before".
const char* to_string(ProspectReason reason);

/// A group of another body (or the body, for what names no group), and what it has to do with this one.
struct RelatedGroup {
  int64_t body = 0, group = 0;
  size_t companies = 0, shared = 0;   ///< that act there; of these, in the body too
  std::vector<std::string> subjects;  ///< of both, as reviewed tables say them
  double likeness = 0;                ///< of the words of its texts to those of `through`
  int64_t through = 0;                ///< the group of the body that is nearest to it; 0: none
};

struct ProspectEvidence {
  ProspectReason reason = ProspectReason::kWorks;
  int64_t body = 0, group = 0;  ///< where
  size_t people = 0;            ///< 0: nobody is named
  int64_t records = 0;
  std::optional<Day> first, last;
  std::string what;  ///< of uses: the standard
};

struct Prospect {
  int64_t company = 0;
  Company is;
  bool newcomer = false;                   ///< its first act on record in any body lies within these years
  std::vector<ProspectEvidence> evidence;  ///< by reason, the most records first
  size_t bodies = 0, people = 0;           ///< related ones; there
  int64_t acts = 0;                        ///< there
  int64_t through = 0;                     ///< group of the body: of most people there; 0: none told
  std::vector<int64_t> member_of;
  std::optional<Day> last_here;  ///< of who was there before: last act, or end of membership

  size_t reasons() const;  ///< kinds of evidence
};

struct ProspectQuestion {
  int64_t body = 0;
  Day to;
  std::optional<Day> after;  ///< nothing: kProspectYears before `to`
  bool past = false;         ///< a trial: evidence without a day is left out, nobody knows when it was known
};

struct Prospects {
  ProspectQuestion question;
  PlaceNames places;
  std::vector<Prospect> list;  ///< in order
  std::vector<Company> here;   ///< who is there: members, and who took part
  std::vector<RelatedGroup> related;
  bool code_only = false;  ///< of the body only repositories are on record: whoever works in them is there
  bool register_kept = false;  ///< members of the body are on record
  bool before_told = false;    ///< records reach back further than the window: newcomers can be told
};

/// Finds and orders all prospects. `words` may be null: then words of texts relate no groups.
Result<Prospects> find_prospects(duck::Connection& connection, const ProspectQuestion& question,
                                 const GroupWords* words);

/// Why they would come: of each company those in the body with which it wrote most texts elsewhere, most
/// first.
Result<std::map<int64_t, std::vector<std::string>>> peers_of(duck::Connection& connection,
                                                             const Prospects& of,
                                                             const std::set<int64_t>& companies);

}  // namespace plenary
