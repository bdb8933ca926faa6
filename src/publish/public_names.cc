#include "publish/public_names.h"

#include <filesystem>

#include "base/files.h"
#include "base/kept_lines.h"
#include "base/text.h"
#include "store/withheld.h"

namespace plenary {

Result<PublicNames> PublicNames::of(const Reader& reader, Audience audience) {
  PLENARY_LET(policy, policy_of(reader));
  PublicNames out;
  out.shown_ = policy.of(audience).names;
  const auto path = Workspace{reader.folder()}.public_names();
  if (!std::filesystem::exists(path)) return out;
  PLENARY_LET(text, read_file(path));
  PLENARY_LET(lines, kept_lines(text, "names.public"));
  for (const auto& line : lines) out.listed_.emplace(trim(line.text));
  return out;
}

bool PublicNames::shows(const std::string& name, std::string_view act) const {
  if (name.empty() || name == kHiddenName || shown_ == NamesShown::kNone) return false;
  if (shown_ == NamesShown::kAll || listed_.contains(name)) return true;
  return shown_ == NamesShown::kCredited && (act == "authored" || act == "edited");
}

}  // namespace plenary
