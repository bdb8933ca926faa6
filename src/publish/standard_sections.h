// Inside of the answer on a standard: its lists, one function a list. A list without rows says why in `note`.
#pragma once
#include "publish/standard_answer.h"

namespace plenary::standard_sections {

Section facts(const StandardAnswer& a, bool terminal);
Section editions(const StandardAnswer& a, bool terminal);
Section succession(const StandardAnswer& a, bool terminal);
Section relations(const StandardAnswer& a, bool terminal);
Section organizations(const StandardAnswer& a, bool terminal);
Section persons(const StandardAnswer& a, bool terminal);
Section channels(const StandardAnswer& a, bool terminal);
Section years(const StandardAnswer& a, bool terminal);
Section units(const StandardAnswer& a, bool terminal);
Section gap(const StandardAnswer& a, bool terminal);
Section places(const StandardAnswer& a, bool terminal);

Section indicators(const StandardAnswer& a, bool terminal);
Section cohort(const StandardAnswer& a, bool terminal);
Section parts(const StandardAnswer& a, bool terminal);
Section rivals(const StandardAnswer& a, bool terminal);
Section ratings(const StandardAnswer& a, bool terminal);
Section agreement(const StandardAnswer& a, bool terminal);
Section downloads_and_use(const StandardAnswer& a, bool terminal);

/// Rank correlations, a row each: of what, over how many standards, how strong.
duck::Table rank_columns(const char* first, bool terminal);
std::vector<duck::Value> rank_row(const std::string& first, const RankAgreement& agreement, bool terminal);
Section downloads_section(const std::vector<DownloadsAndUse>& downloads, bool terminal);

/// The columns of a table that a terminal has room for, under other headings.
duck::Table pick(const duck::Table& table,
                 std::initializer_list<std::pair<const char*, const char*>> columns);

/// "0.29 to 0.81"; empty without one.
std::string between(const std::optional<Interval>& interval);

/// What a computed indicator is, or why there is none; after the audience's rules.
std::string judged_text(const StandardAnswer& a, const Judged& judged);
bool hidden(const StandardAnswer& a, const Judged& judged);

}  // namespace plenary::standard_sections
