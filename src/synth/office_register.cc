// The register: Member States throughout, others come and go. Small companies are Associates first, and some
// become Sector Members; universities come from 2011, when that category began at the model of this body.
#include <array>
#include <cmath>

#include "synth/office.h"

namespace plenary::synth {
namespace {

constexpr std::array kStateUnits{"1/16", "1/8", "1/4", "1/2", "1", "2", "5", "10", "20", "30"};
constexpr std::array kMemberUnits{"1/2", "1", "2", "3", "5", "8"};

class Registrar {
 public:
  explicit Registrar(Office& office) : office_(office), random_(office.options.seed, kRegisterStream, 0) {}

  void run() {
    for (uint32_t i = 0; i < office_.states; ++i) add_state(i);
    // As many as ten years of the model body would have, and its growth.
    const auto wanted = static_cast<uint32_t>(320 + 19.3 * office_.options.years);
    const auto first = static_cast<uint32_t>(office_.states);
    const auto count = static_cast<uint32_t>(office_.entities.size()) - first;
    std::vector<bool> taken(count);
    for (uint32_t members = 0; members < wanted;) {
      // The larger are the likelier members.
      const auto at = static_cast<uint32_t>(std::pow(random_.unit(), 1.25) * count);
      if (taken[at]) continue;
      taken[at] = true;
      add_other(first + at);
      ++members;
    }
  }

 private:
  Day day_of(int year) { return {make_day(year, 1, 1).days + static_cast<int32_t>(random_.below(365))}; }

  void add_state(uint32_t at) {
    const auto& state = office_.entities[at];
    const auto from = day_of(random_.between(1947, 1994));
    const double scale = std::log2(1 + state.weight) * 1.6;
    const auto unit = static_cast<size_t>(std::min(9.0, std::max(0.0, scale - 0.5)));
    if (random_.chance(0.1)) {  // a new class, from the beginning of a year
      const auto change =
          make_day(office_.first_year() + random_.between(1, office_.options.years - 1), 1, 1);
      const size_t other = unit == 0 ? 1 : random_.chance(0.6) ? unit - 1 : std::min<size_t>(9, unit + 1);
      office_.lines.push_back(
          {at, "Member State", kStateUnits[other], from, Day{change.days - 1}, "new class"});
      office_.lines.push_back({at, "Member State", kStateUnits[unit], change, {}});
      return;
    }
    office_.lines.push_back({at, "Member State", kStateUnits[unit], from, {}});
  }

  const char* first_category(const Entity& entity) {
    const std::string_view kind = entity.kind, size = entity.size;
    if (kind == "academia") return "Academia";
    if (kind != "company") return "Sector Member";
    return random_.chance(size == "small"    ? 0.8
                          : size == "medium" ? 0.25
                                             : 0.03)
               ? "Associate"
               : "Sector Member";
  }

  const char* units_of(const Entity& entity, std::string_view category) {
    if (category == "Associate") return "1/6";
    if (category == "Academia") return entity.least_developed ? "1/32" : "1/16";
    return std::string_view(entity.size) == "large" ? kMemberUnits[1 + random_.below(5)]
                                                    : kMemberUnits[random_.below(2)];
  }

  void add_other(uint32_t at) {
    const auto& entity = office_.entities[at];
    const std::string_view category = first_category(entity);
    const int opened = category == "Academia" ? 2011 : category == "Associate" ? 2000 : 1985;
    const int first = office_.first_year(), last = kLastRehearsalYear;
    const bool before = opened < first && random_.chance(0.45);
    const Day from =
        day_of(before ? random_.between(opened, first - 1) : random_.between(std::max(opened, first), last));
    const bool small = std::string_view(entity.size) == "small";
    const double mean = category == "Associate" ? 8 : category == "Academia" ? 14 : small ? 11 : 20;
    Day to{std::max(from.days, office_.first_day().days) + 200 +
           static_cast<int32_t>(random_.exponential(mean) * 365)};
    const char* remark = "";
    if (entity.successor != kNobody && entity.changed > from && entity.changed <= to) {
      to = {entity.changed.days - 1};
      remark = entity.merged ? "merged" : "new name";
    }
    write(at, category.data(), from, to, remark);
    // A new name goes on with the membership of the old one.
    if (std::string_view(remark) == "new name")
      write(entity.successor, category.data(), entity.changed,
            {entity.changed.days + static_cast<int32_t>(random_.exponential(mean) * 365)}, "");
  }

  // One line, or two where the category changes on the way.
  void write(uint32_t at, const char* category, Day from, Day to, const char* remark) {
    const auto& entity = office_.entities[at];
    const std::string_view was = category;
    const bool up = was == "Associate" && random_.chance(0.25),
               down = was == "Sector Member" && random_.chance(0.04);
    const Day begin{std::max(from.days, office_.first_day().days)};
    const int32_t left = std::min(to.days, office_.last_day().days) - begin.days;
    if ((up || down) && left > 1000) {
      const Day change{begin.days + 500 +
                       static_cast<int32_t>(random_.below(static_cast<uint64_t>(left - 600)))};
      const char* next = up ? "Sector Member" : "Associate";
      office_.lines.push_back(
          {at, category, units_of(entity, was), from, Day{change.days - 1}, "change of category"});
      category = next, from = change;
    }
    MemberLine line{at, category, units_of(entity, category), from, {}, ""};
    if (to <= office_.last_day()) line.to = to, line.remark = remark;
    office_.lines.push_back(line);
  }

  Office& office_;
  Random random_;
};

}  // namespace

void make_register(Office& office) { Registrar(office).run(); }

}  // namespace plenary::synth
