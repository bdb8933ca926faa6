#include "publish/warm.h"

#include <array>

#include "metric/rollups.h"
#include "publish/body_pages.h"
#include "publish/status_answer.h"

namespace plenary {
namespace {

constexpr size_t kMostBytes = size_t{512} << 20;
constexpr int64_t kMostActsAtOnce = 1'000'000;  // of a roll-up that is read in less than a second

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

Status keep_warm_aside(Reader& reader) {
  PLENARY_LET(acts, reader.connection().query("SELECT count(*) FROM activity"));
  const auto* count = std::get_if<int64_t>(&acts.rows.at(0)[0]);
  Rollups::of(reader.connection()).keep(kMostBytes, count != nullptr && *count > kMostActsAtOnce);
  return {};
}

Status read_aside(Reader& reader) {
  return Rollups::of(reader.connection()).read_wanted(reader.connection());
}

size_t first_questions() { return first().size() + 1; }

Status read_first(Reader& reader, size_t number) {
  if (number == 0) {
    PLENARY_TRY(status_answer(reader, Audience::kSecretariat));
    PLENARY_TRY(body_list(reader));
    return {};
  }
  MeasureQuery query;
  query.metric = first().at(number - 1).metric;
  query.by = first().at(number - 1).by;
  return Rollups::of(reader.connection()).read_for(reader.connection(), query);
}

}  // namespace plenary
