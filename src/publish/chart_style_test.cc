// Holds the colours to the contrast that WCAG 2.1 AA asks for: 4.5 to 1 for text, 3 to 1 for shapes.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

#include "publish/chart.h"

namespace plenary {
namespace {

// Finds "--name:#rgb" or "--name:#rrggbb" in a part of the style sheet and returns its relative luminance.
double luminance(std::string_view style, const std::string& name) {
  const size_t at = style.find("--" + name + ":#");
  if (at == std::string_view::npos) ADD_FAILURE() << name << " has no colour";
  const std::string_view digits = style.substr(at + name.size() + 4);
  const bool brief = digits.find_first_of(";}") == 3;
  std::array<double, 3> light{};
  for (size_t i = 0; i < 3; ++i) {
    const std::string part = brief ? std::string(2, digits[i]) : std::string(digits.substr(2 * i, 2));
    const double c = std::stoi(part, nullptr, 16) / 255.0;
    light[i] = c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
}

double contrast(std::string_view style, const std::string& a, const std::string& b) {
  const double x = luminance(style, a), y = luminance(style, b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

class ChartStyle : public testing::TestWithParam<bool> {
 protected:
  std::string_view style() const {
    const std::string_view all = chart_style();
    const size_t dark = all.find("@media screen and (prefers-color-scheme:dark)");
    return GetParam() ? all.substr(dark) : all.substr(0, dark);
  }
};

TEST_P(ChartStyle, TextStandsOutFromItsGround) {
  for (const char* text : {"ink", "soft", "accent-ink"})
    for (const char* ground : {"card", "ground"})
      EXPECT_GE(contrast(style(), text, ground), 4.5) << text << " on " << ground;
  for (const char* text : {"t1", "t2", "t3", "t4", "t5", "t6", "t7"})
    EXPECT_GE(contrast(style(), text, "card"), 4.5) << text;
  for (const std::string step : {"0", "1", "2", "3", "4", "5", "6"})
    EXPECT_GE(contrast(style(), "n" + step, "h" + step), 4.5) << "step " << step;
}

TEST_P(ChartStyle, ShapesStandOutFromTheCard) {
  for (const char* shape : {"accent", "mute", "c1", "c2", "c3", "c4", "c5", "c6", "c7"})
    EXPECT_GE(contrast(style(), shape, "card"), 3) << shape;
}

INSTANTIATE_TEST_SUITE_P(LightAndDark, ChartStyle, testing::Bool());

}  // namespace
}  // namespace plenary
