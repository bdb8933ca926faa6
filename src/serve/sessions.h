// Sessions of browsers: a random name in a cookie stands for who came in, until it is given back or lapses.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace plenary::serve {

/// Somebody whom a provider vouches for.
struct Identity {
  std::string issuer, client_id;    ///< by which provider, for which client of it
  std::string subject;              ///< by which the provider knows the person, for good
  std::string name, mail;           ///< as the provider tells them; the address only when it is verified
  std::vector<std::string> values;  ///< of the claim that decides what the person may see
  std::string id_token;             ///< for the provider, when the person leaves
};

/// Who came in: by a token, of which the hash stands here, or through a provider.
struct Holder {
  std::string token_hash;
  std::optional<Identity> identity;
};

class Sessions {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::hours kIdle{4};     ///< a session that is not used so long lapses
  static constexpr std::chrono::hours kWhole{12};   ///< every session lapses after so long
  static constexpr std::chrono::minutes kTurn{15};  ///< after so long a session is due for another name
  static constexpr std::chrono::seconds kOverlap{
      60};                                 ///< so long the old one goes on, for what is on its way
  static constexpr size_t kMost = 10'000;  ///< then the one that was used longest ago ends

  /// Begins a session and returns its name. It is kept by its hash only.
  std::string begin(Holder holder, Clock::time_point now);
  /// For whom a session stands.
  std::shared_ptr<const Holder> find(std::string_view name, Clock::time_point now);
  /// Another name for a session that is due for one.
  std::optional<std::string> turn(std::string_view name, Clock::time_point now);
  /// Ends a session under all its names; for whom it stood.
  std::shared_ptr<const Holder> end(std::string_view name);
  /// Ends the sessions of those who are not among `good`.
  void keep_only(const std::function<bool(const Holder&)>& good);

 private:
  struct Session {
    std::shared_ptr<const Holder> holder;
    Clock::time_point named, used, ends;
    bool turned = false;  ///< there is a newer name
  };
  using ByHash = std::unordered_map<std::string, Session>;
  ByHash::iterator alive(std::string_view name, Clock::time_point now);
  void make_room(Clock::time_point now);

  std::mutex mutex_;
  ByHash by_hash_;
};

}  // namespace plenary::serve
