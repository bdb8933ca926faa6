// Numbers that cannot be: above the highest that the body is known to have given (data/number_bounds.csv).
#pragma once
#include <string>

#include "record/identifier.h"

namespace plenary {

/// Says why the identifier names nothing that exists, "above the highest known, rfc10036 (2026-08)"; empty
/// when nothing speaks against it. A number below the bound may still never have been given. A body goes on
/// numbering after the day of the bound, so this is a doubt and no proof.
std::string catalogue_doubt(const DocumentId& id);

}  // namespace plenary
