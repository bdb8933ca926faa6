#include "import/table.h"
namespace plenary {
Result<std::string> suggest_mapping(const std::string&) { return fail(ErrorKind::kUsage, ""); }
}  // namespace plenary
