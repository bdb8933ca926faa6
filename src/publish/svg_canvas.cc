#include "publish/svg_canvas.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/markup.h"

namespace plenary {
namespace {

// One decimal is a tenth of a pixel; "12.0" is written "12".
std::string px(double x) {
  std::string out = fmt::format("{:.1f}", x);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out == "-0" ? "0" : out;
}

size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// In parts of the size of the letters, after DejaVu Sans, the widest of the usual fonts.
double character_width(std::string_view character) {
  const char c = character[0];
  if (character.size() > 1) return std::max<double>(0.62 * static_cast<double>(display_width(character)), 0);
  if (std::string_view("iljItf.,:;|!'()[] ").find(c) != std::string_view::npos) return 0.38;
  if (std::string_view("mwMW@%").find(c) != std::string_view::npos) return 0.95;
  return c >= 'A' && c <= 'Z' ? 0.7 : 0.61;
}

}  // namespace

Canvas::Canvas(const ChartText& text, ChartWidth width)
    : id_(escape(text.id)),
      title_(escape(text.title)),
      description_(escape(text.description)),
      notice_(escape(text.notice)),
      width_(static_cast<double>(width)),
      narrow_(width == ChartWidth::kNarrow) {}

void Canvas::rect(double x, double y, double width, double height, std::string_view style) {
  body_ += fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", style, px(x), px(y),
                       px(std::max(0.0, width)), px(height));
}

void Canvas::line(double x1, double y1, double x2, double y2, std::string_view style) {
  body_ += fmt::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", style, px(x1), px(y1), px(x2),
                       px(y2));
}

void Canvas::circle(double x, double y, double radius, std::string_view style) {
  body_ += fmt::format(R"(<circle class="{}" cx="{}" cy="{}" r="{}"/>)", style, px(x), px(y), px(radius));
}

void Canvas::diamond(double x, double y) {
  body_ += fmt::format(R"(<path class="withheld" d="M{} {}l5 5l-5 5l-5 -5z"/>)", px(x), px(y - 5));
}

void Canvas::path(const std::vector<std::pair<double, double>>& points, std::string_view style, bool closed) {
  std::string d;
  for (const auto& [x, y] : points) d += fmt::format("{}{} {}", d.empty() ? 'M' : 'L', px(x), px(y));
  body_ += fmt::format(R"(<path class="{}" d="{}{}"/>)", style, d, closed ? "z" : "");
}

void Canvas::text(double x, double y, std::string_view content, std::string_view style, Anchor anchor) {
  constexpr std::string_view kAnchors[] = {"start", "middle", "end"};
  body_ += fmt::format(R"(<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>)", style, px(x), px(y),
                       kAnchors[static_cast<int>(anchor)], escape(content));
}

void Canvas::hatched(double x, double y, double width, double height) {
  body_ += fmt::format(
      R"svg(<rect class="unknown" fill="url(#{}-hatch)" x="{}" y="{}" width="{}" height="{}"/>)svg", id_,
      px(x), px(y), px(std::max(0.0, width)), px(height));
}

void Canvas::begin_group(std::string_view tip) { body_ += fmt::format("<g><title>{}</title>", escape(tip)); }

void Canvas::end_group() { body_ += "</g>"; }

std::string Canvas::finish(double height) && {
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{0}-title {0}-desc" )"
      R"(viewBox="0 0 {1} {2}" width="{1}" height="{2}">)"
      R"(<title id="{0}-title">{3}</title><desc id="{0}-desc">{4}</desc>)",
      id_, px(width_), px(height), notice_.empty() ? title_ : notice_ + ": " + title_, description_);
  if (body_.find("-hatch)") != std::string::npos)
    out += fmt::format(
        R"svg(<defs><pattern id="{}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">)svg"
        R"svg(<rect class="hatch-ground" width="7" height="7"/><line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/>)svg"
        R"svg(</pattern></defs>)svg",
        id_);
  return out + body_ + watermark(height) + "</svg>";
}

// Its look is in the element itself, for a drawing that is taken out of its page.
std::string Canvas::watermark(double height) const {
  if (notice_.empty()) return "";
  const double size = std::min(width_ / 7, std::max(16.0, height / 2));
  return fmt::format(
      R"svg(<text class="watermark" x="{0}" y="{1}" text-anchor="middle" dominant-baseline="middle" font-size="{2}" )svg"
      R"svg(font-weight="700" style="fill-opacity:.1" pointer-events="none">{3}</text>)svg",
      px(width_ / 2), px(height / 2), px(size), notice_);
}

double text_width(std::string_view text, double size) {
  double width = 0;
  for (size_t i = 0; i < text.size(); i += character_length(text[i]))
    width += character_width(text.substr(i, character_length(text[i])));
  return width * size;
}

std::string fit_text(std::string_view text, double width, double size) {
  if (text_width(text, size) <= width) return std::string(text);
  double room = width - 0.9 * size;  // of the ellipsis
  size_t end = 0;
  while (end < text.size()) {
    const size_t length = character_length(text[end]);
    room -= character_width(text.substr(end, length)) * size;
    if (room < 0) break;
    end += length;
  }
  return std::string(trim(text.substr(0, end))) + "…";
}

Ticks nice_ticks(double low, double high, int about, bool whole_numbers) {
  low = std::min(low, 0.0);
  if (!(high > low)) high = low + 1;
  const double rough = (high - low) / about;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.5, 2.0, 1.0})
    if (factor * power >= rough && (factor != 2.5 || power >= 10)) step = factor * power;
  if (whole_numbers) step = std::max(1.0, step);
  Ticks ticks;
  const double first = std::floor(low / step);
  for (double i = first; ticks.at.empty() || ticks.at.back() < high - 1e-9 * step; ++i)
    ticks.at.push_back(i * step);
  return ticks;
}

}  // namespace plenary
