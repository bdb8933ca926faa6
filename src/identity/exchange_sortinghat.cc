// SortingHat's identities JSON (GrimoireLab): {"blacklist": [...], "organizations": {name: [{"domain",
// "is_top"}]}, "uidentities": {uuid: {"profile", "identities": [{"source", "email", "name", "username"}],
// "enrollments": [{"organization", "start", "end"}]}}}. The years 1900 and 2100 mean "since ever" and "until
// today"; an end at midnight is over when that day begins.
#include "identity/exchange_sortinghat.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "base/json.h"
#include "base/text.h"
#include "identity/exchange_entries.h"
#include "identity/exchange_json.h"

namespace plenary {
namespace {

namespace dom = simdjson::dom;

constexpr int kSinceEver = 1900, kUntilToday = 2100;

class SortingHat {
 public:
  explicit SortingHat(ExchangeNotes& notes) : out_("sortinghat", notes) {}

  Result<std::vector<JournalEntry>> read(std::string_view bytes) {
    dom::parser parser;
    PLENARY_LET(root, parse_json(parser, bytes));
    dom::object top, known;
    if (root.get(top) || (root["uidentities"].get(known) && root["organizations"].get(known)))
      return fail(ErrorKind::kInput,
                  "holds neither 'uidentities' nor 'organizations' as SortingHat writes them");
    const auto lines = container_lines(bytes, 2), sections = container_lines(bytes, 1);
    // Both walks meet the containers in the order of the text.
    size_t next = 0, section = 0;
    for (const auto [name, value] : top) {
      const size_t here = value.is_object() || value.is_array() ? sections.at(section++) : 0;
      if (name == "blacklist") blacklist(value, here);
      if (!value.is_object() && !value.is_array()) continue;
      each(name, value, here, lines, next);
    }
    return out_.take();
  }

 private:
  void each(std::string_view section, dom::element value, size_t here, const std::vector<size_t>& lines,
            size_t& next) {
    dom::object object;
    dom::array array;
    if (!value.get(array))
      for (const auto item : array) next += item.is_object() || item.is_array();
    if (value.get(object)) return;
    for (const auto [key, item] : object) {
      const bool container = item.is_object() || item.is_array();
      const size_t line = container ? lines.at(next++) : here;
      if (section == "uidentities") individual(key, item, line);
      if (section == "organizations") organization(key, item, line);
    }
  }

  void blacklist(dom::element list, size_t line) {
    dom::array entries;
    if (list.get(entries)) return out_.reject(line, "'blacklist' is no list");
    for (size_t i = 0; i < entries.size(); ++i) out_.left_out("blacklist entries: texts never to match by");
  }

  void organization(std::string_view name, dom::element domains, size_t line) {
    dom::array list;
    if (domains.get(list)) return out_.reject(line, "an organization's domains are no list", name);
    for (const auto entry : list) {
      std::string fault;
      const auto text = json_text(entry, "domain", fault);
      const auto domain = domain_designator(text);
      if (domain.empty()) {
        out_.reject(line, fault.empty() ? fmt::format("'{}' is no domain", printable(text)) : fault, name);
        continue;
      }
      const auto [at, fresh] = domains_.try_emplace(domain, name);
      if (at->second != name)
        out_.reject(line, fmt::format("{} is also the domain of {}", domain, printable(at->second)), name);
      else
        out_.same_organization(domain, name_designator(name), line);
    }
  }

  struct Individual {
    std::vector<std::string> handles;  // designators that are this person's alone
    std::string name;
  };

  void account(dom::element identity, Individual& who, size_t line) {
    std::string fault;
    const auto name = json_text(identity, "name", fault), mail = json_text(identity, "email", fault),
               user = json_text(identity, "username", fault), source = json_text(identity, "source", fault);
    if (!fault.empty()) return out_.reject(line, fault, name);
    const auto by_mail = mail_designator(mail), by_user = key_designator(source, user);
    if (!mail.empty() && by_mail.empty())
      out_.reject(line, fmt::format("'{}' is no address", printable(mail)), name);
    if (!user.empty() && by_user.empty())
      out_.reject(line, fmt::format("user name '{}' has no source, or is none", printable(user)), name);
    for (const auto& handle : {by_mail, by_user})
      if (!handle.empty() && std::ranges::find(who.handles, handle) == who.handles.end())
        who.handles.push_back(handle);
    if (mail.empty() && user.empty() && !name.empty())
      out_.reject(line, "has a name alone: a decision would claim everybody of that name", name);
    else if (who.name.empty())
      who.name = name;
  }

  void individual(std::string_view uuid, dom::element item, size_t line) {
    if (!item.is_object()) return out_.reject(line, "an individual is no object", uuid);
    Individual who;
    std::string fault;
    dom::element profile;
    if (!item.at_key("profile").get(profile) && profile.is_object()) read_profile(profile, who, fault);
    for (const auto identity : json_list(item, "identities", fault)) {
      if (identity.is_object())
        account(identity, who, line);
      else
        out_.reject(line, "an identity is no object", uuid);
    }
    const auto enrollments = json_list(item, "enrollments", fault);
    if (!fault.empty()) out_.reject(line, fault, uuid);
    if (who.handles.empty()) {
      if (!enrollments.empty())
        out_.reject(line, "has enrollments, but no address or user name to know the person by", uuid);
      return;
    }
    const auto& self = who.handles[0];
    for (const auto& handle : who.handles) out_.same_person(handle, self, line);
    if (const auto name = name_designator(who.name); !name.empty())
      out_.same_person(self, fmt::format("{} {}", name, self), line);
    for (const auto enrollment : enrollments) enroll(self, enrollment, line);
  }

  void read_profile(dom::element profile, Individual& who, std::string& fault) {
    who.name = json_text(profile, "name", fault);
    const auto mail = mail_designator(json_text(profile, "email", fault));
    if (!mail.empty()) who.handles.push_back(mail);
    bool bot = false;
    if (!profile.at_key("is_bot").get(bot) && bot) out_.left_out("profiles marked as bots");
  }

  void enroll(const std::string& self, dom::element item, size_t line) {
    std::string fault;
    if (!item.is_object()) return out_.reject(line, "an enrollment is no object", self);
    const auto organization = json_text(item, "organization", fault);
    const auto start = json_text(item, "start", fault), end = json_text(item, "end", fault);
    auto from = parse_date(start), to = parse_date(end);
    if (fault.empty() && ((!start.empty() && !from) || (!end.empty() && !to)))
      fault = fmt::format("'{}' to '{}' are no dates", printable(start), printable(end));
    if (!fault.empty()) return out_.reject(line, fault, organization);
    if (from && civil(from->day).year <= kSinceEver) from.reset();
    if (to && civil(to->day).year >= kUntilToday) to.reset();
    const bool midnight = end.size() <= 10 || end.substr(11).starts_with("00:00:00");
    if (to) to = midnight ? day_before(*to) : Date{to->last()};
    out_.affiliation(self, name_designator(organization), from, to, line);
  }

  Decisions out_;
  std::map<std::string, std::string, std::less<>> domains_;
};

std::string or_null(std::string_view text) { return text.empty() ? "null" : json_string(text); }

std::string identity_json(std::string_view name, std::string_view mail, std::string_view key) {
  const auto colon = std::min(key.find(':'), key.size());
  const auto source = key.empty() ? "plenary" : key.substr(0, colon);
  const auto user = key.empty() ? key : key.substr(std::min(colon + 1, key.size()));
  return fmt::format(R"({{"email": {}, "id": null, "name": {}, "source": {}, "username": {}, "uuid": null}})",
                     or_null(mail), or_null(name), json_string(source), or_null(user));
}

std::string joined(const std::vector<std::string>& items, std::string_view indent) {
  std::string out;
  for (const auto& item : items) out += fmt::format("{}\n{}{}", out.empty() ? "" : ",", indent, item);
  return out;
}

std::string individual_json(const Identities::Person& person) {
  const std::string name = person.names.empty() ? "" : person.names[0];
  const auto mails = addresses_of(person);
  std::vector<std::string> accounts, enrollments;
  for (const auto& mail : mails) accounts.push_back(identity_json(name, mail, ""));
  for (const auto& key : person.keys) accounts.push_back(identity_json(name, "", key));
  // Further names go with the first account: a name alone is nobody's.
  const std::string mail = mails.empty() ? "" : mails[0];
  const std::string key = mail.empty() && !person.keys.empty() ? person.keys[0] : "";
  for (size_t i = accounts.empty() ? 0 : 1; i < person.names.size(); ++i)
    accounts.push_back(identity_json(person.names[i], mail, key));
  for (const auto& e : person.enrollments)
    enrollments.push_back(
        fmt::format(R"({{"end": "{}T00:00:00", "organization": {}, "start": "{}T00:00:00", "uuid": null}})",
                    e.to ? to_string(day_after(*e.to)) : "2100-01-01", json_string(e.organization),
                    e.from ? to_string(e.from->day) : "1900-01-01"));
  return fmt::format(
      R"({{
      "enrollments": [{}],
      "identities": [{}],
      "profile": {{"country": null, "email": null, "gender": null, "gender_acc": null, "is_bot": false, "name": {}, "uuid": null}},
      "uuid": null
    }})",
      joined(enrollments, "        "), joined(accounts, "        "), or_null(name));
}

}  // namespace

Result<std::vector<JournalEntry>> read_sortinghat(std::string_view bytes, ExchangeNotes& notes) {
  return SortingHat(notes).read(bytes);
}

Result<std::string> write_sortinghat(const Identities& identities) {
  std::vector<std::string> organizations, persons;
  for (const auto& organization : identities.organizations) {
    if (organization.names.empty()) continue;
    std::vector<std::string> domains;
    for (const auto& domain : domains_of(organization))
      domains.push_back(fmt::format(R"({{"domain": {}, "is_top": true}})", json_string(domain)));
    organizations.push_back(
        fmt::format("{}: [{}]", json_string(organization.names[0]), joined(domains, "      ")));
  }
  for (size_t i = 0; i < identities.persons.size(); ++i)
    persons.push_back(fmt::format("\"{}\": {}", i + 1, individual_json(identities.persons[i])));
  return fmt::format(
      "{{\n  \"blacklist\": [],\n  \"organizations\": {{{}\n  }},\n  \"source\": null,\n  \"time\": null,\n"
      "  \"uidentities\": {{{}\n  }}\n}}\n",
      joined(organizations, "    "), joined(persons, "    "));
}

}  // namespace plenary
