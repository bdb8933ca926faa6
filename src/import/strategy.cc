#include "import/strategy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "import/plan_form.h"

namespace plenary {
namespace {

using namespace plan;

constexpr uint64_t kMostBytes = 16u << 20;
constexpr bool kNeeded = true;
constexpr std::array kHead{FieldForm{"organization", "Organization"},
                           FieldForm{"peers", "Peers", Shape::kList}};
constexpr std::array kAim{FieldForm{"body", "Body", Shape::kText, kNeeded},
                          FieldForm{"group", "Group"},
                          FieldForm{"subject", "Subject"},
                          FieldForm{"level", "Level", Shape::kText, kNeeded, "lead, participate, monitor"},
                          FieldForm{"from", "From", Shape::kDate},
                          FieldForm{"to", "To", Shape::kDate},
                          FieldForm{"why", "Why"}};
constexpr std::array kForms{KindForm{"", "Strategy", "a strategy", kHead},
                            KindForm{"aim", "Aims", "an aim", kAim}};

std::string text(const Entry& entry, std::string_view field) {
  const auto* found = entry.find(field);
  return found == nullptr ? "" : found->values.front();
}

Aim aim_of(const Entry& e) {
  Aim out{.body = text(e, "body"), .group = text(e, "group"), .subject = text(e, "subject")};
  out.level = footing_of(text(e, "level"));
  out.from = parse_date(text(e, "from")), out.to = parse_date(text(e, "to"));
  out.why = text(e, "why"), out.place = e.place;
  return out;
}

bool same_place(const Aim& a, const Aim& b) {
  return ascii_lower(a.body) == ascii_lower(b.body) && ascii_lower(a.group) == ascii_lower(b.group) &&
         ascii_lower(a.subject) == ascii_lower(b.subject);
}

bool same_time(const Aim& a, const Aim& b) {
  const auto ends_before = [](const Aim& x, const Aim& y) {
    return x.to && y.from && x.to->last() < y.from->day;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

Status check(const std::vector<Aim>& aims) {
  for (size_t i = 0; i < aims.size(); ++i) {
    const auto& a = aims[i];
    if (a.from && a.to && a.to->last() < a.from->day)
      return fail(ErrorKind::kInput,
                  fmt::format("{}: it ends ({}) before it begins ({}): exchange from and to", a.place,
                              to_string(*a.to), to_string(*a.from)));
    for (size_t j = 0; j < i; ++j)
      if (same_place(a, aims[j]) && same_time(a, aims[j]))
        return fail(ErrorKind::kInput,
                    fmt::format("{}: the same place and time has an aim in {}: keep one, or give both dates",
                                a.place, aims[j].place));
  }
  return {};
}

Status known_end(std::string_view path) {
  const auto name = ascii_lower(path);
  if (name.ends_with(".toml") || name.ends_with(".xlsx") || name.ends_with(".csv")) return {};
  return fail(ErrorKind::kUsage,
              fmt::format("{}: a strategy is a file .toml, .xlsx or .csv", printable(path)));
}

}  // namespace

Result<Strategy> parse_strategy(std::string_view path, std::string_view bytes) {
  PLENARY_TRY(known_end(path));
  PLENARY_LET(entries, ascii_lower(path).ends_with(".toml") ? plan::read_toml(path, bytes, kForms)
                                                            : plan::read_sheets(path, bytes, kForms));
  Strategy out;
  for (const auto& entry : entries)
    if (*entry.kind->name == '\0') {
      out.organization = text(entry, "organization");
      if (const auto* peers = entry.find("peers")) out.peers = peers->values;
    } else {
      out.aims.push_back(aim_of(entry));
    }
  if (out.aims.empty())
    return fail(
        ErrorKind::kInput,
        fmt::format("{}: there is no aim: a line each with body and level (lead, participate, monitor)",
                    path));
  PLENARY_TRY(check(out.aims));
  return out;
}

Result<Strategy> read_strategy(const std::string& path) {
  PLENARY_TRY(known_end(path));
  PLENARY_LET(bytes, read_file(path, kMostBytes));
  return parse_strategy(std::filesystem::path(path).filename().string(), bytes);
}

}  // namespace plenary
