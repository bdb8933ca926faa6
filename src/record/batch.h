#pragma once
#include <concepts>
#include <string>
#include <vector>

#include "record/fields.h"

namespace plenary {

/// What could not be used of a source file: where, why, and the beginning of what stood there.
struct Reject {
  uint32_t line = 0;  ///< as in the nouns; 0 is the whole file
  std::string reason;
  std::string excerpt;
};

/// The records read from one source file.
struct Batch {
  std::vector<Body> bodies;
  std::vector<Group> groups;
  std::vector<Organization> organizations;
  std::vector<Affiliation> affiliations;
  std::vector<Membership> memberships;
  std::vector<Right> rights;
  std::vector<Role> roles;
  std::vector<Event> events;
  std::vector<Document> documents;
  std::vector<Stage> stages;
  std::vector<Relation> relations;
  std::vector<Activity> activities;
  std::vector<Decision> decisions;
  std::vector<Declaration> declarations;
  std::vector<Statement> statements;
  std::vector<Usage> usages;
  std::vector<Adoption> adoptions;
  std::vector<SurveyAnswer> answers;
  std::vector<Rating> ratings;
  std::vector<Outreach> outreaches;
  std::vector<Action> actions;
  std::vector<Reject> rejects;

  /// Notes that something was left out; the excerpt is cut to a line's length.
  void reject(uint32_t line, std::string reason, std::string_view excerpt = {});

  /// Counts all records (rejects not among them).
  size_t records() const;

  /// Empties all lists, keeping their memory.
  void clear();
};

/// Calls f(noun, list) for each list of a batch: noun is the name used for tables and mappings ("activity").
template <class F>
void each_noun(Is<Batch> auto& b, F&& f) {
  f("body", b.bodies), f("group", b.groups), f("organization", b.organizations);
  f("affiliation", b.affiliations), f("membership", b.memberships), f("right", b.rights), f("role", b.roles);
  f("event", b.events), f("document", b.documents), f("stage", b.stages), f("relation", b.relations);
  f("activity", b.activities), f("decision", b.decisions), f("declaration", b.declarations);
  f("statement", b.statements), f("usage", b.usages), f("adoption", b.adoptions), f("answer", b.answers);
  f("rating", b.ratings), f("outreach", b.outreaches), f("action", b.actions);
}

}  // namespace plenary
