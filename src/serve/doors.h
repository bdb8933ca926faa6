// The doors of the server: who is there, coming in by a token or through a provider, and leaving.
#pragma once
#include "oidc/flow.h"
#include "serve/access.h"
#include "serve/match.h"
#include "serve/sight_log.h"

namespace plenary::serve {

class Doors {
 public:
  /// `fetch` asks the provider; who comes, goes or is refused is noted in `log`.
  Doors(Access& access, oidc::Fetch fetch, SightLog& log)
      : access_(access), flow_(std::move(fetch)), log_(log) {}

  /// Whether an address is a door: one that neither asks nor hands in.
  static bool is_door(const Route& route) { return route.answer == nullptr && route.take == nullptr; }
  /// Whether a door may have to wait for the provider.
  static bool waits(const Route& route) { return is_door(route) && route.cost == Cost::kLong; }

  /// Answers at a door; `now` is seconds since 1970.
  Response answer(const Request& request, const Match& found, const Target& target, int64_t now);

 private:
  Response tell_who(const Request& request, Day today);
  Response come_in(const Request& request, Day today);
  Response leave(const Request& request, Day today);
  Response send_away(const Request& request, const Question& question, int64_t now);
  Response take_back(const Request& request, const Target& target, int64_t now);
  Response let_in(const Request& request, const oidc::Client& client, oidc::SignedIn who, Day today);
  std::string begin_session(const Request& request, Holder holder);
  void note_refusal(const Request& request, std::string by, std::string who, std::string why);

  Access& access_;
  oidc::Flow flow_;
  SightLog& log_;
  Rate knocks_{1, 30};  ///< of each address, on the way to the provider and back
};

}  // namespace plenary::serve
