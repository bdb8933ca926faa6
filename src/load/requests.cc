#include "load/requests.h"

#include <fmt/core.h>

#include <filesystem>

#include "load/person.h"
#include "store/lock.h"
#include "store/store.h"

namespace plenary {
namespace {

constexpr const char* kCommand = "plenary person";

Result<std::vector<KnownPerson>> people_of(const Workspace& workspace, const std::string& who) {
  PLENARY_LET(reader, Reader::open(workspace));
  return find_people(workspace, reader, who);
}

Status answer_one(const Workspace& workspace, const PersonRequest& request, RequestReport& report) {
  const auto what = fmt::format("asked {} by {}", request.at, request.author);
  PLENARY_LET(people, people_of(workspace, request.who));
  if (people.size() != 1) {
    report.refused.push_back(fmt::format(
        "{}: {}", what,
        people.empty() ? "nobody is written like that any more" : "it fits more than one person"));
    return {};
  }
  PLENARY_LET(done, withhold(workspace, people.front(), request.verb, request.author));
  report.done.push_back(
      fmt::format("{}: one person, {}{}", what, verb_name(request.verb), done.wrote ? "" : " already"));
  return {};
}

}  // namespace

Result<RequestReport> answer_requests(const Workspace& workspace) {
  RequestReport report;
  if (!has_pending(workspace.requests()) || !std::filesystem::exists(workspace.database())) return report;
  std::vector<PersonRequest> requests;
  {
    PLENARY_LET(lock, WriterLock::take(workspace.lock(), kCommand));
    static_cast<void>(lock);  // held to the end of the block
    PLENARY_LET(text, take_pending(workspace.requests()));
    PLENARY_LET(parsed, parse_requests(text));
    requests = std::move(parsed);
  }
  for (const auto& request : requests) PLENARY_TRY(answer_one(workspace, request, report));
  PLENARY_LET(lock, WriterLock::take(workspace.lock(), kCommand));
  static_cast<void>(lock);
  PLENARY_TRY(end_pending(workspace.requests()));
  return report;
}

}  // namespace plenary
