#include "metric/links.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "metric/gather.h"
#include "metric/joint.h"
#include "stats/interval.h"

namespace plenary {
namespace {

using Pair = std::pair<uint32_t, uint32_t>;

// A pair and what is told of it; links and association only of what has no direction.
struct Link {
  Pair ends;
  double things, links, expected, ratio, association;
};

using Counts = std::map<Pair, PartyCount>;

constexpr Slice kPartner{"partner", "With", "", "", "", false, true, "the other end of a link"};
constexpr Slice kTarget{"to", "To", "", "", "", false, true, "where a link leads"};

// With less expected than this a ratio is noise; two units can only be linked with each other.
constexpr double kLeastExpected = 1;
constexpr size_t kLeastUnits = 3;

// The ratio with the interval of the count of things; what each thing adds is taken as it is.
Cell ratio_cell(const Link& link, size_t units) {
  if (link.expected < kLeastExpected || units < kLeastUnits)
    return {CellState::kNotApplicable, 0, std::nullopt};
  auto interval = poisson_interval(static_cast<uint64_t>(link.things));
  interval.low *= link.ratio / link.things, interval.high *= link.ratio / link.things;
  return cell(link.ratio, interval);
}

// Parts of a thing that are of one unit, and where it matters of one side.
std::vector<std::span<const Party>> blocks_of(std::span<const Party> thing, bool directed) {
  std::vector<std::span<const Party>> blocks;
  for (auto from = thing.begin(); from != thing.end();) {
    const auto end = std::find_if(from, thing.end(), [&](const Party& p) {
      return p.unit != from->unit || (directed && p.target != from->target);
    });
    blocks.emplace_back(from, end);
    from = end;
  }
  return blocks;
}

// Records and parties behind the pairs that are shown, over the things that they have in common.
void count_records(const JointWork& work, bool directed, Counts& counts) {
  for (const auto& thing : work.things) {
    const auto blocks = blocks_of(thing, directed);
    for (const auto& a : blocks)
      for (const auto& b : blocks) {
        const bool leads = directed ? !a[0].target && b[0].target : a[0].unit < b[0].unit;
        const auto found = leads ? counts.find({a[0].unit, b[0].unit}) : counts.end();
        if (found == counts.end()) continue;
        for (const Party& party : a) found->second.add(party);
        for (const Party& party : b) found->second.add(party);
      }
  }
}

MeasureRow& add_row(const Plan& plan, const JointWork& work, Pair pair, MeasureResult& result) {
  auto [a, b] = pair;
  // Of the one whose links were asked for, its partners.
  if (!directed(plan) && plan.ends.size() == 1 &&
      !chosen(plan, std::array<std::string_view, 1>{work.units[a]}))
    std::swap(a, b);
  auto& row = result.rows.emplace_back();
  row.labels = {work.units[a], work.units[b]};
  row.labels.insert(row.labels.end(), work.cut.begin(), work.cut.end());
  return row;
}

// What can be said of all only where all is one cut, and nobody may be told of by it.
bool says_whole(const Plan& plan) { return plan.by.size() == 1 && !plan.query->disclosure; }

void note_whole(const Plan& plan, Documents documents, MeasureResult& result) {
  const auto all = collaboration_indices(documents);
  if (!all || !says_whole(plan)) return;
  result.notes.push_back(
      fmt::format("{} {}, {:.1f} % of them with more than one {}; {:.2f} each on average; collaboration "
                  "coefficient {:.3f} (Ajiferuke; 0 is all alone)",
                  documents.size(), plan.metric.unit, 100 * all->joint_share, unit_word(plan), all->mean_size,
                  all->coefficient));
}

void add_links(const Plan& plan, const JointWork& work, std::span<const Link> links, MeasureResult& result) {
  std::set<uint32_t> linked;
  Counts counts;
  for (const Link& link : links) {
    const auto [a, b] = link.ends;
    linked.insert({a, b});
    if (chosen(plan, std::array<std::string_view, 2>{work.units[a], work.units[b]})) counts[link.ends];
  }
  count_records(work, directed(plan), counts);
  const size_t first = result.rows.size();
  for (const Link& link : links) {
    const auto found = counts.find(link.ends);
    if (found == counts.end()) continue;
    auto& row = add_row(plan, work, link.ends, result);
    const auto ratio = ratio_cell(link, linked.size());
    if (directed(plan))
      row.values = {cell(link.things), cell(link.expected), ratio};
    else
      row.values = {cell(link.things), cell(link.links), cell(link.expected), ratio, cell(link.association)};
    found->second.fill(row);
  }
  // The strongest first within each cut.
  std::ranges::stable_sort(std::span(result.rows).subspan(first), std::ranges::greater{},
                           [](const MeasureRow& row) { return row.values[0].value; });
}

void add_pairs(const Plan& plan, const JointWork& work, MeasureResult& result) {
  const auto documents = documents_of(work);
  const auto all = static_cast<double>(documents.size());
  std::vector<Link> links;
  for (const auto& s : pair_strengths(documents, PairCounting::kFractional))
    links.push_back({{s.a, s.b}, s.joint, s.links, s.expected, s.ratio, s.association * all});
  add_links(plan, work, links, result);
  note_whole(plan, documents, result);
}

std::vector<Flow> flows_of(const JointWork& work) {
  std::vector<Flow> flows;
  for (const auto& thing : work.things) {
    std::vector<uint32_t> from, to;
    for (const Party& party : thing) {
      auto& ends = party.target ? to : from;
      if (ends.empty() || ends.back() != party.unit) ends.push_back(party.unit);
    }
    for (const uint32_t a : from)
      for (const uint32_t b : to) flows.push_back({.from = a, .to = b, .amount = 1});
  }
  return flows;
}

void add_flows(const Plan& plan, const JointWork& work, MeasureResult& result) {
  const auto flows = flow_ratios(flows_of(work));
  if (!flows) return;  // nothing leads from one to another
  std::vector<Link> links;
  for (const auto& flow : flows->pairs)
    links.push_back({{flow.from, flow.to}, flow.amount, flow.amount, flow.expected, flow.ratio, 0});
  add_links(plan, work, links, result);
  if (says_whole(plan))
    result.notes.push_back(
        fmt::format("Reciprocity {:.3f}: the smaller of the two directions over the larger, over all pairs",
                    flows->reciprocity));
}

void describe(const Plan& plan, MeasureResult& result) {
  const auto& unit = plan.metric.unit;
  const bool flows = directed(plan);
  result.by.insert(result.by.begin() + 1, flows ? &kTarget : &kPartner);
  if (flows) {
    result.parts = {{"amount", unit}, {"expected", unit}, {"ratio", "observed / expected", true}};
    result.notes.push_back(
        "expected: what one sends times what the other receives, over all; what leads from "
        "one to itself is left out");
  } else {
    result.parts = {{"joint", unit},
                    {"links", "fractional " + unit},
                    {"expected", "fractional " + unit},
                    {"ratio", "observed / expected", true},
                    {"association", "observed / expected"}};
    result.notes.push_back(
        fmt::format("joint: {} of both; links: each of k parties gives 1/(k-1) to each other; expected: from "
                    "how much each is linked at all; ratio: links / expected",
                    unit));
    result.notes.push_back(fmt::format(
        "association: joint over what chance gives among all {}, alone ones too (van Eck and Waltman)",
        unit));
  }
  result.notes.push_back(
      fmt::format("Interval of the ratio 95 %: exact Poisson of the count, the sizes taken as they are; n/a "
                  "where less than {} is expected, or fewer than {} are linked at all: it would be noise",
                  kLeastExpected, kLeastUnits));
}

}  // namespace

Status run_links(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  describe(plan, result);
  return each_cut(c, plan, result, [&](const JointWork& work) -> Status {
    directed(plan) ? add_flows(plan, work, result) : add_pairs(plan, work, result);
    return {};
  });
}

std::string linked_rows(Plan plan) {
  plan.by.resize(1);
  const auto rows = sliced(plan, true);
  const auto& thing = plan.metric.subject;
  std::string having, either;
  size_t named = 0;
  for (const auto& end : plan.ends) {
    auto any = *end.filter;
    any.negate = false;
    const auto fits_any = condition("s0", any);
    having +=
        fmt::format(" AND max(CASE WHEN {} THEN 1 ELSE 0 END) = {}", fits_any, end.filter->negate ? 0 : 1);
    if (end.filter->negate) continue;
    either += (named++ == 0 ? "" : " OR ") + fits_any;
  }
  return fmt::format(
      "SELECT r.* FROM ({0}) r WHERE s0 IS NOT NULL{1} AND {2} IN (SELECT {2} FROM ({0}) WHERE s0 IS NOT "
      "NULL GROUP BY {2} HAVING count(DISTINCT s0) > 1{3})",
      rows, named > 1 ? " AND (" + either + ")" : "", thing, having);
}

}  // namespace plenary
