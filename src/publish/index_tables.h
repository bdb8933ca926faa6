// The tables of an index: scores, who moved, declared beside observed, levels, trends, sensitivity.
#pragma once
#include "publish/index_answer.h"

namespace plenary {

/// One row an organization of the category, by rank; all columns, or those that fit a terminal.
duck::Table score_rows(const EngagementIndex& index, const CategoryRanks& category, bool terminal);
duck::Table score_columns(const EngagementIndex& index, bool terminal);

/// Who moved and why, the largest changes first.
duck::Table movement_table(const EngagementIndex& index, bool terminal);

/// Members whose declared strategy is a level of the profile, but not the observed one. One that declares a
/// level that the records cannot see is not listed.
duck::Table strategy_table(const EngagementIndex& index);

/// Organizations by category and level; counts below `least` are withheld (0: none is). For a terminal a row
/// a category, else a row a category and level.
duck::Table level_table(const EngagementIndex& index, size_t least, bool terminal);

/// From level to level over the days that compare: counts and shares with their intervals. For a terminal a
/// row a level from which, else a row a pair.
duck::Table transition_table(const EngagementIndex& index, size_t least, bool terminal);

/// Rising and falling organizations, by significance.
duck::Table trend_table(const EngagementIndex& index, bool terminal);

/// What each choice does to the ranks of a category (Sobol indices).
duck::Table factor_table(const CategoryRanks& category, bool terminal);

/// How far each weight can go before the best three of a category are others.
duck::Table room_table(const EngagementIndex& index, const CategoryRanks& category, bool terminal);

/// "presence +4.2, leadership -3.0": the parts of a change by dimension, the largest first.
std::string reason_of(const EngagementIndex& index, const Movement& movement);

}  // namespace plenary
