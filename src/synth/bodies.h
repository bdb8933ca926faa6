// The six invented bodies and what they call things.
#pragma once
#include <array>
#include <optional>

#include "synth/countries.h"

namespace plenary::synth {

struct BodyPlan {
  const char *key, *name, *kind, *url;
  double share;                                 ///< of all activities
  double growth;                                ///< yearly, as an exponent, beside that of all
  std::optional<Region> home;                   ///< whose people come more often
  std::array<const char*, 3> unit_keys, units;  ///< of the three levels of groups
  std::array<const char*, 3> categories;  ///< of membership: governments, companies, academia and others
  std::array<const char*, 3> deliverables;
  const char* path;  ///< of approval
};

inline constexpr std::array<BodyPlan, 6> kBodies{{
    {"synth-a",
     "SYNTHETIC Telecommunication Assembly",
     "standards organization",
     "https://a.example",
     0.32,
     0.00,
     {},
     {"sg", "wp", "q"},
     {"study group", "working party", "question"},
     {"Member State", "Sector Member", "Academia"},
     {"standard", "supplement", "report"},
     "alternative approval"},
    {"synth-b",
     "SYNTHETIC European Signals Institute",
     "regional",
     "https://b.example",
     0.20,
     -0.02,
     Region::kEurope,
     {"tc", "wg", "stf"},
     {"technical committee", "working group", "task force"},
     {"Administration", "Full Member", "Associate Member"},
     {"standard", "report", "guideline"},
     "weighted vote"},
    {"synth-c",
     "SYNTHETIC Network Engineers Forum",
     "standards organization",
     "https://c.example",
     0.18,
     0.00,
     {},
     {"area", "wg", "dt"},
     {"area", "working group", "design team"},
     {"Participant", "Participant", "Participant"},
     {"standard", "report", "guideline"},
     "rough consensus"},
    {"synth-d",
     "SYNTHETIC Devices Consortium",
     "consortium",
     "https://d.example",
     0.13,
     0.01,
     {},
     {"div", "wg", "tf"},
     {"division", "working group", "task force"},
     {"Observer", "Promoter", "Adopter"},
     {"standard", "guideline", "supplement"},
     "ballot"},
    {"synth-e",
     "SYNTHETIC Asian Standards Council",
     "regional",
     "https://e.example",
     0.10,
     0.03,
     Region::kAsiaPacific,
     {"cc", "wg", "sub"},
     {"committee", "working group", "subgroup"},
     {"Government", "Industry Member", "Affiliate"},
     {"standard", "report", "supplement"},
     "consensus"},
    {"synth-f",
     "SYNTHETIC Open Source Foundation",
     "open-source foundation",
     "https://f.example",
     0.07,
     0.12,
     {},
     {"prj", "sig", "team"},
     {"project", "special interest group", "team"},
     {"Supporter", "Platinum Member", "Supporter"},
     {"standard", "guideline", "report"},
     "maintainers"},
}};

}  // namespace plenary::synth
