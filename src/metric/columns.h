// Which columns of a metric's view a question looks at.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "metric/plan.h"

namespace plenary {

/// Whether the SQL of a slice looks at a column of the view.
bool looks_at(const Slice& slice, std::string_view column);

/// Whether what a slice says depends on the day of the record.
bool is_dated(const Slice& slice, std::optional<Day> as_of);

/// The slices of a plan, those of its filters too.
std::vector<const Slice*> slices_of(const Plan& plan);

/// The columns besides days that tell records apart for a question.
std::vector<std::string> columns_of(const Plan& plan);

}  // namespace plenary
