#include "serve/service.h"

#include <fmt/core.h>

#include <condition_variable>
#include <ctime>
#include <utility>

#include "base/version.h"
#include "publish/warm.h"
#include "serve/cookies.h"
#include "serve/envelope.h"
#include "serve/failure.h"
#include "serve/gzip.h"
#include "serve/openapi.h"
#include "serve/routes.h"
#include "serve/static_files.h"

namespace plenary::serve {

/// A question on its way through the workers.
struct Service::Asked {
  Question question;
  Visitor visitor;
  Day today;
  std::string waiting_key;
  std::string rules;         ///< of the generation in which it was asked
  std::string access_fault;  ///< for staff

  /// What the answer is kept under: the question, who may see it and by which rules, the day and the store.
  std::string key(const std::string& snapshot) const {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", kProgram, snapshot, rules, to_string(visitor.audience),
                       today.days, access_fault, question.key());
  }
};

namespace {

// A path that is there, asked in a way that it does not take.
Response refused_method(const Request& request, const std::string& allowed) {
  auto out = request.method == "OPTIONS" ? Response{204, {}} : failure(405, "this address takes " + allowed);
  out.headers.emplace_back("Allow", allowed);
  return out;
}

Response not_for_you(Audience least) {
  return failure(403, least == Audience::kMember ? "this is for members" : "this is for the secretariat");
}

Response described(const Request& request) {
  static const std::string text = openapi();
  if (request.method != "GET" && request.method != "HEAD")
    return refused_method(request, "GET, HEAD, OPTIONS");
  KeptAnswer answer{{{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}},
                    std::make_shared<const std::string>(text),
                    gzip(text, "application/json")};
  return response_of(answer, takes_gzip(request.header("accept-encoding")));
}

// Whoever may see much can look as somebody who may see less.
std::optional<Response> look_as(Question& question, Visitor& visitor) {
  if (!question.asked.has("audience")) return {};
  const auto wanted = parse_audience(question.asked.get("audience"));
  if (!wanted) return failure(400, wanted.error().message, "audience");
  if (*wanted > visitor.audience)
    return failure(403, fmt::format("you are here as {}", to_string(visitor.audience)), "audience");
  visitor.audience = *wanted;
  question.asked.values.erase("audience");
  return {};
}

Response too_many() {
  auto out = failure(503, "too many questions wait already: try again soon");
  out.headers.emplace_back("Retry-After", "2");
  return out;
}

Response too_long() {
  return failure(503,
                 "the question took too long and was stopped: ask for less, such as one body or a few years");
}

}  // namespace

Service::Service(const Workspace& workspace, std::unique_ptr<Access> access, const ServiceSettings& settings)
    : access_(std::move(access)),
      seen_(workspace),
      doors_(*access_, settings.fetch, seen_),
      program_(settings.program),
      generations_(workspace),
      cache_(settings.cache_bytes) {
  quick_.emplace(generations_, settings.threads, settings.quick);
  slow_.emplace(generations_, settings.threads, settings.slow);
  entering_.emplace(generations_, settings.threads, settings.quick);
  warming_.emplace(generations_, settings.threads, settings.slow, Priority::kLow);
  clock_ = std::jthread([this, tell = settings.tell](const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any asleep;
    std::unique_lock lock(mutex);
    while (!asleep.wait_for(lock, stop, std::chrono::milliseconds(100), [] { return false; }) &&
           !stop.stop_requested()) {
      generations_.refresh();
      if (const auto news = access_->refresh(clock_day()); !news.empty()) tell(news);
      quick_->tick(), slow_->tick(), entering_->tick(), warming_->tick();
      warm();
    }
  });
}

Service::~Service() { finish(); }

void Service::finish() {
  clock_ = {};
  quick_.reset(), slow_.reset(), entering_.reset(), warming_.reset();
}

// Reads what pages ask first of a new generation before anybody opens one, and what questions did without.
// What cannot be read is told to whoever asks for it next.
void Service::warm() {
  const auto generation = generations_.current();
  if (!generation->reader || warming_waits_.exchange(true)) return;
  const bool fresh = generation->number != std::exchange(warmed_, generation->number);
  if (fresh)
    for (size_t i = 0; i < first_questions(); ++i)
      warming_->add([i](Session& session) {
        if (!session.reader) return;
        static_cast<void>(read_aside(*session.reader));
        static_cast<void>(read_first(*session.reader, i));
      });
  const bool added = warming_->add([this](Session& session) {
    if (session.reader) static_cast<void>(read_aside(*session.reader));
    warming_waits_ = false;
  });
  if (!added) warming_waits_ = false;
}

void Service::handle(const Request& request, const Respond& answered) {
  const Respond respond =
      [answered, lasting = request.secure && !names_this_machine(request.header("host"))](Response response) {
        add_protection(response, lasting);
        answered(std::move(response));
      };
  try {
    if (auto refused = access_->refuse_in_clear(request)) return respond(std::move(*refused));
    if (auto refused = access_->refuse_host(request)) return respond(std::move(*refused));
    const auto target = parse_target(request.target);
    if (!target) return respond(failure(400, target.error().message));
    if (target->path.front() != "api") return respond(static_response(request, target->path));
    handle_api(request, *target, respond);
  } catch (const std::exception& fault) {
    respond(failure(500, fault.what()));
  }
}

void Service::handle_api(const Request& request, const Target& target, const Respond& respond) {
  const auto path = std::span(target.path);
  if (path.size() < 3 || path[1] != "v1") return respond(failure(404, "the API is below /api/v1/"));
  if (path.size() == 3 && path[2] == "openapi.json") return respond(described(request));
  const auto found = match(routes(), request.method, path.subspan(2));
  if (found.allowed.empty())
    return respond(failure(404, "there is no such address: /api/v1/openapi.json lists all"));
  if (found.route == nullptr) return respond(refused_method(request, found.allowed));
  if (Doors::is_door(*found.route)) return enter(request, found, target, respond);
  if (found.route->answer == nullptr) return take(request, found, target, respond);
  auto visitor = access_->admit(request, clock_day());
  if (!visitor) return respond(std::move(visitor.error()));
  auto question = question_of(found, target, request.header("accept"));
  if (!question) return respond(std::move(question.error()));
  if (auto refused = look_as(*question, *visitor)) return respond(std::move(*refused));
  if (visitor->audience < found.route->least) return respond(not_for_you(found.route->least));
  auto asked = std::make_shared<Asked>(std::move(*question), std::move(*visitor), clock_day());
  if (is_staff(asked->visitor.audience)) asked->access_fault = access_->fault();
  if (auto refused = note_sight(request, *asked)) return respond(std::move(*refused));
  ask(request, asked, respond);
}

// Where there is a policy, whoever looks at persons is noted before they see them.
std::optional<Response> Service::note_sight(const Request& request, const Asked& asked) {
  if (!access_->policy() || !asked.question.route->persons || !is_staff(asked.visitor.audience)) return {};
  const auto noted =
      seen_.note(asked.visitor, access_->client_of(request), request, generations_.current()->hash());
  if (!noted) return failure(500, noted.error().message);
  return {};
}

void Service::take(const Request& request, const Match& found, const Target& target, const Respond& respond) {
  const auto& route = *found.route;
  if (auto refused = access_->refuse_cross_site(request)) return respond(std::move(*refused));
  const auto visitor = access_->admit(request, clock_day());
  if (!visitor) return respond(visitor.error());
  if (visitor->audience < route.least) return respond(not_for_you(route.least));
  auto question = question_of(found, target, request.header("accept"));
  if (!question) return respond(std::move(question.error()));
  auto& workers = route.cost == Cost::kLong ? *slow_ : *quick_;
  const bool added = workers.add([this, request, respond, asked = std::move(*question),
                                  who = *visitor](Session&) { respond(take_in(request, asked, who)); });
  if (!added) respond(too_many());
}

void Service::enter(const Request& request, const Match& found, const Target& target,
                    const Respond& respond) {
  // A provider may be slow: neither the thread of events nor those who ask wait for it.
  const auto knock = [this, request, found, target, respond] {
    respond(doors_.answer(request, found, target, std::time(nullptr)));
  };
  if (!Doors::waits(*found.route)) return knock();
  if (!entering_->add([knock](Session&) { knock(); })) respond(too_many());
}

Response Service::take_in(const Request& request, const Question& question, const Visitor& visitor) {
  const auto& route = *question.route;
  if (access_->policy())
    if (const auto noted = seen_.note(visitor, access_->client_of(request), request, ""); !noted)
      return failure(500, noted.error().message);
  const auto reply = route.take({generations_.workspace(), question.asked, question.names, request.body,
                                 visitor.name, program_, visitor.audience});
  if (!reply) return failure_of(reply.error(), route);
  generations_.refresh();  // whoever handed something in sees it in what they ask next
  Response out;
  out.status = 202;
  out.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  out.body = std::make_shared<const std::string>(fmt::format(
      "{{\"data\": {},\n\"meta\": {{\"audience\": \"{}\"}}}}\n", reply->bytes, to_string(visitor.audience)));
  return out;
}

void Service::ask(const Request& request, const std::shared_ptr<Asked>& asked, const Respond& respond) {
  const auto generation = generations_.current();
  asked->rules = generation->rules;
  const auto& key = asked->waiting_key = asked->key(generation->hash());
  if (const auto tag = tag_of(key); request.header("if-none-match").contains(tag))
    return respond(not_modified(tag));
  const bool packed = takes_gzip(request.header("accept-encoding"));
  if (const auto kept = cache_.find(key)) return respond(response_of(*kept, packed));
  const bool first = waiting_.join(key, [respond, packed](const Outcome& outcome) {
    respond(outcome ? response_of(**outcome, packed) : outcome.error());
  });
  if (!first) return;
  auto& workers = asked->question.route->cost == Cost::kLong ? *slow_ : *quick_;
  const bool added = workers.add(
      [this, asked](Session& session) { waiting_.give(asked->waiting_key, work_out(*asked, session)); });
  if (!added) waiting_.give(key, std::unexpected(too_many()));
}

Outcome Service::work_out(const Asked& asked, Session& session) {
  const auto& [route, names, parameters, format] = asked.question;
  if (!session.reader) return std::unexpected(failure_of(session.reader.error(), *route));
  try {
    auto& reader = *session.reader;
    const auto reply = route->answer({reader, generations_.workspace(), parameters, names,
                                      asked.visitor.audience, format, asked.today, asked.access_fault});
    if (session.late()) return std::unexpected(too_long());
    if (!reply) return std::unexpected(failure_of(reply.error(), *route));
    const auto key = asked.key(reader.snapshot().hash);
    auto answer = std::make_shared<const KeptAnswer>(kept_answer(
        *reply, reader.snapshot(), asked.visitor.audience, tag_of(key), asked.question.file_name()));
    cache_.keep(key, answer);
    return answer;
  } catch (const std::exception& fault) {
    return std::unexpected(failure(500, fault.what()));
  }
}

}  // namespace plenary::serve
