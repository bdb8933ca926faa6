#include "identity/known.h"

namespace plenary {

KnownForms known_forms(const Known* known, const std::vector<uint32_t>& form_of_row,
                       std::vector<std::string> reviewed) {
  KnownForms out{std::move(reviewed), {}, {}};
  if (known == nullptr) return out;
  out.is_known.resize(out.entities.size());
  out.row.resize(out.entities.size());
  for (size_t i = 0; i < known->rows; ++i) {
    const uint32_t form = form_of_row[i];
    if (form == kNoForm) continue;
    out.is_known[form] = true;
    out.row[form] = i;
    out.entities[form] = known->entities[i];
  }
  return out;
}

}  // namespace plenary
