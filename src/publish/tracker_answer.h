// A company's own tracker as an answer: its strategy line by line beside the footing that the records show,
// beside peers and over the years; in which kinds of bodies it works; credit for its staff. For audiences to
// which organizations are named. A verdict stands with what it rests on, never a number alone.
#pragma once
#include <string>
#include <vector>

#include "advise/footprint.h"
#include "publish/answer.h"
#include "publish/credit_answer.h"
#include "publish/question.h"
#include "publish/section.h"

namespace plenary {

inline constexpr size_t kTrackerPeers = 2;
/// Years that are told, the last one included.
inline constexpr int kTrackerYears = 10;

struct TrackerAsked {
  std::string organization;          ///< as typed; empty: as the strategy says
  std::optional<Strategy> strategy;  ///< nothing: that of the workspace's file, else as registers declare it
  std::vector<std::string> peers;    ///< empty: as the strategy says, else those that stand most alike
  MaybeDate to;
};

/// peers, to; the organization and the strategy are left empty.
Result<TrackerAsked> parse_tracker(const Parameters& asked);

/// A company in a place over some years.
struct TrackedFooting {
  Footing reached = Footing::kAbsent;
  FootprintTally tally;
  bool shown = false;  ///< the records of the place show anybody's footing of that sort
};

struct TrackedYear {
  int year = 0;
  Footing reached = Footing::kAbsent;
  bool planned = false;  ///< the aim held in that year
  AimVerdict verdict = AimVerdict::kNoData;
  bool any = false;  ///< anything of the place is on record of that year
};

struct TrackedAim {
  Aim aim;
  std::string label;   ///< "itu-t/sg15, transport"
  bool holds = false;  ///< on the last day: what does not hold is not judged
  AimVerdict verdict = AimVerdict::kNoData;
  TrackedFooting own;
  std::vector<TrackedFooting> peers;  ///< in the order of TrackerAnswer::peers
  std::vector<TrackedYear> years;
};

struct TrackedPeer {
  int64_t id = 0;
  std::string name;
};

/// A body in which the company works without an aim.
struct Unplanned {
  std::string body, kind;
  TrackedFooting own;
};

struct TrackerAnswer {
  std::string organization, asked_as;  ///< the holding, where a part of it was asked for
  std::string strategy;                ///< where the strategy is from; empty: none is on record
  Day to;
  int from_year = 0;  ///< first of the years over which a footing is judged
  std::vector<TrackedPeer> peers;
  bool peers_proposed = false;
  std::vector<TrackedAim> aims;
  std::vector<Unplanned> unplanned;
  std::vector<BodyKindYear> kinds;
  CreditAnswer staff;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
};

/// Errors: no organization, or a body, group or subject of the strategy, that is not on record, with the
/// place in the file; an audience to which organizations are not named.
Result<TrackerAnswer> tracker_answer(Reader& reader, const TrackerAsked& question, Audience audience,
                                     Day today);

std::string tracker_heading(const TrackerAnswer& answer);
std::vector<Section> tracker_sections(const TrackerAnswer& answer, bool terminal);
std::vector<std::string> tracker_notes(const TrackerAnswer& answer);

/// One row an aim.
duck::Table tracker_table(const TrackerAnswer& answer);

std::string render_tracker_text(const TrackerAnswer& answer);
std::string render_tracker_json(const TrackerAnswer& answer);

}  // namespace plenary
