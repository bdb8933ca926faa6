#include "record/mail.h"

#include <algorithm>
#include <array>

namespace plenary {

bool is_personal_mail(std::string_view mail) {
  const auto at = mail.find('@');
  if (at == mail.npos || at < 2 || at + 3 > mail.size()) return false;
  if (mail.find_first_of("*<> ") != mail.npos || mail.find("...") != mail.npos) return false;
  static constexpr std::array<std::string_view, 12> kRoles{"info",      "admin",    "chair",       "chairs",
                                                           "noreply",   "no-reply", "secretariat", "office",
                                                           "standards", "contact",  "support",     "list"};
  return std::ranges::find(kRoles, mail.substr(0, at)) == kRoles.end();
}

}  // namespace plenary
