// The fields of each noun by name: the one list from which columns, mappings and documentation are made.
// fields(noun, v) calls v(name, member) for each field in the order of the columns; `line` is not among them.
#pragma once
#include <concepts>
#include <type_traits>

#include "record/nouns.h"

namespace plenary {

/// T or const T: lets one `fields` serve readers and writers.
template <class U, class T>
concept Is = std::same_as<std::remove_const_t<U>, T>;

namespace detail {
void person(auto& p, auto&& v, const char* name, const char* mail, const char* key) {
  v(name, p.name), v(mail, p.mail), v(key, p.key);
}
void person(auto& p, auto&& v) { person(p, v, "person", "person_mail", "person_key"); }
void organization(auto& o, auto&& v) {
  v("organization", o.name), v("organization_country", o.country), v("organization_domain", o.domain);
}
}  // namespace detail

void fields(Is<Body> auto& r, auto&& v) {
  v("body", r.body), v("name", r.name), v("kind", r.kind), v("url", r.url);
}

void fields(Is<Group> auto& r, auto&& v) {
  v("body", r.body), v("group", r.group), v("name", r.name), v("kind", r.kind), v("parent", r.parent);
  v("from", r.from), v("to", r.to);
}

void fields(Is<Organization> auto& r, auto&& v) {
  detail::organization(r.organization, v);
  v("kind", r.kind), v("segment", r.segment), v("size_class", r.size_class), v("parent", r.parent);
  v("from", r.from), v("to", r.to);
}

void fields(Is<Affiliation> auto& r, auto&& v) {
  detail::person(r.person, v);
  detail::organization(r.organization, v);
  v("job_level", r.job_level), v("evidence", r.evidence), v("from", r.from), v("to", r.to);
}

void fields(Is<Membership> auto& r, auto&& v) {
  detail::organization(r.organization, v);
  v("body", r.body), v("category", r.category), v("contributory_class", r.contributory_class);
  v("strategy", r.strategy);
  v("from", r.from), v("to", r.to);
}

void fields(Is<Right> auto& r, auto&& v) {
  v("body", r.body), v("category", r.category), v("right", r.right), v("from", r.from), v("to", r.to);
}

void fields(Is<Role> auto& r, auto&& v) {
  detail::person(r.person, v);
  detail::organization(r.organization, v);
  v("body", r.body), v("group", r.group), v("role", r.role), v("document", r.document);
  v("from", r.from), v("to", r.to);
}

void fields(Is<Event> auto& r, auto&& v) {
  v("event", r.event), v("body", r.body), v("group", r.group), v("name", r.name), v("kind", r.kind);
  v("place", r.place), v("country", r.country), v("mode", r.mode), v("parent", r.parent);
  v("from", r.from), v("to", r.to), v("participants", r.participants);
}

void fields(Is<Document> auto& r, auto&& v) {
  v("document", r.document), v("work", r.work), v("name", r.name), v("body", r.body), v("group", r.group);
  v("title", r.title), v("type", r.type), v("status", r.status), v("approval_path", r.approval_path);
  v("url", r.url), v("abstract", r.abstract), v("keywords", r.keywords), v("event", r.event),
      v("date", r.date);
}

void fields(Is<Stage> auto& r, auto&& v) {
  v("document", r.document), v("stage", r.stage), v("date", r.date);
}

void fields(Is<Relation> auto& r, auto&& v) {
  v("document", r.document), v("kind", r.kind), v("target", r.target);
}

void fields(Is<Activity> auto& r, auto&& v) {
  v("date", r.date), v("kind", r.kind);
  detail::person(r.person, v);
  detail::organization(r.organization, v);
  v("delegation", r.delegation), v("country", r.country), v("mode", r.mode), v("body", r.body);
  v("group", r.group), v("document", r.document), v("event", r.event), v("role", r.role);
  v("outcome", r.outcome), v("weight", r.weight);
}

void fields(Is<Decision> auto& r, auto&& v) {
  v("document", r.document), v("event", r.event), v("kind", r.kind), v("parties", r.parties),
      v("text", r.text);
  v("date", r.date);
}

void fields(Is<Declaration> auto& r, auto&& v) {
  detail::organization(r.organization, v);
  v("document", r.document), v("kind", r.kind), v("date", r.date);
}

void fields(Is<Statement> auto& r, auto&& v) {
  detail::person(r.person, v);
  detail::organization(r.organization, v);
  v("document", r.document), v("section", r.section), v("view", r.view), v("text", r.text);
  v("event", r.event), v("question", r.question), v("date", r.date);
}

void fields(Is<Usage> auto& r, auto&& v) {
  v("document", r.document), v("kind", r.kind), v("country", r.country), v("channel", r.channel);
  v("date", r.date), v("count", r.count);
}

void fields(Is<Adoption> auto& r, auto&& v) {
  v("document", r.document), v("product", r.product), v("version", r.version);
  detail::organization(r.implementer, v);
  v("country", r.country), v("sector", r.sector), v("channel", r.channel), v("evidence", r.evidence);
  v("place", r.place), v("units", r.units), v("count", r.count), v("first", r.first), v("last", r.last);
  v("ecosystem", r.ecosystem), v("language", r.language), v("copy", r.copy), v("status", r.status);
}

void fields(Is<SurveyAnswer> auto& r, auto&& v) {
  v("survey", r.survey), v("wave", r.wave), v("respondent", r.respondent);
  detail::organization(r.organization, v);
  v("question", r.question), v("answer", r.answer), v("date", r.date);
}

void fields(Is<Rating> auto& r, auto&& v) {
  detail::person(r.rater, v);
  v("document", r.document), v("indicator", r.indicator), v("scale", r.scale), v("rationale", r.rationale);
  v("score", r.score), v("date", r.date);
}

void fields(Is<Outreach> auto& r, auto&& v) {
  v("campaign", r.campaign), v("kind", r.kind), v("channel", r.channel), v("body", r.body);
  v("audience", r.audience), v("event", r.event), v("response", r.response);
  detail::organization(r.organization, v);
  v("invited", r.invited), v("date", r.date), v("responded", r.responded);
}

void fields(Is<Action> auto& r, auto&& v) {
  v("action", r.action), v("plan", r.plan), v("objective", r.objective), v("owner", r.owner);
  v("indicator", r.indicator), v("target", r.target), v("status", r.status), v("document", r.document);
  v("section", r.section), v("date", r.date), v("due", r.due);
}

}  // namespace plenary
