// Who made the document: groups, persons, contributing organizations.
#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>

#include "base/text.h"
#include "import/relaton_record.h"

namespace plenary {
namespace {

// Pages scraped by their layout now and then give a link for a name.
bool is_address(std::string_view name) { return name.find("://") != std::string_view::npos; }

// Collects the groups of one document, each once; the first that is not a former one is responsible.
class Groups {
 public:
  Groups(const std::string& body, Batch& out) : body_(body), out_(out) {}

  void add(std::string group, std::string name, std::string kind, std::string parent, bool former) {
    if (is_placeholder(group) || is_address(group)) return;
    if (responsible.empty() && !former) responsible = group;
    if (!seen_.insert(group).second) return;
    out_.groups.push_back(
        {body_, std::move(group), std::move(name), std::move(kind), std::move(parent), {}, {}, 0});
  }

  std::string responsible;

 private:
  const std::string& body_;
  Batch& out_;
  std::unordered_set<std::string> seen_;
};

// "ISO/TC 35/SC 12" belongs to "ISO/TC 35".
std::string parent_of(const std::string& identifier) {
  const size_t slash = identifier.rfind('/');
  return slash != std::string::npos && identifier.find("/SC ") != std::string::npos
             ? identifier.substr(0, slash)
             : "";
}

// One entry of an editorialgroup: a name, or a committee with number and identifier (ISO).
void add_committee(const YamlNode& node, Groups& groups) {
  const std::string name = line_of(content(&node));
  const std::string identifier = line_of(content(field(&node, "identifier")));
  const std::string group = identifier.empty() ? name : identifier;
  const std::string_view type = content(field(&node, "type"));
  const bool former = type == "former" || type == "other";
  groups.add(group, name.empty() ? group : name, type == "prime" || former ? std::string() : line_of(type),
             parent_of(identifier), former);
}

bool described_as(const YamlNode& contributor, std::string_view word) {
  bool found = false;
  each(field(&contributor, "role"), [&](const YamlNode& role) {
    each(field(&role, "description"),
         [&](const YamlNode& text) { found |= equals_ignoring_case(content(&text), word); });
  });
  return found;
}

bool has_role(const YamlNode& contributor, std::string_view type) {
  bool found = false;
  each(field(&contributor, "role"), [&](const YamlNode& role) {
    const YamlNode* const named = field(&role, "type");
    found |= content(named ? named : &role) == type;
  });
  return found;
}

// "BURBIDGE, Richard" is written surname first; "Atkins, Jr." is not.
std::string given_first(const std::string& name) {
  const size_t comma = name.find(", ");
  if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
  const std::string after = name.substr(comma + 2);
  const std::string word = ascii_lower(after.substr(0, after.find_first_of(". ")));
  static constexpr std::array<std::string_view, 8> kSuffixes{"jr", "sr",  "ii", "iii",
                                                             "iv", "phd", "ph", "esq"};
  if (after.empty() || std::ranges::find(kSuffixes, word) != kSuffixes.end()) return name;
  return after + ' ' + name.substr(0, comma);
}

// False for " " and ".", which stand where somebody has one name only.
bool has_letter(std::string_view word) {
  return std::ranges::any_of(word, [](unsigned char c) { return c >= 0x80 || std::isalnum(c); });
}

std::string person_name(const YamlNode* name) {
  if (const auto complete = content(field(name, "completename")); !complete.empty()) {
    const std::string line = line_of(complete);
    return given_first(line.substr(0, line.find_last_not_of(", ") + 1));
  }
  std::string out;
  const auto add = [&out](std::string_view word) {
    if (has_letter(word)) out += (out.empty() ? "" : " ") + line_of(word);
  };
  const YamlNode* const given = field(name, "given") ? field(name, "given") : name;
  each(field(given, "forename"), [&](const YamlNode& forename) {
    const YamlNode* const text = field(&forename, "content");
    add(text && !text->text.empty() ? text->text : content(field(&forename, "initial")));
  });
  if (out.empty()) add(content(field(given, "formatted_initials")));
  each(field(name, "surname"), [&](const YamlNode& surname) { add(content(&surname)); });
  if (out.empty()) add(content(name));
  while (out.ends_with(',') || out.ends_with(' ')) out.pop_back();
  return out;
}

// "http://www.mitre.org/" is mitre.org.
std::string domain_of(std::string_view uri) {
  if (const size_t scheme = uri.find("://"); scheme != std::string_view::npos) uri.remove_prefix(scheme + 3);
  uri = uri.substr(0, uri.find_first_of("/?#: "));
  if (uri.starts_with("www.")) uri.remove_prefix(4);
  return uri.find('.') == std::string_view::npos ? std::string() : ascii_lower(uri);
}

OrganizationName organization_of(const YamlNode* organization) {
  OrganizationName out;
  const std::string name = line_of(content(field(organization, "name")));
  if (is_placeholder(name) || is_address(name)) return out;
  out.name = name;
  const YamlNode* const contact = field(organization, "contact");
  const YamlNode* const address =
      field(contact, "address") ? field(contact, "address") : field(organization, "address");
  out.country = line_of(content(field(address, "country")));
  const YamlNode* uri = field(organization, "uri");
  if (!uri) uri = field(contact, "uri");
  out.domain = domain_of(content(uri));
  return out;
}

PersonName person_of(const YamlNode* person) {
  PersonName out;
  out.name = person_name(field(person, "name"));
  each(field(person, "contact"), [&](const YamlNode& contact) {
    if (out.mail.empty()) out.mail = line_of(content(field(&contact, "email")));
  });
  if (out.mail.empty()) out.mail = line_of(content(field(person, "email")));
  each(field(person, "identifier"), [&](const YamlNode& id) {
    if (!out.key.empty() || ascii_lower(content(field(&id, "type"))) != "orcid") return;
    std::string_view value = content(either(&id, "content", "id"));
    value.remove_prefix(value.rfind('/') + 1);
    out.key = "orcid:" + line_of(value);
  });
  return out;
}

// What a person did, and as what. 3GPP calls its rapporteurs authors.
std::pair<std::string_view, std::string_view> act_of(const YamlNode& contributor, std::string_view body) {
  if (described_as(contributor, "Chair")) return {"chaired", "chair"};
  if (has_role(contributor, "editor")) return {"edited", "editor"};
  if (has_role(contributor, "author"))
    return body == "3gpp" ? std::pair{"edited", "rapporteur"} : std::pair{"authored", "author"};
  return {"contributed", content(field(field(&contributor, "role"), "type"))};
}

void add_person(const YamlNode& contributor, const YamlNode* person, const RelatonContext& context,
                uint32_t line, Batch& out) {
  const Document& document = context.document;
  Activity activity;
  activity.person = person_of(person);
  if (activity.person.name.empty()) return out.reject(line, "a contributor without a name");
  if (is_address(activity.person.name))
    return out.reject(line, "an address where a contributor's name should be", activity.person.name);
  if (is_placeholder(activity.person.name))
    activity.person = {};  // "VACANT": the post is known, its holder is not
  activity.organization = organization_of(field(field(person, "affiliation"), "organization"));
  const auto [kind, role] = act_of(contributor, document.body);
  activity.kind = kind;
  activity.role = line_of(role);
  activity.date = document.date;
  activity.body = document.body;
  activity.group = document.group;
  activity.document = document.document;
  activity.country = activity.organization.country;
  activity.line = line;
  // A second employer is kept as an affiliation; the act itself is counted once.
  bool more = false;
  each(field(person, "affiliation"), [&](const YamlNode& affiliation) {
    OrganizationName other = organization_of(field(&affiliation, "organization"));
    if (more && !other.name.empty())
      out.affiliations.push_back({activity.person, std::move(other), {}, "author line", {}, {}, line});
    more = true;
  });
  if (kind == "chaired" && !activity.person.name.empty())
    out.roles.push_back(
        {activity.person, activity.organization, document.body, document.group, "chair", {}, {}, {}, line});
  out.activities.push_back(std::move(activity));
}

// An organization counts when it wrote the text; the body itself, its committees and the publisher do not.
void add_organization(const YamlNode& contributor, const YamlNode* organization,
                      const RelatonContext& context, uint32_t line, std::string_view publisher, Batch& out) {
  const Document& document = context.document;
  const bool wrote = has_role(contributor, "author") || has_role(contributor, "editor");
  if (!wrote || has_role(contributor, "publisher") || has_role(contributor, "authorizer")) return;
  if (field(organization, "subdivision") || described_as(contributor, "committee")) return;
  Activity activity;
  activity.organization = organization_of(organization);
  if (activity.organization.name.empty() || content(field(organization, "name")) == publisher) return;
  if (identifier_slug(content(field(organization, "abbreviation"))) == document.body) return;
  activity.kind = has_role(contributor, "editor") ? "edited" : "authored";
  activity.role = activity.kind == "edited" ? "editor" : "author";
  activity.date = document.date;
  activity.body = document.body;
  activity.group = document.group;
  activity.document = document.document;
  activity.country = activity.organization.country;
  activity.line = line;
  out.activities.push_back(std::move(activity));
}

}  // namespace

std::string add_relaton_groups(const RelatonContext& context, Batch& out) {
  Groups groups(context.document.body, out);
  const YamlNode* editorial = field(context.ext, "editorialgroup");
  if (!editorial) editorial = field(&context.root, "editorialgroup");
  each(editorial, [&](const YamlNode& entry) {
    const YamlNode* const committees = either(&entry, "technical_committee", "committee");
    if (!committees) return add_committee(entry, groups);
    each(committees, [&](const YamlNode& committee) { add_committee(committee, groups); });
  });
  each(field(&context.root, "contributor"), [&](const YamlNode& contributor) {
    const YamlNode* const organization = field(&contributor, "organization");
    const YamlNode* const subdivisions = field(organization, "subdivision");
    each(subdivisions, [&](const YamlNode& subdivision) {
      const std::string name = line_of(content(field(&subdivision, "name")));
      groups.add(name, name, line_of(content(either(&subdivision, "subtype", "type"))), {}, false);
    });
    if (!organization || subdivisions || !described_as(contributor, "committee")) return;
    if (identifier_slug(content(field(organization, "abbreviation"))) == context.document.body)
      return;  // no group is named
    const std::string name = line_of(content(field(organization, "name")));
    groups.add(name, name, "committee", {}, false);
  });
  return groups.responsible;
}

void add_relaton_contributors(const RelatonContext& context, Batch& out) {
  const YamlNode* const contributors = field(&context.root, "contributor");
  std::string_view publisher;
  each(contributors, [&](const YamlNode& contributor) {
    if (publisher.empty() && has_role(contributor, "publisher"))
      publisher = content(field(field(&contributor, "organization"), "name"));
  });
  uint32_t line = 0;
  each(contributors, [&](const YamlNode& contributor) {
    ++line;
    if (const YamlNode* const person = field(&contributor, "person"))
      add_person(contributor, person, context, line, out);
    else if (const YamlNode* const organization = field(&contributor, "organization"))
      add_organization(contributor, organization, context, line, publisher, out);
  });
}

}  // namespace plenary
