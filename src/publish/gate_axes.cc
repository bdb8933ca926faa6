#include "publish/gate_axes.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace plenary {
namespace {

// A slice and those that put its values together; they cross where one does not lie within another.
struct Family {
  const char* base;
  bool crossing;
  std::vector<const char*> coarser;
};

const std::vector<Family>& families() {
  static const std::vector<Family> all{{"country", true, {"region", "development", "ldc"}},
                                       {"place", false, {"place-region"}},
                                       {"group", false, {"body"}}};
  return all;
}

bool holds(const Family& family, std::string_view name) {
  return name == family.base || std::ranges::find(family.coarser, name) != family.coarser.end();
}

using Slices = std::vector<const Slice*>;

void add(Slices& slices, const Slice* slice) {
  if (std::ranges::find(slices, slice) == slices.end()) slices.push_back(slice);
}

const Family* family_of(const Slice& slice, const Slices& used) {
  for (const auto& family : families()) {
    if (!holds(family, slice.name)) continue;
    // A coarser slice alone is a table of its own, unless others that cross it could be set beside it.
    const auto is_base = [&](const Slice* s) { return s->name == std::string_view(family.base); };
    if (family.crossing || std::ranges::any_of(used, is_base)) return &family;
  }
  return nullptr;
}

// Divisions of the same things that differ in a few: with all of them shown, those few would be told apart.
struct Refused {
  std::string_view slice, instead;
};
constexpr auto kRefused = std::to_array<Refused>({{"radio-region", "region"},
                                                  {"m49-region", "region"},
                                                  {"m49-subregion", "region"},
                                                  {"lldc", "ldc"},
                                                  {"sids", "ldc"},
                                                  {"body-kind", "body"},
                                                  {"group-only", "group"}});

Status check_divisions(const Slices& used) {
  for (const auto* slice : used)
    if (const auto found = std::ranges::find(kRefused, slice->name, &Refused::slice); found != kRefused.end())
      return fail(
          ErrorKind::kUsage,
          fmt::format("this audience does not see '{}': beside '{}' it would tell single ones; take that",
                      found->slice, found->instead));
  return {};
}

}  // namespace

bool names_organizations(const Slice& slice) {
  const std::string_view name = slice.name;
  return name == "organization" || name == "holding";
}

Result<std::vector<Axis>> axes_of(const MeasureQuery& query, std::span<const Slice* const> by,
                                  MeasureKind kind, std::span<const std::string> columns) {
  Slices used(by.begin(), by.end());
  for (const auto& filter : query.where) {
    PLENARY_LET(slice, find_slice(filter.slice));
    add(used, as_said(slice, columns));
  }
  const bool stock = kind == MeasureKind::kStock;
  const bool timed = std::ranges::any_of(used, [](const Slice* s) { return s->time; });
  if (!stock && !timed && (query.from || query.to)) {
    PLENARY_LET(year, find_slice("year"));
    used.push_back(year);
  }
  PLENARY_TRY(check_divisions(used));
  std::vector<Axis> out;
  Slices done;
  for (const auto* slice : used) {
    if (std::ranges::find(done, slice) != done.end()) continue;
    const auto* family = family_of(*slice, used);
    Axis axis{slice, {}, stock && slice->time, family != nullptr && family->crossing};
    if (family != nullptr) {
      PLENARY_LET(base, find_slice(family->base));
      axis.base = base;
      for (const char* name : family->coarser) {
        PLENARY_LET(coarse, find_slice(name));
        if (std::ranges::find(columns, coarse->needs) != columns.end()) axis.coarser.push_back(coarse);
        done.push_back(coarse);
      }
    }
    done.push_back(axis.base);
    out.push_back(std::move(axis));
  }
  return out;
}

}  // namespace plenary
