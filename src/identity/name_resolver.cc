#include "identity/name_resolver.h"

#include <fmt/core.h>

#include "base/text.h"
#include "identity/resolve_organizations.h"
#include "identity/resolve_people.h"

namespace plenary {
namespace {

class Organizations : public NameResolver {
 public:
  explicit Organizations(OrganizationKnowledge knowledge) : knowledge_(std::move(knowledge)) {}
  const LinkageModel& model() const override { return knowledge_.model; }
  std::vector<BlockKey> keys(const std::vector<NameRow>& rows) const override {
    return organization_keys(rows, knowledge_);
  }
  Resolution resolve(const std::vector<NameRow>& rows, const Known* known, Kept* kept) const override {
    return resolve_organizations(rows, knowledge_, known, kept);
  }
  std::vector<Explanation> explain(const std::string& name, const std::vector<NameRow>& rows, size_t most,
                                   const Known* known) const override {
    return explain_organization(name, rows, knowledge_, most, known);
  }

 private:
  OrganizationKnowledge knowledge_;
};

std::vector<PersonRow> people_of(const std::vector<NameRow>& rows) {
  std::vector<PersonRow> people;
  people.reserve(rows.size());
  for (const auto& row : rows) people.push_back({row.raw, row.mail, "", {}, ""});
  return people;
}

class People : public NameResolver {
 public:
  explicit People(PersonKnowledge knowledge) : knowledge_(std::move(knowledge)) {}
  const LinkageModel& model() const override { return knowledge_.model; }
  std::vector<BlockKey> keys(const std::vector<NameRow>& rows) const override {
    return person_keys(people_of(rows), knowledge_);
  }
  Resolution resolve(const std::vector<NameRow>& rows, const Known* known, Kept* kept) const override {
    return resolve_people(people_of(rows), knowledge_, {}, known, kept);
  }
  std::vector<Explanation> explain(const std::string& name, const std::vector<NameRow>& rows, size_t most,
                                   const Known* known) const override {
    return explain_person(name, people_of(rows), knowledge_, most, known);
  }

 private:
  PersonKnowledge knowledge_;
};

}  // namespace

Result<std::unique_ptr<NameResolver>> name_resolver(std::string_view kind) {
  if (kind == "organization") {
    PLENARY_LET(knowledge, organization_knowledge());
    return std::make_unique<Organizations>(std::move(knowledge));
  }
  if (kind == "person") {
    PLENARY_LET(knowledge, person_knowledge());
    return std::make_unique<People>(std::move(knowledge));
  }
  return fail(ErrorKind::kUsage, "say what the names are: --kind organization or --kind person");
}

}  // namespace plenary
