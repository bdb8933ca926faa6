#include "publish/plan_indicator.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/filter.h"
#include "metric/periods.h"
#include "metric/plan.h"
#include "publish/question.h"

namespace plenary {
namespace {

constexpr int kPeriodsBack = 10;

int period_of(Day day, int months) {
  const auto [year, month, unused] = civil(day);
  return (year * 12 + month - 1) / months;
}

Day first_day(int period, int months) {
  const int month = period * months;
  return make_day(month / 12, month % 12 + 1, 1);
}

Day last_day(int period, int months) { return Day{first_day(period + 1, months).days - 1}; }

class Asking {
 public:
  Asking(Reader& reader, const IndicatorQuestion& question, Audience audience)
      : reader_(reader), question_(question), said_(question.said), audience_(audience) {}

  Result<IndicatorAnswer> run() {
    out_.said = said_;
    PLENARY_LET(bound, bind_indicator(said_));
    bound_ = std::move(bound);
    months_ = months_of(*bound_.period);
    out_.question = bound_.metric.question, out_.unit = bound_.metric.unit;
    PLENARY_TRY(check_due());
    make_periods();
    const auto query = query_of();
    for (const auto& filter : query.where) out_.where.push_back(to_string(filter));
    out_.command = measure_command_line(query, audience_);
    PLENARY_LET(policy, policy_of(reader_));
    rules_ = policy.of(audience_), guarded_ = guards(rules_, bound_.metric);
    const auto grain = guarded_ ? check_grain(rules_, query) : Status();
    if (!grain) return withheld(grain.error().message);
    PLENARY_TRY(read_points(query));
    PLENARY_TRY(judge());
    return std::move(out_);
  }

 private:
  std::unexpected<Error> at(std::string_view field, const std::string& what) const {
    return fail(ErrorKind::kInput, fmt::format("{}: {}", said_.place(field), what));
  }

  // Without a whole period between baseline and due day nothing could ever tell.
  Status check_due() const {
    const Day end = last_day(period_of(Day{said_.baseline_on.last().days + 1}, months_), months_);
    if (end <= said_.due.last()) return {};
    return at("due", fmt::format("no whole {} lies between {} and {}: write a later day, or a shorter period",
                                 bound_.period->name, to_string(said_.baseline_on), to_string(said_.due)));
  }

  void make_periods() {
    int last = period_of(question_.day, months_);
    if (last_day(last, months_) > question_.day) --last;
    const int first = std::min(period_of(said_.baseline_on.day, months_), last - kPeriodsBack + 1);
    for (int p = first; p <= last; ++p)
      out_.points.push_back({.period = period_name(p, 12 / months_),
                             .first = first_day(p, months_),
                             .last = last_day(p, months_),
                             .interval = {}});
  }

  MeasureQuery query_of() const {
    MeasureQuery q;
    q.metric = said_.metric, q.by = {said_.period}, q.where = bound_.where;
    const bool names_body = std::ranges::find(q.where, "body", &MeasureQuery::Filter::slice) != q.where.end();
    if (!question_.body.empty() && !names_body) q.where.push_back({"body", {question_.body}, false});
    q.from = Date{out_.points.front().first}, q.to = Date{out_.points.back().last};
    q.intervals = true, q.today = question_.today;
    return q;
  }

  IndicatorAnswer withheld(const std::string& why) {
    out_.points.clear();
    out_.verdict = {PlanState::kWithheld, PlanReason::kWithheld, {}, 0};
    if (question_.since) out_.before = out_.verdict;
    out_.note = why;
    return std::move(out_);
  }

  // The numbers, then whether what is absent is none, unknown or not told.
  Status read_points(const MeasureQuery& query) {
    auto a = answer(reader_, query, audience_);
    if (!a) return refused(a.error());
    PLENARY_LET(part, bound_part(said_, a->result.parts));
    out_.unit = a->result.parts[part].unit;
    std::vector<bool> told(out_.points.size());
    for (const auto& row : a->result.rows) {
      const auto point = std::ranges::find(out_.points, row.labels[0].value_or(""), &PlanPoint::period);
      if (point == out_.points.end()) continue;
      const auto at_point = static_cast<size_t>(point - out_.points.begin());
      if (told[at_point]) return several(a->result);
      told[at_point] = true;
      take(row, row.values[part], *point);
    }
    return settle_absent(query, *a, told);
  }

  std::unexpected<Error> refused(const Error& error) const {
    if (error.kind != ErrorKind::kUsage) return std::unexpected(error);
    return at(said_.where.empty() ? "metric" : "where", error.message);
  }

  std::unexpected<Error> several(const MeasureResult& result) const {
    std::string names;
    for (const auto* slice : result.by)
      if (!slice->time) names += fmt::format("{}{}", names.empty() ? "" : ", ", slice->name);
    return at("metric",
              fmt::format("{} has a number for each {}: choose one of each by where", said_.metric, names));
  }

  void take(const MeasureRow& row, const Cell& cell, PlanPoint& point) const {
    if (cell.state == CellState::kSuppressed) point.known = PlanPoint::Known::kWithheld;
    if (cell.state != CellState::kValue && cell.state != CellState::kNone) return;
    point.known = PlanPoint::Known::kValue, point.value = cell.value, point.interval = cell.interval;
    if (!cell.interval) return;
    const auto kind = bound_.metric.kind;
    if (kind == MeasureKind::kShare)
      point.sort = PlanPoint::Sort::kShare, point.hits = row.hits, point.trials = row.known;
    else if (kind == MeasureKind::kSum || kind == MeasureKind::kCountDistinct)
      point.sort = PlanPoint::Sort::kCount;
  }

  bool countable() const {
    const auto kind = bound_.metric.kind;
    return kind == MeasureKind::kSum || kind == MeasureKind::kCountDistinct || kind == MeasureKind::kStock;
  }

  bool reaches_end(const PlanPoint& point, const MeasureResult& result) const {
    const int length = point.last.days - point.first.days + 1;
    return result.last_day && result.last_day->days > point.last.days - length / 4;
  }

  // Whether the numbers alone say all: no period is absent, and the last is on record to its end.
  bool complete(const MeasureResult& own, const std::vector<bool>& told) const {
    const bool absent = std::ranges::find(told, false) != told.end();
    return !(absent && countable()) && reaches_end(out_.points.back(), own);
  }

  // A period whose records say what is asked for, but none of them that, has none; where none says, nobody
  // knows.
  Status settle_absent(const MeasureQuery& query, const Answer& own, const std::vector<bool>& told) {
    auto wide = query;
    bool same = complete(own.result, told);
    for (auto& filter : wide.where)
      if (const auto slice = find_slice(filter.slice); slice && !says_where(**slice))
        filter = {filter.slice, {"unknown"}, true};
    same |= std::ranges::equal(wide.where, query.where, {}, &MeasureQuery::Filter::values,
                               &MeasureQuery::Filter::values);
    PLENARY_LET(asked, same ? Result<Answer>(own) : answer(reader_, wide, audience_));
    for (size_t i = 0; i < told.size(); ++i)
      if (!told[i] && countable() && has_period(asked.result, out_.points[i].period))
        settle_zero(out_.points[i], counts_events(own.result));
    leave_out_unfinished(asked.result);
    return {};
  }

  static bool has_period(const MeasureResult& result, const std::string& period) {
    return std::ranges::any_of(result.rows, [&](const MeasureRow& row) { return row.labels[0] == period; });
  }

  void settle_zero(PlanPoint& point, bool events) const {
    if (guarded_ && !rules_.zeros) {
      point.known = PlanPoint::Known::kWithheld;
      return;
    }
    point.known = PlanPoint::Known::kValue, point.value = 0;
    if (events) point.interval = poisson_interval(0), point.sort = PlanPoint::Sort::kCount;
  }

  // A period in whose last quarter nothing is on record may be on record only in part.
  void leave_out_unfinished(const MeasureResult& wide) {
    if (bound_.metric.kind == MeasureKind::kStock || !wide.last_day) return;
    for (auto& point : out_.points) {
      if (point.known == PlanPoint::Known::kNoData || reaches_end(point, wide)) continue;
      if (wide.last_day >= point.first)
        out_.note = fmt::format("{} is left out: records end on {}", point.period, to_string(*wide.last_day));
      point.known = PlanPoint::Known::kNoData, point.interval.reset();
    }
  }

  // The point that the baseline was measured in.
  const PlanPoint* baseline_point() const {
    const Day day = said_.baseline_on.day;
    const auto found = std::ranges::find_if(
        out_.points, [day](const PlanPoint& p) { return p.first <= day && day <= p.last; });
    return found == out_.points.end() ? nullptr : &*found;
  }

  Status judge() {
    PLENARY_LET(more, check_aim(said_, bound_.metric, out_.unit));
    const PlanPoint* measured = nullptr;
    PlanAim aim{said_.baseline.value_or(0), said_.baseline_on.last(), said_.target, said_.due.last(), more};
    if (!said_.baseline) {
      measured = baseline_point();
      if (measured == nullptr || measured->known != PlanPoint::Known::kValue) return no_baseline(measured);
      out_.measured = true;
      aim.baseline = measured->value, aim.baseline_last = measured->last;
      // What is beyond the target from the beginning is to stay there.
      if (more ? aim.baseline > aim.target : aim.baseline < aim.target) {
        aim.baseline = aim.target;
        out_.note =
            fmt::format("the baseline as measured, {:g}, was beyond the target already", measured->value);
      }
    }
    out_.aim = aim;
    out_.verdict = judge_indicator(out_.points, aim, measured, question_.day);
    if (question_.since) out_.before = judge_indicator(out_.points, aim, measured, *question_.since);
    return {};
  }

  Status no_baseline(const PlanPoint* point) {
    const bool later = said_.baseline_on.last() > question_.day;
    if (point != nullptr && point->known == PlanPoint::Known::kWithheld)
      out_.verdict = {PlanState::kWithheld, PlanReason::kWithheld, {}, 0};
    else
      out_.verdict = later ? PlanVerdict{PlanState::kTooEarly, PlanReason::kNoPeriodYet, {}, 0}
                           : PlanVerdict{PlanState::kNoData, PlanReason::kNoBaseline, {}, 0};
    if (question_.since) out_.before = out_.verdict;
    return {};
  }

  Reader& reader_;
  const IndicatorQuestion& question_;
  const PlanIndicator& said_;
  const Audience audience_;
  IndicatorAnswer out_;
  BoundIndicator bound_;
  AudienceRules rules_;
  bool guarded_ = false;
  int months_ = 12;
};

}  // namespace

Result<IndicatorAnswer> ask_indicator(Reader& reader, const IndicatorQuestion& question, Audience audience) {
  return Asking(reader, question, audience).run();
}

}  // namespace plenary
