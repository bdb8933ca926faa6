// Register, structure, offices, calendar, work programme. A few slips of the pen stand among the rows, as in
// any office: "TBC" where a day should be, a member that left before it joined, a line of totals.
#include "synth/rehearsal_sheets.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace plenary::synth {
namespace {

SheetCell day_or_nothing(const std::optional<Day>& day) { return day ? SheetCell(*day) : SheetCell(); }

std::string item_key(const WorkItem& item) {
  return fmt::format("{:c}.{}", 'A' + item.section, 1000 + item.number);
}

std::string person_name(const Delegate& person) { return person.name.given + " " + person.name.family; }

// One text of several, with "; " between them.
template <class F>
std::string joined(const std::vector<uint32_t>& list, F&& text) {
  std::string out;
  for (const auto at : list) out += (out.empty() ? "" : "; ") + text(at);
  return out;
}

const char* status_of(const WorkItem& item) {
  return item.deleted ? "Deleted" : item.published ? "Published" : item.approved ? "Approved" : "In progress";
}

void spoil_register(const Office& office, Sheet& sheet) {
  Random random(office.options.seed, kSlipStream, 0);
  constexpr size_t kJoined = 8, kLeft = 9;
  for (int i = 0; i < 3; ++i) sheet.rows[random.below(sheet.rows.size())][kJoined] = std::string("TBC");
  for (int wanted = 2; wanted > 0;) {  // the two days in the wrong cells
    auto& row = sheet.rows[random.below(sheet.rows.size())];
    const auto *joined_day = std::get_if<Day>(&row[kJoined]), *left = std::get_if<Day>(&row[kLeft]);
    if (joined_day == nullptr || left == nullptr || *left <= *joined_day) continue;
    std::swap(row[kJoined], row[kLeft]);
    --wanted;
  }
  std::vector<SheetCell> total(sheet.header.size());
  total[0] = std::string("Total"), total[1] = static_cast<double>(sheet.rows.size());
  sheet.rows.push_back(std::move(total));
}

}  // namespace

Sheet member_sheet(const Office& office) {
  Sheet sheet{"Register",
              "Register of members",
              {"No.", "Organization", "Country", "Category", "Kind", "Sector", "Size", "Class (units)",
               "Joined", "Left", "Remarks"},
              {}};
  for (const auto& line : office.lines) {
    const auto& e = office.entities[line.entity];
    sheet.rows.push_back({static_cast<double>(sheet.rows.size() + 1), e.name, e.country,
                          std::string(line.category), std::string(e.kind), std::string(e.segment),
                          std::string(e.size), std::string(line.units), line.from, day_or_nothing(line.to),
                          std::string(line.remark)});
  }
  spoil_register(office, sheet);
  return sheet;
}

Sheet name_change_sheet(const Office& office) {
  Sheet sheet{"Names", "Changes of names", {"Old name", "Country", "Becomes", "On", "How"}, {}};
  std::set<uint32_t> members;
  for (const auto& line : office.lines) members.insert(line.entity);
  for (uint32_t i = 0; i < office.entities.size(); ++i) {
    const auto& e = office.entities[i];
    if (e.successor == kNobody || !members.contains(i)) continue;
    sheet.rows.push_back({e.name, e.country, office.entities[e.successor].name, e.changed,
                          std::string(e.merged ? "merger" : "new name")});
  }
  return sheet;
}

Sheet right_sheet() {
  Sheet sheet{"Rights", "Rights of members", {"Category", "Right", "From", "Source"}, {}};
  const auto add = [&sheet](const char* category, std::initializer_list<const char*> rights, SheetCell from) {
    for (const char* right : rights)
      sheet.rows.push_back({std::string(category), std::string(right), from,
                            std::string("Invented, after data/rights.csv for itu-t")});
  };
  add("Member State", {"attend", "contribute", "lead", "vote", "approve"}, {});
  add("Sector Member", {"attend", "contribute", "lead", "approve"}, {});
  add("Associate", {"attend", "contribute"}, {});
  add("Academia", {"attend", "contribute"}, make_day(2011, 1, 1));
  return sheet;
}

Sheet group_sheet(const Office& office) {
  Sheet sheet{"Groups", "Groups", {"Group", "Title", "Type", "Part of", "Established", "Closed"}, {}};
  for (uint16_t s = 0; s < office.sections.size(); ++s) {
    const auto& section = office.sections[s];
    const auto add = [&](std::string key, std::string title, const char* type, std::string parent) {
      sheet.rows.push_back({std::move(key), std::move(title), std::string(type), std::move(parent),
                            section.from, day_or_nothing(section.to)});
    };
    add(section.key, fmt::format("SYNTHETIC {}", section.title), s == 0 ? "advisory group" : "study group",
        "");
    for (int w = 1; w <= section.parties; ++w)
      add(fmt::format("WP{}/{}", w, section.number), fmt::format("{}, part {}", section.title, w),
          "working party", section.key);
    for (int q = 1; q <= section.questions; ++q)
      add(question_key(office, s, q), fmt::format("{}, question {}", section.title, q), "question",
          fmt::format("WP{}/{}", 1 + q % section.parties, section.number));
  }
  return sheet;
}

std::vector<Sheet> officer_sheets(const Office& office) {
  std::vector<Sheet> sheets;
  const auto all = make_terms(office);
  for (size_t i = 0; i < all.size(); ++i) {
    Sheet sheet{
        office.periods[i].name,
        "Officers " + office.periods[i].name,
        {"Function", "Group", "Given name", "Family name", "E-mail", "Organization", "Country", "From", "To"},
        {}};
    for (const auto& term : all[i]) {
      const auto& person = office.people[term.person];
      const auto& e = office.entities[office.entity_on(
          office.job(person, std::max(term.from, person.from)).entity, term.from)];
      sheet.rows.push_back({std::string(term.role), term.group, person.name.given, person.name.family,
                            person.mail, e.name, e.country, term.from, term.to});
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

Sheet calendar_sheet(const Office& office) {
  Sheet sheet{"Calendar",
              "Calendar",
              {"Code", "Title", "Type", "Group", "First day", "Last day", "City", "Country", "Mode"},
              {}};
  static constexpr std::array kTypes{"meeting", "meeting",         "workshop",
                                     "webinar", "C-level meeting", "assembly"};
  for (const auto& event : office.events)
    sheet.rows.push_back({event.code, event.title, std::string(kTypes[static_cast<size_t>(event.kind)]),
                          office.sections[event.section].key, event.from, event.to, event.place,
                          event.country, std::string(event.mode)});
  // What is planned for the next year has no days yet.
  for (const auto& section : office.sections)
    if (!section.to)
      sheet.rows.push_back({fmt::format("{}-{}-01", section.key, kLastRehearsalYear + 1),
                            section.key + " meeting", std::string("meeting"), section.key, std::string("TBC"),
                            std::string("TBC"), std::string(), std::string(), std::string()});
  return sheet;
}

Sheet work_item_sheet(const Office& office, const std::vector<WorkItem>& items) {
  Sheet sheet{
      "Work items",
      "Work programme",
      {"Work item", "Title", "Type", "Question", "Approval process", "Status", "Editor(s)", "Editor e-mail",
       "Editor organization", "Started", "Consented", "Determined", "Approved", "Published", "Deleted"},
      {}};
  for (const auto& item : items) {
    const bool tap = std::string_view(item.path) == "TAP";
    const auto agreed = day_or_nothing(item.agreed);
    sheet.rows.push_back({item_key(item), item.title, std::string(item.type),
                          question_key(office, item.section, item.question), std::string(item.path),
                          std::string(status_of(item)),
                          joined(item.editors, [&](uint32_t p) { return person_name(office.people[p]); }),
                          joined(item.editors, [&](uint32_t p) { return office.people[p].mail; }),
                          joined(item.editors,
                                 [&](uint32_t p) {
                                   return office
                                       .entities[office.entity_on(
                                           office.job(office.people[p], item.started).entity, item.started)]
                                       .name;
                                 }),
                          item.started, tap ? SheetCell() : agreed, tap ? agreed : SheetCell(),
                          day_or_nothing(item.approved), day_or_nothing(item.published),
                          day_or_nothing(item.deleted)});
  }
  return sheet;
}

Sheet localization_sheet(const Office& office, const std::vector<WorkItem>& items) {
  Sheet sheet{"Localizations",
              "National adoptions and translations",
              {"Recommendation", "Country", "National number", "Type", "Language", "Date"},
              {}};
  for (const auto& l : make_localizations(office, items))
    sheet.rows.push_back({item_key(items[l.item]), std::string(l.country),
                          fmt::format("{} {}", l.prefix, item_key(items[l.item])), std::string(l.type),
                          std::string(l.language), l.day});
  return sheet;
}

}  // namespace plenary::synth
