#pragma once
#include <string_view>

namespace plenary {

/// True for an address that says who somebody is: whole, not masked, not one that an office shares (info@,
/// chair@). In lower case.
bool is_personal_mail(std::string_view mail);

}  // namespace plenary
