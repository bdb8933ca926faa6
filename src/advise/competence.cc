#include "advise/competence.h"

#include <algorithm>
#include <set>

#include "advise/competence_acts.h"
#include "advise/in_degree.h"
#include "duck/rows.h"
#include "metric/views.h"
#include "stats/diversity.h"

namespace plenary {
namespace {

constexpr const char* kUses =
    "SELECT d.document, CAST(count(*) AS BIGINT) FROM implementation i JOIN document d ON d.document_id = "
    "i.work_id "
    "GROUP BY d.document";

using Place = std::pair<uint32_t, uint32_t>;  // subject and body

// What is gathered of a body in a subject before it is judged.
struct Gathered {
  Standing standing;
  std::set<int> years;
  double percentiles = 0, with_percentile = 0;
};

using Gatherings = std::map<Place, Gathered>;

Result<std::vector<size_t>> read_uses(duck::Connection& connection, const WorkList& list) {
  std::vector<size_t> out(list.works.size());
  PLENARY_TRY(make_views_for(connection, kUses));
  PLENARY_TRY(duck::for_each_row(connection, kUses, [&](const auto& row) {
    if (const auto work = list.find(duck::to_text(row[0])))
      out[*work] += static_cast<size_t>(std::get<int64_t>(row[1]));
  }));
  return out;
}

// One wrong guess would make a body older in a subject than it is.
bool told(SubjectSource source) {
  return source == SubjectSource::kSeries || source == SubjectSource::kGroup;
}

void add_works(const Competence& c, const InDegree& degrees, const std::vector<size_t>& uses,
               Gatherings& out) {
  for (size_t w = 0; w < c.list.works.size(); ++w)
    for (const auto& [subject, part] : c.subjects.of_work[w]) {
      auto& to = out[{subject, c.list.works[w].body}];
      to.standing.texts += part;
      to.standing.in_degree += part * degrees.fractional[w];
      to.standing.uses += uses[w];
      if (told(c.subjects.source[w]))
        to.years.insert(c.list.works[w].years.begin(), c.list.works[w].years.end());
      if (degrees.percentile[w]) to.percentiles += part * *degrees.percentile[w], to.with_percentile += part;
    }
}

std::optional<double> effective(const std::map<std::string, double>& counts) {
  std::vector<double> weights;
  for (const auto& [name, count] : counts) weights.push_back(count);
  return hill_number(weights, 1);
}

void add_acts(const Acts& acts, Gathered& to) {
  auto& s = to.standing;
  s.acts = acts.count;
  s.persons = acts.persons.size(), s.organizations = acts.organizations.size();
  to.years.insert(acts.years.begin(), acts.years.end());
  for (const auto& [country, count] : acts.countries) s.acts_with_country += count;
  if (s.acts_with_country < static_cast<double>(kLeastActs)) return;
  s.regions = effective(acts.regions), s.countries = effective(acts.countries);
}

void close(Gathered& g, int last_year) {
  auto& s = g.standing;
  if (g.with_percentile > 0) s.percentile = g.percentiles / g.with_percentile;
  if (g.years.empty()) return;
  s.first_year = *g.years.begin(), s.last_year = *g.years.rbegin(), s.years = g.years.size();
  s.active = *s.last_year > last_year - kActiveYears;
}

// The newest year that a text or an act is dated; what lies in the future is a plan or a slip of the pen.
int newest_year(const WorkList& list, const ActTable& acts, int this_year) {
  int out = acts.last_year.value_or(0);
  for (const auto& work : list.works)
    if (!work.years.empty()) out = std::max(out, work.years.back());
  return std::min(out, this_year);
}

// Totals of the subject, and what can be seen of each view: references where any text refers to another
// body's, adoption where any channel saw a text of the subject.
void see(std::span<Standing> of_subject, bool references_known) {
  double texts = 0, acts = 0;
  size_t uses = 0;
  for (const auto& s : of_subject) texts += s.texts, acts += s.acts, uses += s.uses;
  for (auto& s : of_subject) {
    s.texts_of_all = texts, s.acts_of_all = acts;
    if (s.texts > 0) s.seen[static_cast<size_t>(View::kShare)] = s.texts / texts;
    if (s.years > 0) s.seen[static_cast<size_t>(View::kLongevity)] = static_cast<double>(s.years);
    if (references_known) s.seen[static_cast<size_t>(View::kReferred)] = s.in_degree;
    s.seen[static_cast<size_t>(View::kRegions)] = s.regions;
    if (uses > 0) s.seen[static_cast<size_t>(View::kAdoption)] = static_cast<double>(s.uses);
  }
}

// Nobody leads where nobody has any.
void set_places(std::span<Standing> of_subject, size_t view) {
  const auto can_see = [view](const Standing& s) { return s.seen[view].has_value(); };
  const auto n = static_cast<size_t>(std::ranges::count_if(of_subject, can_see));
  const bool any =
      std::ranges::any_of(of_subject, [view](const Standing& s) { return s.seen[view].value_or(0) > 0; });
  for (auto& s : of_subject) {
    s.compared[view] = n;
    if (n < 2 || !any || !s.seen[view]) continue;
    s.place[view] = 1 + static_cast<size_t>(std::ranges::count_if(of_subject, [&](const Standing& o) {
                      return o.seen[view] && *o.seen[view] > *s.seen[view];
                    }));
  }
}

std::vector<Standing> judged(Gatherings gathered, bool references_known, int last_year) {
  std::vector<Standing> out;
  for (auto& [place, g] : gathered) {
    close(g, last_year);
    g.standing.subject = place.first, g.standing.body = place.second;
    out.push_back(g.standing);
  }
  for (auto from = out.begin(); from != out.end();) {
    const auto to =
        std::find_if(from, out.end(), [&](const Standing& s) { return s.subject != from->subject; });
    const std::span<Standing> of_subject(from, to);
    see(of_subject, references_known);
    for (size_t view = 0; view < kViews; ++view) set_places(of_subject, view);
    std::ranges::stable_sort(of_subject, std::greater(), &Standing::texts);
    from = to;
  }
  return out;
}

}  // namespace

const char* to_string(View view) {
  constexpr const char* kNames[kViews] = {"share", "longevity", "references", "regions", "adoption"};
  return kNames[static_cast<size_t>(view)];
}

size_t Standing::leads() const {
  return static_cast<size_t>(std::ranges::count_if(place, [](const auto& p) { return p == size_t{1}; }));
}

size_t Standing::comparable() const {
  return static_cast<size_t>(std::ranges::count_if(place, [](const auto& p) { return p.has_value(); }));
}

Result<Competence> find_competence(duck::Connection& connection, Day today) {
  Competence out;
  PLENARY_LET(list, read_works(connection));
  out.list = std::move(list);
  if (out.list.works.empty())
    return fail(ErrorKind::kNotFound, "no texts on record: import a catalogue of documents first");
  const TextSpace space(out.list);
  PLENARY_LET(subjects, read_subjects(connection, out.list, space));
  out.subjects = std::move(subjects);
  PLENARY_LET(links, read_links(connection, out.list));
  PLENARY_LET(uses, read_uses(connection, out.list));
  PLENARY_LET(acts, read_acts(connection, out.list, out.subjects));
  const auto degrees = in_degree(out.list, links);
  out.referring = degrees.referring, out.acts_unplaced = acts.unplaced;
  out.adoption_recorded = std::ranges::any_of(uses, [](size_t n) { return n > 0; });
  for (const auto source : out.subjects.source) ++out.sources[static_cast<size_t>(source)];
  Gatherings gathered;
  add_works(out, degrees, uses, gathered);
  for (const auto& [place, of_place] : acts.of) add_acts(of_place, gathered[place]);
  out.standings =
      judged(std::move(gathered), degrees.referring > 0, newest_year(out.list, acts, civil(today).year));
  return out;
}

}  // namespace plenary
