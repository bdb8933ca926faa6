// Who may be named, over a real store: the list of the workspace and the policy's word on credits.
#include "publish/public_names.h"

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "cli/given_workspace.h"
#include "store/requests.h"

namespace plenary {
namespace {

class PublicNamesOf : public testing::Test {
 protected:
  PublicNamesOf() {
    const auto file = metric_file::parse(
        "given activity\ndate,kind,person,organization,country,body\n"
        "2020-03-01,attended,Ada Lindqvist,Org A,SE,test-body\nmeasure\nvalue\n");
    if (const auto made = metric_file::make_workspace(*file, folder_.path())) workspace_ = *made;
  }
  Result<PublicNames> names(Audience audience) const {
    PLENARY_LET(reader, Reader::open(workspace_));
    return PublicNames::of(reader, audience);
  }
  bool shows(Audience audience, const std::string& name, std::string_view act) const {
    const auto all = names(audience);
    EXPECT_TRUE(all) << all.error().message;
    return all && all->shows(name, act);
  }
  void list(std::string_view text) const { ASSERT_TRUE(write_file(workspace_.public_names(), text)); }

  const metric_file::Folder folder_;
  Workspace workspace_;
};

TEST_F(PublicNamesOf, ThePublicAreOfThoseWhoSaidSo) {
  EXPECT_FALSE(shows(Audience::kPublic, "Ada Lindqvist", "authored"));
  list("# said so on 2024-05-02\nAda Lindqvist\n");
  EXPECT_TRUE(shows(Audience::kPublic, "Ada Lindqvist", "authored"));
  EXPECT_TRUE(shows(Audience::kPublic, "Ada Lindqvist", "attended"));
  EXPECT_FALSE(shows(Audience::kPublic, "Ada Lindqvis", "authored"));
}

TEST_F(PublicNamesOf, AMemberAreOfThoseWhomASourceCreditsToo) {
  EXPECT_TRUE(shows(Audience::kMember, "Bo Ek", "edited"));
  EXPECT_FALSE(shows(Audience::kMember, "Bo Ek", "attended"));
}

TEST_F(PublicNamesOf, TheSecretariatAreAllButTheHidden) {
  EXPECT_TRUE(shows(Audience::kSecretariat, "Bo Ek", "attended"));
  EXPECT_FALSE(shows(Audience::kSecretariat, "", "attended"));
}

TEST_F(PublicNamesOf, ANameTakenBackIsGoneAtOnce) {
  list("Ada Lindqvist\n");
  EXPECT_TRUE(shows(Audience::kPublic, "Ada Lindqvist", "attended"));
  list("");
  EXPECT_FALSE(shows(Audience::kPublic, "Ada Lindqvist", "attended"));
}

TEST_F(PublicNamesOf, ADamagedListNamesNobodyAndSaysWhere) {
  list("Ada Lindqvist\n<<<<<<< ours\nBo Ek\n");
  const auto all = names(Audience::kPublic);
  ASSERT_FALSE(all);
  EXPECT_TRUE(all.error().message.contains("names.public")) << all.error().message;
  EXPECT_TRUE(all.error().message.contains('2')) << all.error().message;
}

TEST_F(PublicNamesOf, APolicyThatShowsNoNamesShowsNone) {
  list("Ada Lindqvist\n");
  std::string policy(*embedded("data/policy.toml"));
  const auto at = policy.find("\"opt-in\"", policy.find("[public]"));
  policy.replace(at, 8, "\"none\"");
  ASSERT_TRUE(write_file(workspace_.policy(), policy));
  EXPECT_FALSE(shows(Audience::kPublic, "Ada Lindqvist", "authored"));
}

TEST_F(PublicNamesOf, WhoAsksToBeHiddenIsNotNamedFromThatMomentOn) {
  list("Ada Lindqvist\n");
  const PersonRequest hide{"now", "office", WithheldVerb::kHidden, "Ada Lindqvist", "Ada Lindqvist"};
  ASSERT_TRUE(append_pending(workspace_.requests(), request_line(hide) + "\n"));
  EXPECT_FALSE(shows(Audience::kPublic, "Ada Lindqvist", "authored"));
  EXPECT_FALSE(shows(Audience::kMember, "Ada Lindqvist", "authored"));
  auto again = hide;
  again.verb = WithheldVerb::kShown;
  ASSERT_TRUE(append_pending(workspace_.requests(), request_line(again) + "\n"));
  EXPECT_TRUE(shows(Audience::kPublic, "Ada Lindqvist", "authored")) << "taken back before it was done";
}

TEST_F(PublicNamesOf, ANameIsPutOnTheListAndTakenOffWithoutTouchingOthers) {
  list("# said so on 2024-05-02\nAda Lindqvist\n\nBen Sample");
  ASSERT_TRUE(let_name_stand(workspace_, "Cy Other", true));
  EXPECT_EQ(*read_file(workspace_.public_names()),
            "# said so on 2024-05-02\nAda Lindqvist\n\nBen Sample\nCy Other\n");
  ASSERT_TRUE(let_name_stand(workspace_, "Cy Other", true));
  ASSERT_TRUE(let_name_stand(workspace_, "Ada Lindqvist", false));
  EXPECT_EQ(*read_file(workspace_.public_names()), "# said so on 2024-05-02\n\nBen Sample\nCy Other\n");
  for (const char* name : {"", " ", "a\nb", "# x", "(hidden)"})
    EXPECT_FALSE(let_name_stand(workspace_, name, true)) << name;
}

}  // namespace
}  // namespace plenary
