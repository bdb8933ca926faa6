// What a question's records can say: how many have the fields that it looks at, from when to when they are,
// which bodies have none, and whether a count of nothing is a zero.
#pragma once
#include "metric/plan.h"

namespace plenary {

/// The columns besides the day whose absence makes a record of this question say less.
std::vector<std::string> wanted_columns(const Plan& plan);

/// Share of the records with each field that measure and slices need, and the days of the first and the last
/// record that the filters leave.
Status read_coverage(duck::Connection& connection, const Plan& plan, MeasureResult& result);

/// When cut by body: the bodies that have records in the store, but none that this metric counts.
Status read_bodies_without_data(duck::Connection& connection, const Plan& plan, MeasureResult& result);

/// Without slices there is always one row; when it counted nothing, says whether that is a zero. Of a network
/// without links a note says so.
Status settle_empty(duck::Connection& connection, const Plan& plan, MeasureResult& result);

/// "How many of the view's records these rows stand for", of those that fit a condition, as SQL.
std::string count_records(std::string_view condition = "");

/// Numbers of a row; 0 and nothing for null.
int64_t whole(const duck::Value& value);
std::optional<double> real(const duck::Value& value);

}  // namespace plenary
