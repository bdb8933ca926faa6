// Organizations of a list taken apart: rows that come apart into the same words are one form.
#pragma once
#include <string>
#include <vector>

#include "identity/organization_pairs.h"
#include "identity/organizations.h"
#include "identity/resolution.h"

namespace plenary {

/// All that decides: the reviewed tables, the words and the model.
struct OrganizationKnowledge {
  OrganizationTables reviewed;
  OrganizationWords words;
  LinkageModel model;
  bool countries_apart = false;  ///< "Example Canada" is an entity beside "Example": so in a workspace
};

/// Reads the tables that are built into the program.
Result<OrganizationKnowledge> organization_knowledge();

/// The forms of the rows (sorted by their words) and which form each row has; kNoForm for rows that name
/// nobody.
struct OrganizationForms {
  std::vector<OrganizationForm> forms;
  std::vector<uint32_t> of_row;
  std::vector<uint32_t> some_row;  ///< of each form: the row whose text comes first
  std::vector<std::string>
      plain;  ///< of each form: its words as written, without legal forms: "acme-networks"
  std::vector<std::string> reviewed;  ///< of each form: the key of a reviewed table, or empty
};

/// Takes the rows apart; fills decisions[i] of those rows that a reviewed table or a placeholder decides.
OrganizationForms organization_forms(const std::vector<NameRow>& rows, const OrganizationKnowledge& knowledge,
                                     std::vector<NameDecision>& decisions);

}  // namespace plenary
