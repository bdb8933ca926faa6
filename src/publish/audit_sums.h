#pragma once
#include "publish/audit.h"

namespace plenary {

/// Of each country on record its region, development and ldc, as the slices tell them.
using CountryGroups = std::map<std::string, std::map<std::string, std::string>>;

/// Bounds the withheld rows of each table by the sums that the other tables of the same metric show, and adds
/// those that are known to within `least`.
Status attack_sums(const std::vector<const ExportTable*>& tables, const CountryGroups& groups, double least,
                   std::vector<Finding>& found);

}  // namespace plenary
