// From a request to its response: who asks, what is asked, whether the answer is known, else who works it
// out.
#pragma once
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "serve/access.h"
#include "serve/answer_cache.h"
#include "serve/doors.h"
#include "serve/generations.h"
#include "serve/match.h"
#include "serve/sight_log.h"
#include "serve/workers.h"

namespace plenary::serve {

struct ServiceSettings {
  size_t threads = 2;                                      ///< for quick questions, and as many for long ones
  std::chrono::milliseconds quick{30'000}, slow{300'000};  ///< the most that a question may take
  size_t cache_bytes = 64 << 20;
  std::string program;                       ///< plenary's own file, which imports what is handed in
  oidc::Fetch fetch = oidc::over_network();  ///< asks the provider at which people sign in
  std::function<void(const std::string&)> tell = [](const std::string&) {};  ///< whoever runs the server
};

class Service {
 public:
  Service(const Workspace& workspace, std::unique_ptr<Access> access, const ServiceSettings& settings = {});
  ~Service();

  void handle(const Request& request, const Respond& respond);
  /// Ends all work: nobody is answered any more.
  void finish();

 private:
  struct Asked;
  void handle_api(const Request& request, const Target& target, const Respond& respond);
  std::optional<Response> note_sight(const Request& request, const Asked& asked);
  void take(const Request& request, const Match& found, const Target& target, const Respond& respond);
  void enter(const Request& request, const Match& found, const Target& target, const Respond& respond);
  Response take_in(const Request& request, const Question& question, const Visitor& visitor);
  void ask(const Request& request, const std::shared_ptr<Asked>& asked, const Respond& respond);
  Outcome work_out(const Asked& asked, Session& session);
  void warm();

  const std::unique_ptr<Access> access_;
  SightLog seen_;
  Doors doors_;
  const std::string program_;
  Generations generations_;
  AnswerCache cache_;
  Waiting waiting_;
  std::optional<Workers> quick_, slow_, entering_, warming_;
  std::atomic<bool> warming_waits_ = false;  ///< it has work that it has not ended
  uint64_t warmed_ = 0;                      ///< the last generation whose first questions were asked
  std::jthread clock_;
};

}  // namespace plenary::serve
