// The doors of the server: who is there, coming in by a token or through a provider, and leaving.
#pragma once
#include "serve/access.h"
#include "serve/match.h"

namespace plenary::serve {

class Doors {
 public:
  explicit Doors(Access& access) : access_(access) {}

  /// Whether an address is a door: one that neither asks nor hands in.
  static bool is_door(const Route& route) { return route.answer == nullptr && route.take == nullptr; }

  /// Answers at a door.
  Response answer(const Request& request, const Question& question, Day today);

 private:
  Response tell_who(const Request& request, Day today);
  Response come_in(const Request& request, Day today);
  Response leave(const Request& request);

  Access& access_;
};

}  // namespace plenary::serve
