// Whom a brief is about: found by name, with how it stands to the body in whose name one speaks.
#pragma once
#include "publish/brief.h"

namespace plenary {

/// Errors: a name that nobody has, with those that are near; an organization for an audience that may not see
/// any; a body that is not on record.
Result<BriefSubject> find_brief_subject(Reader& reader, const BriefQuestion& question, Audience audience);

}  // namespace plenary
