// How well texts on the same subject are found, and what it costs:
//   overlap_bench twins WORKSPACE      of texts that records or numbers say are one: how many does their
//   wording find overlap_bench sample WORKSPACE N   N pairs that are listed without a link, drawn with a
//   fixed seed, to be judged by hand overlap_bench judged WORKSPACE F   what a file of judgements
//   (a,b,verdict) says of the pairs that are listed now overlap_bench subjects WORKSPACE   how often the
//   nearest texts guess the subject of a body's texts overlap_bench growth N             N made-up titles and
//   abstracts against each other: seconds and memory
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <map>

#include "advise/overlap.h"
#include "advise/subject_map.h"
#include "base/files.h"
#include "base/text.h"
#include "stats/interval.h"
#include "stats/neighbours.h"
#include "stats/random.h"
#include "store/store.h"

namespace plenary {
namespace {

constexpr size_t kDeep = 50;  // how far down a twin is looked for

struct Found {
  size_t twins = 0, first = 0, ten = 0, deep = 0, listed = 0;
};

Result<Reader> open(const char* folder) {
  PLENARY_LET(workspace, open_workspace(folder));
  return Reader::open(workspace);
}

void look_for(uint32_t twin, const std::vector<Neighbour>& near, Found& out) {
  ++out.twins;
  for (size_t i = 0; i < near.size(); ++i) {
    if (near[i].item != twin) continue;
    out.first += i == 0 ? 1 : 0;
    out.ten += i < kNearest ? 1 : 0;
    out.deep += 1;
    out.listed += i < kNearest && near[i].cosine >= kAlikeWords ? 1 : 0;
  }
}

std::string share(size_t part, size_t all) {
  const auto interval = wilson_interval(part, all);
  if (!interval) return "-";
  return fmt::format("{:5.1f} % ({:.1f} to {:.1f})",
                     100.0 * static_cast<double>(part) / static_cast<double>(all), 100 * interval->low,
                     100 * interval->high);
}

Status twins(const char* folder) {
  PLENARY_LET(reader, open(folder));
  PLENARY_LET(list, read_works(reader.connection()));
  PLENARY_LET(links, read_links(reader.connection(), list));
  const TextSpace space(list);
  std::vector<uint32_t> owners;
  for (const auto& work : list.works) owners.push_back(work.body);
  const NeighbourIndex index(space.vectors(), owners, space.terms());
  NeighbourIndex::Scratch scratch;
  std::map<std::string, Found> by_bodies;
  for (uint32_t a = 0; a < list.works.size(); ++a) {
    std::optional<std::vector<Neighbour>> near;
    for (const auto& [b, link] : links.links[a]) {
      if (link < Link::kSameNumber || list.works[a].body == list.works[b].body) continue;
      if (space.vectors()[a].empty() || space.vectors()[b].empty()) continue;
      if (!near) near = index.nearest(space.vectors()[a], owners[a], kDeep, 0, scratch);
      for (const auto& name :
           {fmt::format("{} in {}", list.bodies[owners[a]], list.bodies[owners[b]]), std::string("all")})
        look_for(b, *near, by_bodies[name]);
    }
  }
  for (const auto& [name, f] : by_bodies)
    fmt::print("{:28} {:6} twins: first {}, among ten {}, among {} {}, listed {}\n", name, f.twins,
               share(f.first, f.twins), share(f.ten, f.twins), kDeep, share(f.deep, f.twins),
               share(f.listed, f.twins));
  return {};
}

Status sample(const char* folder, size_t n) {
  PLENARY_LET(reader, open(folder));
  PLENARY_LET(overlap, find_overlap(reader.connection(), {}, make_day(2026, 11, 21)));
  std::vector<const OverlapPair*> unlinked;
  for (const auto& pair : overlap.pairs)
    if (pair.link == Link::kNone) unlinked.push_back(&pair);
  CounterRandom random(1, 0);
  shuffle(std::span(unlinked), random);
  fmt::print("{} pairs without a link\n", unlinked.size());
  for (size_t i = 0; i < std::min(n, unlinked.size()); ++i) {
    const auto &a = overlap.list.works[unlinked[i]->a], &b = overlap.list.works[unlinked[i]->b];
    fmt::print("{},{},?\t{:.2f}\t{}\t{}\t{}\n", a.key, b.key, unlinked[i]->likeness.words, a.title, b.title,
               fmt::join(unlinked[i]->likeness.shared_words, " "));
  }
  return {};
}

Status judged(const char* folder, const char* file) {
  PLENARY_LET(reader, open(folder));
  PLENARY_LET(overlap, find_overlap(reader.connection(), {}, make_day(2026, 11, 21)));
  PLENARY_LET(text, read_file(file));
  std::map<std::pair<std::string, std::string>, std::string> verdicts;
  const auto lines = split(text, '\n');
  for (size_t i = 1; i < lines.size(); ++i)
    if (const auto cells = split(lines[i], ','); cells.size() == 3)
      verdicts.emplace(std::pair(std::string(cells[0]), std::string(cells[1])), cells[2]);
  std::map<std::string, size_t> counts;
  size_t listed = 0;
  for (const auto& pair : overlap.pairs) {
    const auto at = verdicts.find({overlap.list.works[pair.a].key, overlap.list.works[pair.b].key});
    if (at != verdicts.end()) ++counts[at->second], ++listed;
  }
  fmt::print("{} of {} judged pairs are listed\n", listed, verdicts.size());
  for (const auto& [verdict, count] : counts)
    fmt::print("{:12} {:4} {}\n", verdict, count, share(count, listed));
  return {};
}

Status subjects(const char* folder) {
  PLENARY_LET(reader, open(folder));
  PLENARY_LET(list, read_works(reader.connection()));
  PLENARY_LET(tree, read_subject_tree(reader.connection()));
  PLENARY_LET(tables, read_subject_tables(reader.connection(), list, tree));
  const TextSpace space(list);
  const SubjectGuesser guesser(list, space, tables.known(list));
  GuessQuality all{"all", 0, 0, 0};
  const auto print = [](const GuessQuality& q) {
    fmt::print("{:10} {:6} texts: guessed {}, of these right {}\n", q.body, q.texts,
               share(q.guessed, q.texts), share(q.right, q.guessed));
  };
  for (const auto& q : guess_quality(list, guesser)) {
    print(q);
    all.texts += q.texts, all.guessed += q.guessed, all.right += q.right;
  }
  print(all);
  return {};
}

// Words as rare as in real titles (Zipf), ten a title and thirty an abstract, in ten bodies.
WorkList made_up(size_t n) {
  constexpr size_t kWords = 40'000, kBodies = 10;
  CounterRandom random(1, 0);
  const auto words = [&random](size_t count) {
    std::string out;
    for (size_t i = 0; i < count; ++i)
      out += fmt::format("w{}x ", static_cast<size_t>(std::pow(kWords, random.uniform())));
    return out;
  };
  WorkList out;
  for (size_t b = 0; b < kBodies; ++b) out.bodies.push_back(fmt::format("b{}", b));
  for (size_t i = 0; i < n; ++i) {
    Work work;
    work.key = fmt::format("{}:{}", out.bodies[i % kBodies], i);
    work.title = words(10), work.abstract = words(30), work.body = static_cast<uint32_t>(i % kBodies);
    out.works.push_back(std::move(work));
  }
  return out;
}

Status growth(size_t n) {
  const auto list = made_up(n);
  const auto began = std::chrono::steady_clock::now();
  const auto since = [&began] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  const TextSpace space(list);
  const double weighed = since();
  std::vector<uint32_t> owners, items;
  for (uint32_t i = 0; i < n; ++i) owners.push_back(list.works[i].body), items.push_back(i);
  const NeighbourIndex index(space.vectors(), owners, space.terms());
  const auto near = index.nearest_of(items, kNearest, kAlikeWords);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print("{} texts: weighed in {:.1f} s, compared in {:.1f} s, {} MiB at most\n", n, weighed,
             since() - weighed, used.ru_maxrss / 1024);
  return {};
}

Status run(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "twins" && argc == 3) return twins(argv[2]);
  if (what == "sample" && argc == 4) return sample(argv[2], std::strtoul(argv[3], nullptr, 10));
  if (what == "judged" && argc == 4) return judged(argv[2], argv[3]);
  if (what == "subjects" && argc == 3) return subjects(argv[2]);
  if (what == "growth" && argc == 3) return growth(std::strtoul(argv[2], nullptr, 10));
  return fail(
      ErrorKind::kUsage,
      "overlap_bench twins|subjects WORKSPACE | sample WORKSPACE N | judged WORKSPACE FILE | growth N");
}

}  // namespace
}  // namespace plenary

int main(int argc, char** argv) {
  const auto done = plenary::run(argc, argv);
  if (done) return 0;
  fmt::print(stderr, "{}\n", done.error().message);
  return 1;
}
