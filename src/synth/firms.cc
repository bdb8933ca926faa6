// Organizations: weights after Zipf (a few elephants, a long tail), countries so that each gets its share
// whatever the skew, subsidiaries of the largest, new names and mergers, and the spellings of each.
#include <fmt/core.h>

#include <cmath>
#include <unordered_set>

#include "base/text.h"
#include "synth/bodies.h"
#include "synth/world.h"

namespace plenary::synth {
namespace {

constexpr std::array<std::string_view, 14> kTrades{
    "Networks",     "Telecom",   "Systems",        "Software",     "Semiconductors",
    "Mobile",       "Labs",      "Communications", "Technologies", "Electronics",
    "Broadcasting", "Satellite", "Energy",         "Consulting"};
// In the order of kTrades.
constexpr std::array<const char*, 14> kSegments{"vendor",   "operator", "vendor",   "software",  "vendor",
                                                "operator", "research", "operator", "software",  "vendor",
                                                "media",    "operator", "utility",  "consulting"};

// Chooses countries by how much weight each is still owed, so that the first few elephants do not decide the
// map; a firm larger than all that a country has goes elsewhere.
class CountryLedger {
 public:
  explicit CountryLedger(double total) : given_(countries().size(), 0), total_(total) {
    for (const auto& country : countries()) weights_ += country.weight;
  }
  uint8_t choose(Random& random, double weight) {
    sum_ += weight;
    Wheel owed, roomy;
    for (size_t i = 0; i < given_.size(); ++i) {
      const double share = countries()[i].weight / weights_;
      const bool room = share * total_ >= weight;
      owed.add(room ? std::max(0.0, sum_ * share - given_[i]) : 0);
      roomy.add(room ? share : 0);
    }
    const auto at = static_cast<uint8_t>((owed.total() > 0 ? owed : roomy).pick(random));
    given_[at] += weight;
    return at;
  }

 private:
  std::vector<double> given_;
  double total_, weights_ = 0, sum_ = 0;
};

double zipf(uint32_t rank) { return 1 / std::pow(rank + 3.0, 0.95); }

double zipf_total(uint32_t count) {
  double total = 0;
  for (uint32_t rank = 0; rank < count; ++rank) total += zipf(rank);
  return total;
}

class FirmMaker {
 public:
  explicit FirmMaker(World& world)
      : world_(world), random_(world.options.seed, kFirmStream, 0), ledger_(zipf_total(world.scale.firms)) {}

  void run() {
    for (const auto& body : kBodies) bodies_.add(body.share);
    const uint32_t count = world_.scale.firms;
    world_.firms.reserve(count + count / 300 + 2);
    for (uint32_t rank = 0; rank < count; ++rank) add(rank, zipf(rank));
    change();
  }

 private:
  std::string fresh_stem() {
    std::string stem;
    do stem = invent_word(random_);
    while (!stems_.insert(stem).second);
    return stem;
  }

  void add(uint32_t rank, double weight) {
    Firm firm;
    firm.weight = weight;
    firm.country = ledger_.choose(random_, weight);
    const uint32_t holdings = std::max(4u, world_.scale.firms / 30);
    const uint32_t holding = random_.below(holdings);
    const bool branch =
        rank > 8 && random_.chance(0.1) && holding < rank && world_.firms[holding].parent == kNone &&
        world_.firms[holding].country != firm.country && !branches_.contains(holding << 8 | firm.country);
    if (branch) {
      branches_.insert(holding << 8 | firm.country);
      make_branch(firm, holding);
    } else {
      firm.stem = fresh_stem();
      firm.domain = ascii_lower(firm.stem) + ".example";
      settle(firm, rank);
    }
    firm.focus = static_cast<uint8_t>(bodies_.pick(random_));
    world_.firms.push_back(std::move(firm));
  }

  void make_branch(Firm& firm, uint32_t holding) {
    const Firm& parent = world_.firms[holding];
    firm.parent = holding;
    firm.stem = parent.stem, firm.domain = parent.domain;
    firm.kind = parent.kind, firm.segment = parent.segment, firm.size_class = "medium";
    const auto& country = countries()[firm.country];
    const auto base = fmt::format("{} {}", firm.stem, country.name);
    firm.spellings = {{fmt::format("{} {}", base, country.form.brief), "registered"},
                      {fmt::format("{} ({})", parent.spellings[0].text, country.name), "country"},
                      {base, "legal form"},
                      {ascii_upper(base), "case"},
                      {misspell(random_, base), "misspelling"}};
    for (auto& spelling : firm.spellings) claim(spelling);
  }

  // Big ones are companies; governments and universities come further down.
  void settle(Firm& firm, uint32_t rank) {
    const double share = static_cast<double>(rank) / world_.scale.firms;
    firm.size_class = share < 0.05 ? "large" : share < 0.3 ? "medium" : "small";
    const double u = rank < 6 ? 0 : random_.unit();
    const size_t trade = random_.below(kTrades.size());
    firm.segment = kSegments[trade];
    firm.kind = u < 0.72   ? "company"
                : u < 0.86 ? "academia"
                : u < 0.95 ? "government"
                : u < 0.98 ? "foundation"
                           : "standards body";
    if (u >= 0.72) firm.segment = u < 0.86 ? "research" : u < 0.95 ? "regulator" : "association";
    const size_t extras = share < 0.05 ? 7 : share < 0.3 ? 3 + random_.below(3) : random_.below(4);
    if (u < 0.72)
      spell_company(firm, kTrades[trade], extras);
    else
      spell_other(firm, extras);
  }

  void spell_company(Firm& firm, std::string_view trade, size_t extras) {
    const auto& country = countries()[firm.country];
    const auto& form = country.form;
    const auto base = fmt::format("{} {}", firm.stem, trade);
    keep(firm, extras, fmt::format("{} {}", base, form.brief),
         {{ascii_upper(base), "case"},
          {base, "legal form"},
          {fmt::format("{} {}", base, form.full), "legal form"},
          {firm.stem, "short"},
          {misspell(random_, base), "misspelling"},
          {fmt::format("{} {} ({})", base, form.full, country.name), "country"},
          {fmt::format("{}, {}", base, form.brief), "punctuation"}});
  }

  void spell_other(Firm& firm, size_t extras) {
    const std::string_view kind = firm.kind;
    const auto& s = firm.stem;
    const bool school = kind == "academia", state = kind == "government";
    const auto name = school  ? fmt::format("University of {}", s)
                      : state ? fmt::format("{} Communications Authority", s)
                              : fmt::format("{} Alliance", s);
    const auto other = school  ? fmt::format("{} University", s)
                       : state ? fmt::format("Communications Authority of {}", s)
                               : fmt::format("The {} Alliance", s);
    keep(firm, extras, name,
         {{other, "word order"},
          {ascii_upper(name), "case"},
          {school ? fmt::format("Univ. {}", s) : fmt::format("{} ({})", name, countries()[firm.country].code),
           "short"},
          {misspell(random_, name), "misspelling"},
          {fmt::format("{}, {}", name, countries()[firm.country].name), "country"}});
  }

  // A text belongs to one organization only: what looks the same could be told apart by nobody.
  void claim(Spelling& spelling) {
    while (!claimed_.insert(spelling.text).second) spelling.text += " II";
  }

  void keep(Firm& firm, size_t extras, std::string registered, std::vector<Spelling> others) {
    firm.spellings.push_back({std::move(registered), "registered"});
    claim(firm.spellings.back());
    while (firm.spellings.size() <= extras && !others.empty()) {
      const size_t at = random_.below(std::min<size_t>(3, others.size()));
      firm.spellings.push_back(std::move(others[at]));
      claim(firm.spellings.back());
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }

  // Three in a thousand take a new name or are merged into a larger one, some of the larger ones among them.
  void change() {
    const uint32_t count = world_.scale.firms;
    const uint32_t changes = std::max(2u, count * 3 / 1000);
    const int32_t span = world_.last_day().days - world_.first_day().days;
    for (uint32_t done = 0; done < changes;) {
      const uint32_t at = random_.below(done % 2 == 0 ? count / 5 : count);
      const uint32_t into = random_.below(std::max(at, 1u));
      if (at == 0 || taken_.contains(at) || taken_.contains(into) || branches_of(at)) continue;
      Firm& firm = world_.firms[at];
      firm.changed = {world_.first_day().days + static_cast<int32_t>(span * (0.2 + 0.6 * random_.unit()))};
      firm.merged = done % 2 == 1;
      firm.successor = firm.merged ? into : rename(at);
      taken_.insert({at, world_.firms[at].successor});
      ++done;
    }
  }

  bool branches_of(uint32_t at) const {
    if (world_.firms[at].parent != kNone) return true;
    for (const auto& firm : world_.firms)
      if (firm.parent == at) return true;
    return false;
  }

  uint32_t rename(uint32_t at) {
    Firm next = world_.firms[at];
    next.stem = fresh_stem(), next.domain = ascii_lower(next.stem) + ".example";
    next.weight = 0, next.successor = kNone;
    next.spellings.clear();
    if (std::string_view(next.kind) == "company")
      spell_company(next, random_.one_of(kTrades), 3);
    else
      spell_other(next, 2);
    world_.firms.push_back(std::move(next));
    return static_cast<uint32_t>(world_.firms.size() - 1);
  }

  World& world_;
  Random random_;
  CountryLedger ledger_;
  Wheel bodies_;
  std::unordered_set<std::string> stems_, claimed_;
  std::unordered_set<uint32_t> branches_, taken_;
};

}  // namespace

void make_firms(World& world) { FirmMaker(world).run(); }

}  // namespace plenary::synth
