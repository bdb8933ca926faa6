// Bytes as a profile of the index; one that is accepted scores a small body.
#include <string>

#include "advise/index_day.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const ProfileText source{"x", "x.toml", std::string(reinterpret_cast<const char*>(data), size)};
  const auto profile = parse_profile(source, {});
  if (!profile) return 0;
  Members members;
  members.list["Acme"].category = "Full", members.list["Beta"].category = "Full";
  std::vector<Reading> readings(profile->indicators.size());
  for (auto& reading : readings) reading = {true, "", 2, 2, {{"Acme", 3.5}}};
  (void)score(*profile, "test-body", make_day(2024, 1, 1), members, readings);
  return 0;
}
