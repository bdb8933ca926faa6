#include "import/table_nouns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>

#include "base/text.h"

namespace plenary::table {
namespace {

// Without these fields a record says nothing: groups between commas, alternatives between bars.
constexpr std::string_view kPerson = "person|person_mail|person_key";
constexpr std::string_view kOrganization = "organization|organization_domain";

constexpr std::array<std::string_view, 15> kActivityKinds{
    "attended",  "absent", "presented", "contributed", "authored", "edited",    "chaired", "reviewed",
    "commented", "posted", "replied",   "committed",   "merged",   "automated", "liaised"};
constexpr double kMostInvited = 1e9;
constexpr std::array<std::string_view, 6> kResponses{"none",    "opened",     "declined",
                                                     "replied", "registered", "attended"};

std::string required_of(std::string_view noun) {
  if (noun == "organization" || noun == "membership" || noun == "declaration")
    return std::string(kOrganization);
  if (noun == "affiliation") return fmt::format("{},{}", kPerson, kOrganization);
  if (noun == "right") return "category,right";
  if (noun == "role") return fmt::format("role,{}|{}", kPerson, kOrganization);
  if (noun == "stage") return "document,stage";
  if (noun == "relation") return "document,kind,target";
  if (noun == "activity") return fmt::format("kind,{}|{}|delegation", kPerson, kOrganization);
  if (noun == "decision") return "kind,document|event|text";
  if (noun == "statement") return "text";
  if (noun == "usage") return "document,count";
  if (noun == "adoption") return fmt::format("document,product|{}", kOrganization);
  if (noun == "answer") return "survey,respondent,question,answer";
  if (noun == "rating") return "indicator,score";
  if (noun == "outreach") return "campaign,body,date";
  return std::string(noun);  // body, group, event, document, action: the key of the same name
}

std::string fault_of_activity_kind(std::string_view kind) {
  if (std::ranges::find(kActivityKinds, kind) != kActivityKinds.end()) return {};
  return fmt::format("'{}' is no kind of activity; translate it into one of {}", clean(kind, 80),
                     fmt::join(kActivityKinds, ", "));
}

std::string fault_of_response(std::string_view response) {
  if (response.empty() || std::ranges::find(kResponses, response) != kResponses.end()) return {};
  return fmt::format("'{}' is no response to outreach; translate it into one of {}, or leave it empty",
                     clean(response, 80), fmt::join(kResponses, ", "));
}

template <class Member>
constexpr FieldType type_of() {
  if constexpr (std::is_same_v<Member, std::string>)
    return FieldType::kText;
  else if constexpr (std::is_same_v<Member, MaybeDate>)
    return FieldType::kDate;
  else
    return FieldType::kNumber;
}

void set(std::string& member, Slot& slot) { member = std::move(slot.text); }
void set(MaybeDate& member, const Slot& slot) { member = slot.date; }
void set(double& member, const Slot& slot) {
  if (slot.number == slot.number)
    member = slot.number;  // not said leaves the noun's own default: a weight is 1
}

// The list of a batch that holds records of that type.
template <class Record>
std::vector<Record>& list_of(Batch& batch) {
  std::vector<Record>* found = nullptr;
  each_noun(batch, [&found](const char*, auto& list) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(list)>, std::vector<Record>>) found = &list;
  });
  return *found;
}

template <class Record>
void append_record(Batch& out, std::span<Slot> slots, uint32_t line) {
  Record& record = list_of<Record>(out).emplace_back();
  size_t i = 0;
  fields(record, [&](const char*, auto& member) { set(member, slots[i++]); });
  record.line = line;
}

template <class Record>
void reserve_records(Batch& out, size_t more) {
  auto& list = list_of<Record>(out);
  list.reserve(list.size() + more);
}

std::vector<Noun> make_nouns() {
  std::vector<Noun> made;
  Batch batch;
  each_noun(batch, [&made](const char* name, auto& list) {
    using Record = typename std::remove_cvref_t<decltype(list)>::value_type;
    Noun noun{name, {}, {}, append_record<Record>, reserve_records<Record>};
    Record record;
    fields(record, [&noun](const char* field, auto& member) {
      noun.fields.push_back({field, type_of<std::remove_cvref_t<decltype(member)>>()});
    });
    for (const std::string required = required_of(name); const auto group : split(required, ',')) {
      auto& positions = noun.required.emplace_back();
      for (const auto field : split(group, '|')) positions.push_back(static_cast<size_t>(noun.find(field)));
    }
    noun.from = noun.find("from"), noun.to = noun.find("to");
    made.push_back(std::move(noun));
  });
  return made;
}

}  // namespace

int Noun::find(std::string_view field) const {
  for (size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field) return static_cast<int>(i);
  return -1;
}

std::string Noun::backwards(std::span<const Slot> slots) const {
  if (from < 0 || to < 0) return {};
  const auto &begin = slots[static_cast<size_t>(from)].date, &end = slots[static_cast<size_t>(to)].date;
  if (!begin || !end || begin->day <= end->last()) return {};
  return fmt::format("it ends ({}) before it begins ({})", to_string(*end), to_string(*begin));
}

std::span<const Noun> nouns() {
  static const std::vector<Noun> kNouns = make_nouns();
  return kNouns;
}

Result<const Noun*> find_noun(std::string_view name) {
  std::string names;
  for (const auto& noun : nouns()) {
    if (noun.name == name) return &noun;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", noun.name);
  }
  return fail(ErrorKind::kUsage, fmt::format("unknown noun '{}'; there are: {}", name, names));
}

std::string list_fields(const Noun& noun) {
  std::string names;
  for (const auto& field : noun.fields) names += fmt::format("{}{}", names.empty() ? "" : ", ", field.name);
  return names;
}

std::string fault_of_record(const Noun& noun, std::span<const Slot> slots) {
  const auto slot = [&](std::string_view field) -> const Slot& {
    return slots[static_cast<size_t>(noun.find(field))];
  };
  if (noun.name == "activity") return fault_of_activity_kind(slot("kind").text);
  if (noun.name != "outreach") return {};
  const auto &sent = slot("date").date, &answered = slot("responded").date;
  if (sent && answered && answered->last() < sent->day)
    return fmt::format("it was answered ({}) before it was sent ({})", to_string(*answered),
                       to_string(*sent));
  if (const double n = slot("invited").number; n < 0 || n > kMostInvited)
    return fmt::format("invited {} is no number of organizations", n);
  return fault_of_response(slot("response").text);
}

}  // namespace plenary::table
