// Where decisions of executives are found in the work of groups: by the texts and groups that their words
// name, and by what sources say that their document is to other texts.
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "advise/executives.h"
#include "advise/mentions.h"
#include "base/text.h"
#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

constexpr const char* kItems =
    "SELECT CAST(i.event_id AS BIGINT), i.decision_kind, i.text, i.document FROM decision_item i WHERE "
    "i.event_id IN "
    "({}) ORDER BY i.record_id";
constexpr const char* kText =
    "SELECT CAST(d.work_id AS BIGINT), d.title, CAST(d.group_id AS BIGINT) FROM document d WHERE d.document "
    "= $1 LIMIT 1";
constexpr const char* kVersions =
    "SELECT CAST(count(*) AS BIGINT), min(d.day) FROM document d WHERE d.work_id = {} AND d.day > DATE '{}' "
    "AND "
    "d.day <= DATE '{}'";
constexpr const char* kOfGroup =
    "SELECT CAST(count(*) AS BIGINT), min(d.day) FROM document d JOIN group_ancestor a ON a.group_id = "
    "d.group_id AND "
    "a.ancestor_id = {} WHERE d.day > DATE '{}' AND d.day <= DATE '{}'";
constexpr const char* kLinked =
    "SELECT DISTINCT CASE WHEN l.document = $1 THEN l.target ELSE l.document END FROM link l WHERE "
    "l.document = $1 OR "
    "l.target = $1 ORDER BY 1";
constexpr const char* kGroups =
    "SELECT CAST(g.group_id AS BIGINT), concat(b.body, '/', g.\"group\"), g.name, g.\"group\", n.name FROM "
    "groups g JOIN "
    "body b ON b.body_id = g.body_id LEFT JOIN ref.group_names n ON n.body = b.body AND n.\"group\" = "
    "g.\"group\" "
    "WHERE g.body_id = {} ORDER BY 1, 5";

struct NamedGroup {
  int64_t id = 0;
  std::string label, name;
  std::vector<std::string> words = {};  // folded, between spaces

  void add(const std::string& word) {
    const auto folded = fold(word);
    if (folded.size() >= 3) words.push_back(" " + folded + " ");
  }
  bool named_in(const std::string& text) const {
    return std::ranges::any_of(words, [&](const auto& one) { return text.contains(one); });
  }
};

class Tracer {
 public:
  static Result<Tracer> of(duck::Connection& c, int64_t body) {
    Tracer out(c);
    PLENARY_LET(places, read_places(c));
    out.places_ = std::move(places);
    PLENARY_TRY(make_views_for(c, kLinked));
    PLENARY_TRY(duck::for_each_row(c, fmt::format(fmt::runtime(kGroups), body), [&](const Row& row) {
      const auto id = std::get<int64_t>(row[0]);
      if (out.groups_.empty() || out.groups_.back().id != id)
        out.groups_.push_back({id, duck::to_text(row[1]), duck::to_text(row[2])});
      for (const size_t i : {2u, 3u, 4u}) out.groups_.back().add(duck::to_text(row[i]));
    }));
    return out;
  }

  Result<std::vector<DecisionTrace>> trace(const ExecutiveDecision& item, Day day) {
    std::vector<DecisionTrace> out;
    Status status;
    const auto known = [&](const std::string& key) {
      const auto found = text(key);
      if (!found && status) status = std::unexpected(found.error());
      return found && found->has_value();
    };
    std::vector<std::string> named;
    each_mention(item.text, known, [&](const std::string& key) {
      if (std::ranges::find(named, key) == named.end()) named.push_back(key);
    });
    PLENARY_TRY(status);
    for (const auto& key : named) PLENARY_TRY(add_text("names", key, day, out));
    if (!item.document.empty()) PLENARY_TRY(add_linked(item.document, named, day, out));
    const auto folded = " " + fold(item.text) + " ";
    for (const auto& group : groups_)
      if (group.named_in(folded)) PLENARY_TRY(add_group(group, day, out));
    return out;
  }

 private:
  struct Text {
    int64_t work = 0, group = 0;
    std::string title;
  };

  explicit Tracer(duck::Connection& c) : c_(&c) {}

  Result<std::optional<Text>> text(const std::string& key) {
    const auto at = texts_.find(key);
    if (at != texts_.end()) return at->second;
    PLENARY_LET(found, c_->query(kText, {key}));
    std::optional<Text> out;
    if (!found.rows.empty()) {
      const auto& row = found.rows[0];
      const auto* group = std::get_if<int64_t>(&row[2]);
      out = {std::get<int64_t>(row[0]), group ? *group : 0, duck::to_text(row[1])};
    }
    texts_.emplace(key, out);
    return out;
  }

  // What came within some years after a day.
  Status count_after(const std::string& sql, DecisionTrace& out) {
    PLENARY_LET(found, c_->query(sql));
    out.after = static_cast<size_t>(std::get<int64_t>(found.rows.at(0)[0]));
    if (const auto* first = std::get_if<Day>(&found.rows[0][1])) out.first = *first;
    return {};
  }

  std::string until(Day day) const { return to_string(years_later(day, kExecutiveYears)); }

  Status add_text(const char* how, const std::string& key, Day day, std::vector<DecisionTrace>& out) {
    PLENARY_LET(found, text(key));
    if (!found) return {};
    DecisionTrace one{how, key, found->title, found->group == 0 ? "" : places_.label(0, found->group), 0, {}};
    PLENARY_TRY(
        count_after(fmt::format(fmt::runtime(kVersions), found->work, to_string(day), until(day)), one));
    out.push_back(std::move(one));
    return {};
  }

  Status add_linked(const std::string& document, const std::vector<std::string>& named, Day day,
                    std::vector<DecisionTrace>& out) {
    PLENARY_LET(found, c_->query(kLinked, {document}));
    for (const auto& row : found.rows) {
      const auto key = duck::to_text(row[0]);
      if (std::ranges::find(named, key) == named.end()) PLENARY_TRY(add_text("linked", key, day, out));
    }
    return {};
  }

  Status add_group(const NamedGroup& group, Day day, std::vector<DecisionTrace>& out) {
    DecisionTrace one{"names the group", group.label, group.name, group.label, 0, {}};
    PLENARY_TRY(count_after(fmt::format(fmt::runtime(kOfGroup), group.id, to_string(day), until(day)), one));
    out.push_back(std::move(one));
    return {};
  }

  duck::Connection* c_;
  PlaceNames places_;
  std::vector<NamedGroup> groups_;
  std::map<std::string, std::optional<Text>> texts_;
};

}  // namespace

Result<std::vector<ExecutiveDecision>> read_executive_decisions(
    duck::Connection& c, int64_t body, const std::vector<ExecutiveMeeting>& meetings) {
  std::vector<ExecutiveDecision> out;
  if (meetings.empty()) return out;
  std::map<int64_t, size_t> number;
  std::vector<int64_t> events;
  for (size_t i = 0; i < meetings.size(); ++i)
    number.emplace(meetings[i].event, i), events.push_back(meetings[i].event);
  const auto sql = fmt::format(fmt::runtime(kItems), fmt::join(events, ", "));
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_TRY(duck::for_each_row(c, sql, [&](const Row& row) {
    out.push_back({number.at(std::get<int64_t>(row[0])),
                   duck::to_text(row[1]),
                   duck::to_text(row[2]),
                   duck::to_text(row[3]),
                   {}});
  }));
  PLENARY_LET(tracer, Tracer::of(c, body));
  for (auto& item : out) {
    PLENARY_LET(traces, tracer.trace(item, meetings[item.meeting].day));
    item.traces = std::move(traces);
  }
  std::ranges::stable_sort(out, {}, &ExecutiveDecision::meeting);
  return out;
}

}  // namespace plenary
