#include "import/implementation_labels.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace plenary {
namespace {

struct Word {
  std::string_view text;
  Label label;
};

// How sections label what RFC 7942 asks for, in small letters.
constexpr auto kWords = std::to_array<Word>({
    {"organization responsible for the implementation", Label::kOrganization},
    {"responsible organization", Label::kOrganization},
    {"organization", Label::kOrganization},
    {"organisation", Label::kOrganization},
    {"vendor", Label::kOrganization},
    {"implementation name and details", Label::kName},
    {"implementation name", Label::kName},
    {"implementation's name", Label::kName},
    {"name of implementation", Label::kName},
    {"implementation", Label::kName},
    {"name", Label::kName},
    {"level of maturity", Label::kMaturity},
    {"implementation level", Label::kMaturity},
    {"maturity level", Label::kMaturity},
    {"maturity", Label::kMaturity},
    {"coverage", Label::kCoverage},
    {"licensing", Label::kLicence},
    {"license", Label::kLicence},
    {"licence", Label::kLicence},
    {"brief description", Label::kOther},
    {"description", Label::kOther},
    {"version compatibility", Label::kOther},
    {"version", Label::kOther},
    {"implementation experience", Label::kOther},
    {"contact information", Label::kOther},
    {"contact details", Label::kOther},
    {"contact", Label::kOther},
    {"last updated", Label::kOther},
    {"last update", Label::kOther},
    {"date", Label::kOther},
    {"information accurate as of", Label::kOther},
    {"interoperability", Label::kOther},
    {"reference", Label::kOther},
    {"location", Label::kOther},
    {"url", Label::kOther},
    {"link", Label::kOther},
    {"web", Label::kOther},
});

}  // namespace

Label label_of(std::string_view text, std::string_view& value) {
  const auto colon = text.find(':');
  if (colon == text.npos || colon > 60) return Label::kNone;
  const auto word = ascii_lower(trim(text.substr(0, colon)));
  const auto found = std::ranges::find(kWords, word, &Word::text);
  if (found == kWords.end()) return Label::kNone;
  value = trim(text.substr(colon + 1));
  return found->label;
}

}  // namespace plenary
