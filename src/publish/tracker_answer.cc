#include "publish/tracker_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/text.h"
#include "publish/company_filter.h"
#include "publish/gate.h"
#include "publish/notice.h"
#include "publish/strategy_file.h"

namespace plenary {
namespace {

/// One answer, put together.
class Tracking {
 public:
  Tracking(Reader& reader, const TrackerAsked& asked, Audience audience, Day today)
      : reader_(reader), c_(reader.connection()), asked_(asked), today_(today) {
    out_.audience = audience, out_.snapshot = reader.snapshot();
  }

  Result<TrackerAnswer> run() {
    PLENARY_TRY(allowed());
    PLENARY_TRY(who());
    PLENARY_TRY(place_aims());
    PLENARY_TRY(window());
    PLENARY_LET(kinds, read_body_kinds(c_, company_, out_.to));
    out_.kinds = std::move(kinds);
    PLENARY_TRY(place_unplanned());
    PLENARY_LET(footprint, Footprint::read(c_, places_, out_.to));
    footprint_ = std::move(footprint);
    PLENARY_TRY(peers());
    for (size_t i = 0; i < out_.aims.size(); ++i) judge(i);
    for (size_t i = 0; i < out_.unplanned.size(); ++i)
      out_.unplanned[i].own = footing(company_, out_.aims.size() + i, out_.from_year, Footing::kMonitor);
    PLENARY_TRY(staff());
    return std::move(out_);
  }

 private:
  Status allowed() {
    PLENARY_TRY(may_see_organizations(reader_, out_.audience));
    PLENARY_LET(policy, policy_of(reader_));
    MeasureQuery window;
    window.to = asked_.to;
    return check_grain(policy.of(out_.audience), window);
  }

  // The strategy that was handed in, else that of the workspace where it is the company's, else as declared.
  Status who() {
    auto strategy = asked_.strategy;
    if (strategy) {
      out_.strategy = "the file";
    } else {
      PLENARY_LET(own, workspace_strategy(reader_.folder()));
      if (own) strategy = std::move(own->strategy), out_.strategy = own->file;
    }
    const auto said = strategy ? strategy->organization : "";
    if (asked_.organization.empty() && said.empty())
      return fail(ErrorKind::kUsage, "say whose tracker: an organization, here or in the strategy");
    PLENARY_TRY(find_company(asked_.organization.empty() ? said : asked_.organization));
    if (strategy && !said.empty() && !asked_.organization.empty()) {
      PLENARY_LET(of, named_organization(c_, said));
      PLENARY_LET(company, holding_of(of.id));
      if (company != company_) {
        if (asked_.strategy)
          return fail(ErrorKind::kUsage,
                      fmt::format("the strategy is that of {}, not of {}", of.name, out_.organization));
        strategy.reset();
      }
    }
    if (!strategy) {
      PLENARY_LET(declared, declared_strategy(c_, company_));
      out_.strategy = declared.aims.empty() ? "" : "registers of members";
      strategy = std::move(declared);
    }
    strategy_ = *std::move(strategy);
    return {};
  }

  Result<int64_t> holding_of(int64_t organization) {
    const Day day = asked_.to ? std::min(asked_.to->last(), today_) : today_;
    PLENARY_LET(found,
                c_.query(fmt::format("SELECT CAST(holding_id AS BIGINT) FROM organization_holding WHERE "
                                     "organization_id = {} AND from_day <= DATE '{}' AND DATE '{}' < to_day "
                                     "LIMIT 1",
                                     organization, to_string(day), to_string(day))));
    return found.rows.empty() ? organization : std::get<int64_t>(found.rows[0][0]);
  }

  Status find_company(const std::string& name) {
    PLENARY_LET(named, named_organization(c_, name));
    PLENARY_LET(company, holding_of(named.id));
    company_ = company, out_.organization = named.name;
    if (company == named.id) return {};
    out_.asked_as = named.name;
    PLENARY_LET(found,
                c_.query(fmt::format("SELECT name FROM organization WHERE organization_id = {}", company)));
    out_.organization = duck::to_text(found.rows.at(0)[0]);
    return {};
  }

  // Puts the place of the line before an error about it.
  static std::unexpected<Error> at(const Aim& aim, Error error) {
    if (!aim.place.empty()) error.message = fmt::format("{}: {}", aim.place, error.message);
    return std::unexpected(std::move(error));
  }

  Status place_aims() {
    for (const auto& aim : strategy_.aims) {
      auto body = named_body(c_, aim.body);
      if (!body) return at(aim, std::move(body.error()));
      FootprintPlace place{.body = body->id, .groups = {}, .subjects = {}};
      TrackedAim tracked{.aim = aim, .label = body->key};
      if (!aim.group.empty()) {
        PLENARY_LET(groups, groups_below(c_, body->id, aim.group));
        if (groups.empty())
          return at(aim, {ErrorKind::kNotFound,
                          fmt::format("{} has no group '{}' on record: write its key, as "
                                      "plenary sql \"SELECT \\\"group\\\" FROM groups\" lists it",
                                      body->key, printable(aim.group))});
        place.groups = std::move(groups), tracked.label += "/" + aim.group;
      }
      if (!aim.subject.empty()) {
        PLENARY_LET(subjects, subjects_below(c_, aim.subject));
        if (subjects.empty())
          return at(aim, {ErrorKind::kNotFound, fmt::format("there is no subject '{}': docs/reference and "
                                                            "data/subjects.csv list them",
                                                            printable(aim.subject))});
        place.subjects = std::move(subjects), tracked.label += ", " + aim.subject;
      }
      bodies_.insert(body->id);
      places_.push_back(std::move(place)), out_.aims.push_back(std::move(tracked));
    }
    return {};
  }

  // Footings are judged up to a day that records still tell of.
  Status window() {
    out_.to = asked_.to ? asked_.to->last() : today_;
    if (out_.to > today_ && asked_.to->day > today_)
      return fail(ErrorKind::kUsage, fmt::format("{} lies in the future", to_string(*asked_.to)));
    out_.to = std::min(out_.to, today_);
    if (!asked_.to) {
      PLENARY_LET(last, last_act(c_, bodies_));
      if (last) out_.to = std::min(*last, today_);
    }
    out_.from_year = civil(out_.to).year - kFootprintYears + 1;
    return {};
  }

  Status place_unplanned() {
    PLENARY_LET(acts, read_bodies_of(c_, company_, out_.from_year, out_.to));
    for (const auto& [body, n] : acts) {
      if (bodies_.contains(body)) continue;
      PLENARY_LET(found, c_.query(fmt::format("SELECT body, kind FROM body WHERE body_id = {}", body)));
      out_.unplanned.push_back({duck::to_text(found.rows.at(0)[0]), duck::to_text(found.rows.at(0)[1]), {}});
      places_.push_back({.body = body, .groups = {}, .subjects = {}});
    }
    return {};
  }

  Status peers() {
    const auto& named = asked_.peers.empty() ? strategy_.peers : asked_.peers;
    if (named.size() > kTrackerPeers)
      return fail(ErrorKind::kUsage, fmt::format("{} peers: name two at most", named.size()));
    for (const auto& name : named) {
      PLENARY_LET(peer, named_organization(c_, name));
      PLENARY_LET(company, holding_of(peer.id));
      if (company == company_)
        return fail(ErrorKind::kUsage, fmt::format("{} is the company itself: name another peer", peer.name));
      out_.peers.push_back({company, peer.name});
    }
    if (!out_.peers.empty()) return {};
    out_.peers_proposed = true;
    for (const auto id : footprint_.alike(company_, out_.from_year, civil(out_.to).year, kTrackerPeers)) {
      PLENARY_LET(found,
                  c_.query(fmt::format("SELECT name FROM organization WHERE organization_id = {}", id)));
      out_.peers.push_back({id, duck::to_text(found.rows.at(0)[0])});
    }
    return {};
  }

  TrackedFooting footing(int64_t company, size_t place, int from, Footing planned) const {
    const int to = civil(out_.to).year;
    const auto tally = footprint_.of(company, place, from, to);
    return {tally.footing(), tally, footprint_.shown(place, from, to, planned)};
  }

  void judge(size_t i) {
    auto& t = out_.aims[i];
    const auto planned = t.aim.level;
    t.holds = (!t.aim.from || t.aim.from->day <= out_.to) && (!t.aim.to || t.aim.to->last() >= out_.to);
    const int from = t.aim.from ? std::max(out_.from_year, civil(t.aim.from->day).year) : out_.from_year;
    t.own = footing(company_, i, from, planned);
    t.verdict = judge_aim(planned, t.own.reached, t.own.shown);
    for (const auto& peer : out_.peers) t.peers.push_back(footing(peer.id, i, from, planned));
    for (int year = civil(out_.to).year - kTrackerYears + 1; year <= civil(out_.to).year; ++year) {
      TrackedYear y{.year = year};
      y.reached = footprint_.of(company_, i, year, year).footing();
      y.any = std::ranges::any_of(std::array{Footing::kMonitor, Footing::kParticipate, Footing::kLead},
                                  [&](Footing f) { return footprint_.shown(i, year, year, f); });
      y.planned = (!t.aim.from || civil(t.aim.from->day).year <= year) &&
                  (!t.aim.to || civil(t.aim.to->last()).year >= year);
      y.verdict = judge_aim(planned, y.reached, footprint_.shown(i, year, year, planned));
      t.years.push_back(y);
    }
  }

  Status staff() {
    CreditQuestion asked;
    asked.company = company_, asked.from = Date{make_day(out_.from_year, 1, 1), Precision::kYear};
    if (asked_.to) asked.to = asked_.to;
    PLENARY_LET(credit, credit_answer(reader_, asked, out_.audience));
    out_.staff = std::move(credit);
    return {};
  }

  Reader& reader_;
  duck::Connection& c_;
  const TrackerAsked& asked_;
  const Day today_;
  Strategy strategy_;
  int64_t company_ = 0;
  std::set<int64_t> bodies_;
  std::vector<FootprintPlace> places_;  // of the aims, then of bodies without an aim
  Footprint footprint_;
  TrackerAnswer out_;
};

}  // namespace

Result<TrackerAsked> parse_tracker(const Parameters& asked) {
  TrackerAsked out;
  out.peers = asked.list("peers");
  PLENARY_LET(to, asked.date("to"));
  out.to = to;
  return out;
}

Result<TrackerAnswer> tracker_answer(Reader& reader, const TrackerAsked& question, Audience audience,
                                     Day today) {
  return Tracking(reader, question, audience, today).run();
}

std::string render_tracker_text(const TrackerAnswer& a) {
  std::string out =
      notice(a.snapshot) + tracker_heading(a) + "\n" + sections_text(tracker_sections(a, true)) + "\n";
  for (const auto& note : tracker_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_tracker_json(const TrackerAnswer& a) {
  return fmt::format(
      "{{\n  \"organization\": {},\n  \"to\": {},\n  \"strategy\": {},\n  \"heading\": {},\n  \"notes\": "
      "{},\n  "
      "\"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(a.organization), json_string(to_string(a.to)),
      a.strategy.empty() ? "null" : json_string(a.strategy), json_string(tracker_heading(a)),
      json_list(tracker_notes(a)), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(tracker_sections(a, false)));
}

}  // namespace plenary
