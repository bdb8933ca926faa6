// Makes the office, then its files: the years' workbooks by as many threads as there are, README last.
#include "synth/rehearsal.h"

#include <fmt/core.h>

#include <atomic>
#include <filesystem>
#include <set>
#include <thread>

#include "base/files.h"
#include "synth/rehearsal_sheets.h"

namespace plenary::synth {
namespace {

namespace fs = std::filesystem;

Status make_folders(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: {}", folder, error.message()));
  if (!fs::is_empty(folder, error) || error)
    return fail(ErrorKind::kUsage, fmt::format("{} is not an empty folder: name a new one", folder));
  for (const char* desk : kDesks)
    if (!fs::create_directory(fs::path(folder) / desk, error))
      return fail(ErrorKind::kIo, fmt::format("{}/{}: {}", folder, desk, error.message()));
  return {};
}

Status write_small(const Office& office, const std::vector<WorkItem>& items) {
  const auto& to = office.options.folder;
  PLENARY_TRY(write_workbook(to + "/register/members.xlsx", std::array{member_sheet(office)}));
  PLENARY_TRY(write_csv(to + "/register/name-changes.csv", name_change_sheet(office)));
  PLENARY_TRY(write_csv(to + "/register/rights.csv", right_sheet()));
  PLENARY_TRY(write_csv(to + "/structure/groups.csv", group_sheet(office)));
  PLENARY_TRY(write_workbook(to + "/structure/officers.xlsx", officer_sheets(office)));
  PLENARY_TRY(write_csv(to + "/calendar/calendar.csv", calendar_sheet(office)));
  PLENARY_TRY(
      write_workbook(to + "/work-programme/work-items.xlsx", std::array{work_item_sheet(office, items)}));
  return write_csv(to + "/work-programme/localizations.csv", localization_sheet(office, items));
}

Status write_year(const Office& office, const Registrations& registrations, const std::vector<Paper>& papers,
                  int year) {
  const auto& to = office.options.folder;
  PLENARY_TRY(write_workbook(fmt::format("{}/registrations/registrations-{}.xlsx", to, year),
                             registration_sheets(office, registrations, year)));
  return write_csv(fmt::format("{}/contributions/contributions-{}.csv", to, year),
                   contribution_sheet(office, papers, year));
}

// Each thread takes the next year; what is in a file does not depend on which.
Status write_years(const Office& office, const Registrations& registrations,
                   const std::vector<Paper>& papers) {
  std::atomic<int> next = office.first_year();
  std::vector<Status> faults(std::max(1u, std::thread::hardware_concurrency()));
  {
    std::vector<std::jthread> crew;
    for (auto& fault : faults)
      crew.emplace_back([&] {
        for (int year = next++; year <= kLastRehearsalYear && fault; year = next++)
          fault = write_year(office, registrations, papers, year);
      });
  }
  for (const auto& fault : faults) PLENARY_TRY(fault);
  return {};
}

Status write_notes(const Office& office) {
  const auto& to = office.options.folder;
  std::string commands;
  for (const char* desk : kDesks) {
    PLENARY_TRY(write_file(fmt::format("{}/{}.toml", to, desk), mapping_of(desk, office)));
    commands += fmt::format("  plenary import table {0} --mapping {0}.toml\n", desk);
  }
  return write_file(
      to + "/README.txt",
      fmt::format(
          "SYNTHETIC: everything in this folder is invented. The body `rehearsal`, its members and its "
          "people do not\n"
          "exist; names are made of syllables and may resemble real ones by chance. Only the countries are "
          "real.\n"
          "Mail domains end in .example. Every answer from a workspace that holds it says SYNTHETIC.\n\n"
          "Made by: plenary synth --like itu-t, seed {}, years {} to {}. To import, in this order:\n\n{}",
          office.options.seed, office.first_year(), kLastRehearsalYear, commands));
}

}  // namespace

Result<RehearsalCounts> write_rehearsal(const RehearsalOptions& options) {
  if (options.folder.empty()) return fail(ErrorKind::kUsage, "name a folder for the rehearsal body");
  if (options.years < 2 || options.years > 20)
    return fail(ErrorKind::kUsage, "the rehearsal body has 2 to 20 years");
  PLENARY_TRY(make_folders(options.folder));
  const Office office = make_office(options);
  const auto registrations = make_registrations(office);
  const auto papers = make_papers(office, registrations);
  const auto items = make_work_items(office);
  PLENARY_TRY(write_small(office, items));
  PLENARY_TRY(write_years(office, registrations, papers));
  PLENARY_TRY(write_notes(office));
  std::set<uint32_t> members;
  for (const auto& line : office.lines) members.insert(line.entity);
  RehearsalCounts counts{members.size(), office.people.size(), office.events.size(), 0,
                         papers.size(),  items.size()};
  for (const auto& list : registrations) counts.registrations += list.size();
  return counts;
}

}  // namespace plenary::synth
