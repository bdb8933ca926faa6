// The views of sql/views: cleaned tables, the only thing that a metric reads.
#pragma once
#include <string_view>

#include "duck/duck.h"

namespace plenary {

/// Makes all views in this session, for those who ask in SQL.
Status make_views(duck::Connection& connection);

/// Makes the views that some SQL reads, and those that these read: a question needs a few, and each costs the
/// engine some milliseconds. Those that are there stay.
Status make_views_for(duck::Connection& connection, std::string_view sql);

/// Whether SQL, with the views that it reads, only passes over the rows of one table: it neither joins nor
/// groups them, so that looking at fewer columns or rows costs less.
bool is_plain(std::string_view sql);

}  // namespace plenary
