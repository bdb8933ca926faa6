// The organizations on record, and what is known of one of them. They name organizations, and for the
// secretariat persons: not for the public.
#pragma once
#include <string>
#include <vector>

#include "publish/answer.h"
#include "publish/section.h"

namespace plenary {

/// Which organizations; an empty text is no condition.
struct OrganizationsQuestion {
  std::string search;  ///< part of any of its names, whatever their case and accents
  std::string kind, country, body, region;
};

/// One row an organization that has an act, a membership or a role on record, by name: what it is, the bodies
/// in which it is a member or acts, and when.
Result<duck::Table> organization_list(Reader& reader, const OrganizationsQuestion& question,
                                      Audience audience);

struct OrganizationPage {
  std::string name;
  std::vector<Section> sections;  ///< facts, memberships, roles, bodies, people
};

/// One organization by any name on record: what it is, its memberships, roles and bodies; for the secretariat
/// also the people who acted for it. An error, with names that are near, when there is none.
Result<OrganizationPage> organization_page(Reader& reader, const std::string& name, Audience audience);

}  // namespace plenary
