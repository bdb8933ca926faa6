// Inside of success.cc: one file an indicator.
#pragma once
#include "advise/success.h"

namespace plenary::success {

Judged practicality(const SuccessWorld& world, uint32_t work);
Judged originality(const SuccessWorld& world, uint32_t work, const std::optional<Disruption>& disruption);
Judged ubiquity(const SuccessWorld& world, uint32_t work);
Judged singularity(const SuccessWorld& world, uint32_t work, const std::vector<Rival>& rivals);

/// Texts that could stand in a text's place, itself among them: its Leiden community (Traag, Waltman and van
/// Eck 2019) among all that hang together by like references, where neither refers to the other and none is
/// the other in another form. All texts that hang together are put into `clusters`, each with its community.
Status find_rivals(const SuccessWorld& world, uint32_t work, Clusters& clusters);

/// The mean of the parts that there are. Both ends of its interval are the means of theirs, which is rather
/// too wide: it supposes that all parts err to one side.
Judged mean_of(std::vector<SuccessPart> parts);

/// A part with a value, cut to 0..1, and its interval.
SuccessPart part(const char* name, double value, std::optional<Interval> interval, std::string basis);
/// A part that nothing tells of.
SuccessPart missing(const char* name, std::string why);

/// Why nothing is seen, in a few words: none of the channels that could show it looks there.
std::string unseen(Sight sight);

/// "3 organizations".
std::string counted(size_t n, std::string_view one, std::string_view many);

}  // namespace plenary::success
