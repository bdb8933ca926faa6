// Who is a member, who joins and leaves, and who is silent.
import { AllMeasured, type Spec } from "../measured";

const figures: Spec[] = [
  { id: "members-by-year", metric: "memberships", by: ["body", "year"], shape: "lines" },
  { id: "joins", metric: "member_joins", by: ["body", "year"], shape: "lines" },
  { id: "withdrawals", metric: "member_withdrawals", by: ["body", "year"], shape: "lines" },
  { id: "categories", metric: "memberships", by: ["body", "category"], shape: "shares" },
  { id: "member-regions", metric: "memberships", by: ["region"], shape: "bars" },
  { id: "silent", metric: "silent_member_share", by: ["body", "year"], shape: "lines" },
  { id: "silent-regions", metric: "silent_member_share", by: ["region"], shape: "bars" },
  { id: "small-companies", metric: "small_company_share", by: ["body", "year"], shape: "lines" },
  { id: "category-changes", metric: "member_category_changes", by: ["category-before", "category"], shape: "table" },
];

export const Members = () => <AllMeasured specs={figures} />;
