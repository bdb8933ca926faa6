#include <map>

#include "publish/brief_facts.h"

namespace plenary {
namespace {

using enum BriefReader;
using enum StepWhen;
const std::vector<BriefStanding> kMembers{BriefStanding::kMember},
    kOthers{BriefStanding::kFormer, BriefStanding::kOutside, BriefStanding::kNotKnown};

std::vector<StepSpec> organization_steps() {
  return {{{BriefStanding::kFormer},
           "member",
           kTold,
           "Ask why it left {host}: it was a member, and is none now."},
          {kMembers, "meetings", kNone,
           "Ask {name} what would make coming worthwhile: it is a member, and nobody came."},
          {kMembers, "attendance", kFewer, "Ask what changed: {name} came less often than the year before."},
          {kMembers, "gap-groups", kSome,
           "Introduce {name} to {first}, where its partners work and it does not."},
          {kOthers, "gap-groups", kSome,
           "Invite {name} to {first} as a guest: those with whom it writes texts work there."},
          {{},
           "uses-texts",
           kSome,
           "Ask {name} for its experience with {first}, which it implements: those who use a text should be "
           "heard when "
           "it is revised.",
           kVendor},
          {kMembers, "posts", kNone,
           "Offer {name} a post or a text to edit: it contributes and leads nothing.", kVendor},
          {kOthers, "subjects", kSome, "Show {name} what is under way on {first}, on which it works already.",
           kOperator},
          {kOthers, "partners", kSome, "Let {first}, with which it writes texts, introduce {name}."},
          {kMembers, "contributions", kFewer,
           "Ask whether the work of {host} still meets what {name} needs: it contributed to fewer texts."},
          {kMembers, "people", kOne, "Involve a second person of {name}: all its work rests on one."},
          {kMembers, "texts", kNone,
           "Show {name} how a contribution is written: it comes and does not write.", kSme},
          {kMembers, "subjects", kSome,
           "Ask {name} what it needs next on {first}, to which it contributes most.", kOperator},
          {kMembers, "posts", kSome, "Ask {name} who will follow in its posts when their terms end."},
          {kMembers, "partners-elsewhere", kSome,
           "Ask {name} which other industries should be at the table: it writes with several.", kOperator},
          {kMembers, "texts", kSome,
           "Ask {name} to take a newcomer along: it knows how a contribution comes to be agreed."},
          {{}, "bodies", kSome, "Ask {name} what it looks for in {first}, and what it does not find there."}};
}

std::vector<StepSpec> country_steps() {
  return {
      {{},
       "organizations",
       kNone,
       "Visit the administration and the operators of {name}: nobody came in the last year."},
      {{},
       "absent",
       kSome,
       "Look for partners among those of whom nobody comes from {name}: {list}.",
       kAcademia},
      {{}, "organizations_active", kFewer, "Ask what changed: fewer organizations from {name} were active."},
      {{},
       "gap-groups",
       kSome,
       "Show {name} what its neighbours do in {first}, where it is not.",
       kAdministration},
      {{}, "posts", kNone, "Encourage a candidate: nobody from {name} holds a post.", kAdministration},
      {{},
       "organizations",
       kOne,
       "Widen the circle: all that comes from {name} comes from one organization."},
      {{},
       "attendance",
       kFewer,
       "Ask whether remote participation serves {name}: meetings were attended less often."},
      {{}, "subjects", kSome, "Build on {first}, where its organizations contribute most."},
      {{},
       "contributors",
       kSome,
       "Ask {first}, which contributes most, to bring a small company or a university along."},
      {{},
       "partners",
       kSome,
       "Build on the work with organizations of {first}: a joint contribution is under way or was."},
      {{}, "posts", kSome, "Ask who will follow in the posts held from {name} when their terms end."}};
}

std::vector<StepSpec> shared_steps() {
  return {{{},
           "below",
           kSome,
           "Invite organizations from {first}, which takes part less than its share of the members.",
           kAdministration},
          {{},
           "organizations_active",
           kFewer,
           "Ask those who stayed away what changed: fewer organizations were active than the year before."},
          {{},
           "attendance",
           kFewer,
           "Ask whether the times and places of meetings suit those who work in {name}: fewer attendances."},
          {{},
           "contributions",
           kFewer,
           "Go through the work programme: fewer texts were contributed to than the year before."},
          {{}, "published", kNone, "Go through the work programme: nothing was published in three years."},
          {{},
           "newcomers",
           kSome,
           "Follow up with the newcomers of the last year while they are remembered.",
           kAcademia},
          {{},
           "uses-texts",
           kSome,
           "Bring the implementers of {first} to the table when it is revised.",
           kVendor},
          {{},
           "partners",
           kSome,
           "Settle with {first} who does what: most of those who work in {name} work there too."},
          {{}, "contributors", kSome, "Ask {first} to mentor a newcomer: it contributes most.", kSme}};
}

}  // namespace

const std::vector<StepSpec>& brief_steps(std::string_view slice) {
  static const std::map<std::string_view, std::vector<StepSpec>> kSteps{
      {"organization", organization_steps()},
      {"country", country_steps()},
      {"group", shared_steps()},
      {"body", shared_steps()},
      {"subject", shared_steps()}};
  return kSteps.at(slice);
}

}  // namespace plenary
