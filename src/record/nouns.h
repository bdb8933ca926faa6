// The nouns as importers hand them on: plain structs of what a source says, before names are resolved.
//
// After RFC 9307's annex (draft SDO data taxonomy) and ITU usage; DESIGN.md, "The nouns". Names of people,
// organizations and countries are as written in the source; dates, days and identifiers of documents are
// parsed at the edge. Every struct has a `fields` function that shows its fields by name to a visitor: the
// store makes its columns from it, the table importer its mapping, and the documentation its list. A visitor
// is called as v(name, member) for text, Date (optional), double and uint32_t members. An empty text, an
// empty date or a NaN is "not said".
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "base/day.h"

namespace plenary {

using MaybeDate = std::optional<Date>;
inline constexpr double kNotSaid = std::numeric_limits<double>::quiet_NaN();

/// A person as a source names one.
struct PersonName {
  std::string name;  ///< in the order of the language, given name first where the source says which is which
  std::string mail;  ///< address or a part of it, as given
  std::string key;  ///< the source's own identifier with its scheme: "orcid:...", "github:benjie", "tc39:AKI"
};

/// An organization as a source names one.
struct OrganizationName {
  std::string name;
  std::string country;  ///< of the entity, in the source's words
  std::string domain;   ///< of its mail or web site
};

// `line` is the place in the source file: a line, row or element number from 1, as the format says; 0 is "the
// whole file".

/// A standards body. `body` is the short key used everywhere: "itu-t", "ietf", "3gpp".
struct Body {
  std::string body, name, kind, url;  ///< kind: standards organization, national, regional, consortium,
                                      ///< multi-source agreement, open-source foundation
  uint32_t line = 0;
};

/// A study group, working party, question, working group, focus group, regional group; a tree with dates.
struct Group {
  std::string body, group, name, kind, parent;
  MaybeDate from, to;
  uint32_t line = 0;
};

/// What a register says of an organization.
struct Organization {
  OrganizationName organization;
  std::string kind;        ///< company, government, academia, standards body, foundation, individual
  std::string segment;     ///< operator, vendor, software ...: the register's own classes
  std::string size_class;  ///< the register's own classes
  std::string parent;      ///< the holding, as named by the source
  MaybeDate from, to;      ///< when that was so
  uint32_t line = 0;
};

struct Affiliation {
  PersonName person;
  OrganizationName organization;
  std::string job_level;  ///< C-level, director, other, unknown
  std::string evidence;   ///< what it rests on: register, author line, attendance, mail domain
  MaybeDate from, to;
  uint32_t line = 0;
};

struct Membership {
  OrganizationName organization;
  std::string body, category, contributory_class;
  std::string strategy;  ///< as the member declares it: lead, participate, monitor
  MaybeDate from, to;
  uint32_t line = 0;
};

/// What members of a category may do.
struct Right {
  std::string body, category, right;  ///< right: attend, contribute, vote, lead ...
  MaybeDate from, to;
  uint32_t line = 0;
};

struct Role {
  PersonName person;
  OrganizationName organization;
  std::string body, group, role,
      document;  ///< role: chair, vice-chair, rapporteur, associate rapporteur, editor ...
  MaybeDate from, to;
  uint32_t line = 0;
};

struct Event {
  std::string event;  ///< key, unique in the body: "itu-t:tsag:2022-12-12"
  std::string body, group, name, kind, place, country,
      mode;            ///< kind: meeting, workshop, webinar, session; mode: in person, remote, hybrid
  std::string parent;  ///< the event that it is a session of
  MaybeDate from, to;
  double participants = kNotSaid;  ///< as the source counts them, where it names nobody
  uint32_t line = 0;
};

/// A contribution, draft, work item, standard, supplement, report, guideline.
struct Document {
  std::string document;  ///< canonical identifier: body:document[@edition][#part], see docs/identifiers.md
  std::string work;      ///< the same without the edition: what all versions of one text share
  std::string name;      ///< as people write it: "ITU-T G.709 (06/2020)"
  std::string body, group, title, type, status, approval_path, url, abstract,
      keywords;       ///< keywords: one a line
  std::string event;  ///< where it was submitted or approved
  MaybeDate date;     ///< published, else issued, approved or submitted: what the type of document has
  uint32_t line = 0;
};

struct Stage {
  std::string document, stage;  ///< published, issued, approved, withdrawn, obsoleted ... as in the source
  MaybeDate date;
  uint32_t line = 0;
};

struct Relation {
  std::string document, kind,
      target;  ///< kind as in the source's vocabulary: obsoletes, updatedBy, adoptedAs ...
  uint32_t line = 0;
};

/// What somebody did: the one fact table of engagement.
struct Activity {
  MaybeDate date;
  std::string kind;  ///< attended, absent, presented, contributed, authored, edited, chaired, reviewed,
                     ///< commented, posted, replied, committed, merged, automated, liaised
  PersonName person;
  OrganizationName organization;
  std::string delegation, country, mode, body, group, document, event, role, outcome;
  double weight = 1;
  uint32_t line = 0;
};

struct Decision {
  std::string document, event, kind, parties, text;  ///< kind: consensus, vote, objection
  MaybeDate date;
  uint32_t line = 0;
};

/// Of a patent or a licence.
struct Declaration {
  OrganizationName organization;
  std::string document, kind;
  MaybeDate date;
  uint32_t line = 0;
};

/// What somebody said: an obstacle, a proposal, a value, a reason to engage or not.
struct Statement {
  PersonName person;
  OrganizationName organization;
  std::string document, section, view, text, event, question;
  MaybeDate date;
  uint32_t line = 0;
};

/// Counted use of a document (downloads, page views) after counting rules.
struct Usage {
  std::string document, kind, country, channel;
  MaybeDate date;
  double count = kNotSaid;
  uint32_t line = 0;
};

/// One place where a standard is used.
struct Adoption {
  std::string document, product, version;
  OrganizationName implementer;
  std::string country, sector, channel, evidence, place;
  double units = kNotSaid, count = kNotSaid;
  MaybeDate first, last;
  std::string ecosystem;  ///< debian, npm, cmake, pkg-config, yang, web ...
  std::string language;   ///< of the file that cites: c, python ...
  std::string copy;    ///< "yes" where the file is a copy of one seen elsewhere or lies in a vendored folder
  std::string status;  ///< of a national adoption: current, withdrawn, in preparation
  uint32_t line = 0;
};

/// What a respondent of a survey answered to one question; also what a person who codes the answers says of
/// one, under the question's own name ("Q9 code").
struct SurveyAnswer {
  std::string survey, wave;
  std::string respondent;  ///< the survey's own number of a respondent, not a name
  OrganizationName organization;
  std::string question, answer;
  MaybeDate date;
  uint32_t line = 0;
};

struct Rating {
  PersonName rater;
  std::string document, indicator, scale, rationale;
  double score = kNotSaid;
  MaybeDate date;
  uint32_t line = 0;
};

/// What a body did to reach organizations: one row an organization that was reached, or one row a list.
struct Outreach {
  std::string campaign;  ///< which action: "Circular 245", "Webinar on codecs"
  std::string kind;      ///< circular letter, webinar, workshop, training, visit ...
  std::string channel;   ///< mail, web, phone, in person ...
  std::string body;      ///< in whose name
  std::string audience;  ///< who was meant: "non-members in Africa"
  std::string event;     ///< the event to which it led or that it was, where there is one
  std::string response;  ///< none, opened, declined, replied, registered, attended; empty: nobody knows
  OrganizationName organization;
  double invited = kNotSaid;  ///< of a row for a list: how many organizations
  MaybeDate date, responded;
  uint32_t line = 0;
};

struct Action {
  std::string action, plan, objective, owner, indicator, target, status, document, section;
  MaybeDate date, due;
  uint32_t line = 0;
};

}  // namespace plenary
