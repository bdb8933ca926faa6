// The words by which reports tell who chaired, presented and came.
#pragma once
#include <array>
#include <string_view>

namespace plenary::minutes {

/// Words of a report, the kind of act that they tell of and the role of who is named.
struct Named {
  std::string_view words, kind, role;
};
/// What stands before a colon, and what it makes of the people behind it.
inline constexpr auto kLabels = std::to_array<Named>({{"moderator", "chaired", "moderator"},
                                                      {"moderators", "chaired", "moderator"},
                                                      {"moderated by", "chaired", "moderator"},
                                                      {"co moderators", "chaired", "moderator"},
                                                      {"chair", "chaired", "chair"},
                                                      {"chairs", "chaired", "chair"},
                                                      {"chairman", "chaired", "chair"},
                                                      {"co chairs", "chaired", "chair"},
                                                      {"session chair", "chaired", "chair"},
                                                      {"rapporteur", "chaired", "rapporteur"},
                                                      {"rapporteurs", "chaired", "rapporteur"},
                                                      {"facilitator", "chaired", "moderator"},
                                                      {"speaker", "presented", ""},
                                                      {"speakers", "presented", ""},
                                                      {"presenter", "presented", ""},
                                                      {"presenters", "presented", ""},
                                                      {"keynote", "presented", "keynote"},
                                                      {"keynote speaker", "presented", "keynote"},
                                                      {"keynote speakers", "presented", "keynote"},
                                                      {"panellist", "commented", "panellist"},
                                                      {"panellists", "commented", "panellist"},
                                                      {"panelist", "commented", "panellist"},
                                                      {"panelists", "commented", "panellist"},
                                                      {"secretary", "attended", "secretary"},
                                                      {"tsb", "attended", "secretary"},
                                                      {"secretariat", "attended", "secretary"}});

/// "... was moderated by X": who holds the chair stands behind.
inline constexpr auto kPassive =
    std::to_array<Named>({{" moderated by ", "chaired", "moderator"},
                          {" co-moderated by ", "chaired", "moderator"},
                          {" chaired by ", "chaired", "chair"},
                          {" co-chaired by ", "chaired", "chair"},
                          {" facilitated by ", "chaired", "moderator"},
                          {" chairmanship of ", "chaired", "chair"},
                          {" leadership of ", "chaired", "chair"},
                          {"panellists were ", "commented", "panellist"},
                          {"panelists were ", "commented", "panellist"},
                          {"panellists included ", "commented", "panellist"},
                          {"speakers were ", "presented", ""},
                          {"speakers included ", "presented", ""},
                          {"chairman of the meeting was ", "chaired", "chair"},
                          {"chair of the meeting was ", "chaired", "chair"},
                          {"chairperson of the meeting was ", "chaired", "chair"},
                          {" led by ", "chaired", "chair"}});
/// "Mr X chaired ...": who holds the chair stands before.
inline constexpr auto kActive = std::to_array<std::string_view>(
    {" chaired ", " co-chaired ", " moderated ", " co-moderated ", " presided over "});
/// "..., assisted by Ms Y".
inline constexpr auto kAided =
    std::to_array<std::string_view>({"supported by ", "assisted by ", "with the assistance of "});

/// "Mr X and Ms Y were present".
inline constexpr auto kPresent =
    std::to_array<std::string_view>({" were present", " was present", " attended the meeting",
                                     " participated in the meeting", " joined the meeting"});

}  // namespace plenary::minutes
