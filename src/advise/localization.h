// What a national or regional body, or a country, makes of standards: what it adopts and how soon, what is
// downloaded, what it proposes upstream, who comes to its workshops. What no record could tell is no data.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "duck/duck.h"
#include "stats/interval.h"
#include "stats/survival.h"

namespace plenary {

/// Who is asked about; all empty: every adopter on record.
struct NationalScope {
  std::string country;             ///< alpha-2
  std::optional<int64_t> adopter;  ///< a national or regional body
  std::optional<int64_t> body;     ///< only what concerns standards of this body
  Day from, to;                    ///< both inclusive
};

/// What was adopted of one body's standards.
struct LocalizedBody {
  std::string body;
  int64_t localizations = 0, texts = 0;  ///< texts: adopted ones, all their editions together
  int64_t identical = 0, modified = 0, not_equivalent = 0, otherwise = 0, unsaid = 0;  ///< degrees
  int64_t withdrawn = 0, planned = 0;
  int64_t published = 0, adopted = 0;  ///< texts published in the window while the adopter's records run
  int64_t editions = 0;                ///< localizations that name an edition whose own day is known
  std::optional<double> edition_days, edition_low, edition_high;  ///< median and quartiles of days since then
  SurvivalQuantile half;                          ///< days from publication until half are adopted
  std::optional<double> in_year, in_three_years;  ///< share adopted; nothing: none was watched so long
  std::optional<Interval> in_year_interval, in_three_interval;
};

struct Adopter {
  std::string adopter, country;
  int64_t bodies = 0, localizations = 0, texts = 0;
  std::optional<Day> first, last;
};

/// One calendar year. Nothing: no record could tell.
struct NationalYear {
  int year = 0;
  std::optional<int64_t> localizations, proposals, decided, agreed, workshops;
  std::optional<double> downloads, participants;
  int64_t told = 0;  ///< workshops of which anybody says how many came
};

struct EditionDownloads {
  std::string edition, title, degree;
  double downloads = 0;
  std::optional<Day> first, last, localized;
};

/// Proposals to one group (else body) by what became of them.
struct ProposalPlace {
  std::string place;
  int64_t proposals = 0, agreed = 0, noted = 0, rejected = 0, open = 0;
  std::optional<Interval> agreed_share;  ///< of those decided (Wilson)
};

struct WorkshopKind {
  std::string kind;
  int64_t events = 0, told = 0;
  double participants = 0;
};

struct NationalRecord {
  std::vector<Adopter> adopters;      ///< most localizations first
  std::vector<LocalizedBody> bodies;  ///< most localizations first
  std::vector<NationalYear> years;
  std::vector<EditionDownloads> editions;  ///< most downloads first
  std::vector<ProposalPlace> proposals;
  std::vector<WorkshopKind> workshops;
};

/// Reads all of it. Windows choose localizations, downloads, proposals and workshops by their own day, and
/// the texts whose adoption is timed by their publication. `all`: also downloads, proposals and workshops,
/// which no catalogue publishes.
Result<NationalRecord> find_national(duck::Connection& connection, const NationalScope& scope, bool all);

}  // namespace plenary
