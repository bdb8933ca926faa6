#include "identity/organization_levels.h"

namespace plenary {

const std::vector<std::pair<std::string, std::vector<std::string>>>& organization_levels() {
  static const std::vector<std::string> kWordLevels{
      "same",        "same letters", "generic one",  "generic both", "place one",  "place both",
      "extends",     "extends few",  "extends many", "contained",    "mixed head", "mixed",
      "mostly head", "mostly",       "partly head",  "partly",       "nothing"};
  static const std::vector<std::string> kRarities{"2",     "4",           "10",           "30",
                                                  "often", "common rare", "common often", "plain"};
  static const std::vector<std::string> kCounts{"one", "two", "three"};
  static const std::vector<std::pair<std::string, std::vector<std::string>>> kLevels{
      {"words", kWordLevels},
      {"rarity of the whole", kRarities},
      {"rarity of a part", kRarities},
      {"rarity of what crosses", kRarities},
      {"count of the whole", kCounts},
      {"count of a part", kCounts},
      {"count of what crosses", kCounts},
      {"sector words", kWordLevels},
      {"sector rarity of the whole", kRarities},
      {"sector rarity of a part", kRarities},
      {"sector rarity of what crosses", kRarities},
      {"sector count of the whole", kCounts},
      {"sector count of a part", kCounts},
      {"sector count of what crosses", kCounts},
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
