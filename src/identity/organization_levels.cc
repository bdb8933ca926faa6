#include "identity/organization_levels.h"

namespace plenary {

const std::vector<std::pair<std::string, std::vector<std::string>>>& organization_levels() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> kLevels{
      {"words", {"same",         "same letters", "generic one", "generic both", "trade one",   "trade both",
                 "place one",    "place both",   "first part",  "later part",   "extends",     "extends few",
                 "extends many", "contained",    "mixed head",  "mixed",        "mostly head", "mostly",
                 "partly head",  "partly",       "nothing"}},
      {"rarity", {"2", "4", "10", "30", "often", "common rare", "common often", "plain"}},
      {"spelling",
       {"exact", "joined", "alike beside", "alike long", "initials inside", "initials of three", "initials",
        "initials said"}},
      {"kind", {"same", "one said", "different"}},
      {"country", {"same", "different"}},
      {"domain", {"same", "different"}},
      {"length", {"two", "three", "five", "eight", "longer"}}};
  return kLevels;
}

const std::vector<std::string>& organization_settings() {
  static const std::vector<std::string> kSettings{
      "prior_match",  "prior_pairs",   "prior_ratio", "join",         "review",
      "cluster_mean", "cluster_worst", "block_whole", "block_window", "block_hubs"};
  return kSettings;
}

}  // namespace plenary
