// What is in the workspace: sources with their freshness, bodies with their coverage.
#pragma once
#include "publish/answer.h"

namespace plenary {

struct StatusAnswer {
  duck::Table sources;  ///< one row a source: files, records, rejects; where it lies is for the secretariat
  duck::Table bodies;   ///< one row a body with records: texts, first and last day; for the secretariat who
                        ///< acts, too, which others learn from metrics, through the gate
};

Result<StatusAnswer> status_answer(Reader& reader, Audience audience);

}  // namespace plenary
