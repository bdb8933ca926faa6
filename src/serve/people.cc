// A person asks what is held of them to be hidden, shown again or erased, and whether their name may stand in
// public: what the secretariat hands in for them. The program itself finds the person, in a process of its
// own
// (`plenary person`), for only it may open what is under seal; what changes the store waits for a writer.
#include <fmt/core.h>

#include "base/json.h"
#include "base/json_read.h"
#include "base/process.h"
#include "publish/public_names.h"
#include "serve/routes.h"
#include "store/requests.h"
#include "store/store.h"

namespace plenary::serve {
namespace {

constexpr std::chrono::seconds kMostTime{60}, kMostTimeToWrite{1800};

/// A person as `plenary person --candidates` tells of one.
struct Candidate {
  std::string who, name;
};

Result<std::string> text_in(const Given& given, const char* key) {
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, given.body));
  return std::string(json::text(top, key));
}

// The people whom a text fits, as JSON.
Result<std::string> candidates(const Given& given, const std::string& who) {
  if (trim(who).empty() || who.contains('\n'))
    return fail(ErrorKind::kUsage, "hand in {\"who\": \"Jo Doe <jo@example.org>\"}");
  PLENARY_LET(done, run_command({.words = {given.program, "-C", given.workspace.folder, "person", "-",
                                           "--candidates", "--format", "json"},
                                 .input = who,
                                 .time = kMostTime}));
  if (done.code != 0) return fail(ErrorKind::kWorkspace, clean(done.errors, 500));
  return std::move(done.output);
}

// The one person whom a text fits.
Result<Candidate> one_person(const Given& given, const std::string& who) {
  PLENARY_LET(found, candidates(given, who));
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, found));
  json::dom::array people;
  if (top.get(people) != simdjson::SUCCESS) return fail(ErrorKind::kIo, "the list of people cannot be read");
  if (people.size() == 0)
    return fail(ErrorKind::kNotFound, "nothing is held of anybody who is written like that");
  if (people.size() > 1)
    return fail(ErrorKind::kUsage, fmt::format("who fits {} people: say more", people.size()));
  const auto person = people.at(0).value();
  return Candidate{std::string(json::text(person, "who")), std::string(json::text(person, "name"))};
}

// The change of the store that a word asks for; nothing for one that asks for none.
std::optional<WithheldVerb> change_of(std::string_view verb) {
  if (verb == "hide") return WithheldVerb::kHidden;
  if (verb == "show") return WithheldVerb::kShown;
  if (verb == "erase") return WithheldVerb::kErased;
  return {};
}

constexpr const char* kWaits =
    "not shown to members and the public from now on; the store follows at the next import, or when what "
    "waits is "
    "applied";

// An erasure cannot be undone: only whoever may do everything asks for it, and types whom it is about.
Status may_erase(const Given& given, const Candidate& person) {
  if (given.audience < Audience::kAdministrator)
    return fail(ErrorKind::kUsage, "verb erase is for the administrator");
  PLENARY_LET(typed, text_in(given, "confirm"));
  if (typed != person.name)
    return fail(ErrorKind::kUsage,
                "confirm is not the name of the person, letter by letter: nothing was done");
  return {};
}

Result<Reply> ask_for(const Given& given, WithheldVerb verb, const Candidate& person) {
  if (verb == WithheldVerb::kErased) {
    PLENARY_TRY(may_erase(given, person));
    PLENARY_TRY(let_name_stand(given.workspace, person.name, false));
  }
  PLENARY_TRY(append_pending(given.workspace.requests(),
                             request_line({utc_now(), given.visitor, verb, person.who, person.name}) + "\n"));
  return json_reply(
      fmt::format("{{\"waiting\": true, \"holds\": {}}}",
                  json_string(verb == WithheldVerb::kShown ? "when what waits is applied" : kWaits)));
}

}  // namespace

Result<Reply> take_people(const Given& given) {
  PLENARY_LET(who, text_in(given, "who"));
  PLENARY_LET(found, candidates(given, who));
  PLENARY_LET(waiting, waiting_requests(given.workspace));
  return json_reply(fmt::format("{{\"people\": {}, \"waiting\": {}}}", found, waiting.size()));
}

Result<Reply> take_person_request(const Given& given) {
  PLENARY_LET(verb, text_in(given, "verb"));
  PLENARY_LET(who, text_in(given, "who"));
  const auto change = change_of(verb);
  if (!change && verb != "name" && verb != "unname")
    return fail(ErrorKind::kUsage, "verb is one of hide, show, erase, name, unname");
  PLENARY_LET(person, one_person(given, who));
  if (change) return ask_for(given, *change, person);
  PLENARY_TRY(let_name_stand(given.workspace, person.name, verb == "name"));
  return json_reply(R"({"waiting": false, "holds": "from now on"})");
}

Result<Reply> take_apply(const Given& given) {
  PLENARY_LET(done,
              run_command({.words = {given.program, "-C", given.workspace.folder, "resolve", "--follow"},
                           .time = kMostTimeToWrite}));
  if (done.too_late) return fail(ErrorKind::kWorkspace, "it took too long and was stopped: all is as before");
  if (done.code != 0) return fail(ErrorKind::kWorkspace, clean(done.errors, 1000));
  return json_reply(fmt::format("{{\"said\": {}}}", json_string(trim(done.errors))));
}

}  // namespace plenary::serve
