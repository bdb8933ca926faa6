// The rehearsal body's records as the tables of its desks.
#pragma once
#include "synth/office_acts.h"
#include "synth/workbook.h"

namespace plenary::synth {

Sheet member_sheet(const Office& office);
Sheet name_change_sheet(const Office& office);
Sheet right_sheet();
Sheet group_sheet(const Office& office);
/// One sheet a study period.
std::vector<Sheet> officer_sheets(const Office& office);
Sheet calendar_sheet(const Office& office);
/// Meetings and workshops of one year.
std::vector<Sheet> registration_sheets(const Office& office, const Registrations& registrations, int year);
Sheet contribution_sheet(const Office& office, const std::vector<Paper>& papers, int year);
Sheet work_item_sheet(const Office& office, const std::vector<WorkItem>& items);
Sheet localization_sheet(const Office& office, const std::vector<WorkItem>& items);

/// The mapping of a desk's folder ("register"); sheets of officers are named after the periods.
std::string mapping_of(std::string_view desk, const Office& office);

/// The desks in the order in which they are imported.
inline constexpr std::array kDesks{"register",      "structure",     "calendar",
                                   "registrations", "contributions", "work-programme"};

}  // namespace plenary::synth
