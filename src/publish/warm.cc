#include "publish/warm.h"

#include <array>

#include "metric/rollups.h"
#include "metric/run.h"

namespace plenary {
namespace {

constexpr size_t kMostBytes = size_t{512} << 20;

// Metrics and slices with whose columns the pages of the dashboard begin, the overview first.
struct FirstQuestion {
  const char* metric;
  std::vector<std::string> by;
};

const std::vector<FirstQuestion>& first() {
  static const std::vector<FirstQuestion> all{{"organizations_active", {"region"}},
                                              {"attendance", {"country", "body"}},
                                              {"contributions_fractional", {"region"}},
                                              {"deliverables", {"body", "type"}},
                                              {"organizations_active", {"body", "kind"}},
                                              {"attendance_rate", {"country"}},
                                              {"people_active", {"year"}},
                                              {"contributions", {"region"}},
                                              {"contributions", {"group-only"}},
                                              {"attendance", {"group"}},
                                              {"event_attendance", {"body"}},
                                              {"memberships", {"body", "region", "category"}},
                                              {"member_joins", {"body"}},
                                              {"member_withdrawals", {"body"}},
                                              {"silent_member_share", {"body", "region"}},
                                              {"small_company_share", {"body"}},
                                              {"share_unknown", {"body"}},
                                              {"works_open", {"body"}},
                                              {"works_begun", {"body"}},
                                              {"publication_time", {"body"}},
                                              {"stage_time", {"stage"}},
                                              {"meeting_load", {"body"}},
                                              {"uses", {"body", "channel"}},
                                              {"implementers", {"body"}},
                                              {"unused_share", {"body"}}};
  return all;
}

}  // namespace

void keep_warm(Reader& reader) { Rollups::of(reader.connection()).keep(kMostBytes); }

size_t first_questions() { return first().size(); }

Status ask_first(Reader& reader, size_t number, Day today) {
  MeasureQuery query;
  query.metric = first().at(number).metric;
  query.by = first().at(number).by;
  query.today = today;
  PLENARY_TRY(measure(reader.connection(), query));
  return {};
}

}  // namespace plenary
