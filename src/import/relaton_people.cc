// Who made the document: groups, persons, contributing organizations.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/relaton_record.h"

namespace plenary {
namespace {

void add_group(Group group, Batch& out) {
  const auto same = [&](const Group& g) { return g.body == group.body && g.group == group.group; };
  if (!std::ranges::any_of(out.groups, same)) out.groups.push_back(std::move(group));
}

// "ISO/TC 35/SC 12" belongs to "ISO/TC 35".
std::string parent_of(const std::string& identifier) {
  const size_t slash = identifier.rfind('/');
  return slash != std::string::npos && identifier.find("/SC ") != std::string::npos
             ? identifier.substr(0, slash)
             : "";
}

// One entry of an editorialgroup: a name, or a committee with number and identifier (ISO).
void add_committee(const YamlNode& node, const RelatonContext& context, std::string& responsible,
                   Batch& out) {
  const std::string name = line_of(content(&node));
  const std::string identifier = line_of(content(field(&node, "identifier")));
  const std::string group = identifier.empty() ? name : identifier;
  if (is_placeholder(group)) return;
  const std::string_view type = content(field(&node, "type"));
  const bool former = type == "former" || type == "other";
  if (responsible.empty() && !former) responsible = group;
  add_group({context.document.body,
             group,
             name.empty() ? group : name,
             type == "prime" || former ? std::string() : line_of(type),
             parent_of(identifier),
             {},
             {},
             0},
            out);
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

std::string person_name(const YamlNode* name) {
  if (const auto complete = content(field(name, "completename")); !complete.empty()) {
    const std::string line = line_of(complete);
    return given_first(line.substr(0, line.find_last_not_of(", ") + 1));
  }
  std::string out;
  const auto add = [&out](std::string_view word) {
    if (!trim(word).empty()) out += (out.empty() ? "" : " ") + line_of(word);
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
  if (is_placeholder(name)) return out;
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
  if (is_placeholder(out.name)) return {};
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
  if (kind == "chaired")
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
  std::string responsible;
  const YamlNode* editorial = field(context.ext, "editorialgroup");
  if (!editorial) editorial = field(&context.root, "editorialgroup");
  each(editorial, [&](const YamlNode& entry) {
    const YamlNode* committees = either(&entry, "technical_committee", "committee");
    if (!committees) return add_committee(entry, context, responsible, out);
    each(committees, [&](const YamlNode& committee) { add_committee(committee, context, responsible, out); });
  });
  each(field(&context.root, "contributor"), [&](const YamlNode& contributor) {
    const YamlNode* const organization = field(&contributor, "organization");
    each(field(organization, "subdivision"), [&](const YamlNode& subdivision) {
      const std::string name = line_of(content(field(&subdivision, "name")));
      if (is_placeholder(name)) return;
      if (responsible.empty()) responsible = name;
      const YamlNode* const kind = either(&subdivision, "subtype", "type");
      add_group({context.document.body, name, name, line_of(content(kind)), {}, {}, {}, 0}, out);
    });
    if (organization && described_as(contributor, "committee")) {
      const std::string name = line_of(content(field(organization, "name")));
      if (field(organization, "subdivision") || is_placeholder(name)) return;
      if (responsible.empty()) responsible = name;
      add_group({context.document.body, name, name, "committee", {}, {}, {}, 0}, out);
    }
  });
  return responsible;
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
