#include "import/attendance_date.h"

#include <gtest/gtest.h>

namespace plenary::attendance {
namespace {

std::string in_text(const char* text) {
  const auto d = date_in(text);
  if (!d) return "none";
  std::string out = std::to_string(d->year) + "-" + std::to_string(d->month) + "-" + std::to_string(d->day);
  return d->to_day == 0 ? out : out + ".." + std::to_string(d->to_month) + "-" + std::to_string(d->to_day);
}

std::string in_path(const char* path) {
  const auto d = date_in_path(path);
  return std::to_string(d.year) + "-" + std::to_string(d.month) + "-" + std::to_string(d.day);
}

TEST(AttendanceDate, IsFoundInText) {
  EXPECT_EQ(in_text("July 30, 2024"), "2024-7-30");
  EXPECT_EQ(in_text("Date: June 2nd"), "0-6-2");
  EXPECT_EQ(in_text("21 April, 2021 Meeting Notes"), "2021-4-21");
  EXPECT_EQ(in_text("May 23, 2018 at 3pm-4pm UTC *( May 23, 2018 8am )*"), "2018-5-23");
  EXPECT_EQ(in_text("November 21st, 17:00-18:00 UTC"), "0-11-21");
  EXPECT_EQ(in_text("Monday-Tuesday November 6-7, 2017"), "2017-11-6..11-7");
  EXPECT_EQ(in_text("June 27 - July 1, 2022"), "2022-6-27..7-1");
  EXPECT_EQ(in_text("Meeting on 2024-07-30"), "2024-7-30");
  EXPECT_EQ(in_text("we may 9 times"), "0-5-9");  // why only labels and titles are asked
  EXPECT_EQ(in_text("February 30, 2021"), "none");
  EXPECT_EQ(in_text("no date here"), "none");
}

TEST(AttendanceDate, IsFoundInPaths) {
  EXPECT_EQ(in_path("meetings/2024-07/july-30.md"), "2024-7-30");
  EXPECT_EQ(in_path("2018 Meetings/20180328_meeting-14/20180328_meeting-14.md"), "2018-3-28");
  EXPECT_EQ(in_path("wasi/2022/WASI-10-06.md"), "2022-10-6");
  EXPECT_EQ(in_path("stack/2022/11-21-22.md"), "2022-11-21");
  EXPECT_EQ(in_path("stack/2022/4-25-2022.md"), "2022-4-25");
  EXPECT_EQ(in_path("agendas/2024/12-Dec/05-wg-primary.md"), "2024-12-5");
  EXPECT_EQ(in_path("main/2026/WG-2026-12-09.md"), "2026-12-9");
  EXPECT_EQ(in_path("main/2018/WG-03-21v22.md"), "2018-3-21");
  EXPECT_EQ(in_path("main/2017/CG-07.md"), "2017-7-0");
  EXPECT_EQ(in_path("notes/index.md"), "0-0-0");
  EXPECT_EQ(in_path("meeting_minutes/2024/2023-03-27.md"), "0-0-0");  // contradicts itself
}

std::string settle(const char* notes, const char* path, bool* doubt = nullptr) {
  const auto date = date_of_meeting(lines_of(notes), path);
  if (!date) return "none";
  if (doubt != nullptr) *doubt = !date->doubt.empty();
  return to_string(date->from) + (date->to ? ".." + to_string(*date->to) : "");
}

TEST(AttendanceDate, TakesTheYearFromThePathWhereTheNotesGiveNone) {
  EXPECT_EQ(settle("## Agenda for the June 2nd video call\n", "main/2020/CG-06-02.md"), "2020-06-02");
}

TEST(AttendanceDate, TellsWhenNotesAndPathDisagree) {
  bool doubt = false;
  EXPECT_EQ(settle("# Minutes\n- Meeting Date: November 25, 2024\n", "2024/2024-11-27.md", &doubt),
            "2024-11-27");
  EXPECT_TRUE(doubt);
  EXPECT_EQ(settle("- Dates: July 18-20, 2017\n", "main/2017/CG-07.md", &doubt), "2017-07-18..2017-07-20");
  EXPECT_FALSE(doubt);
}

TEST(AttendanceDate, IsNotInventedWithoutAYear) {
  EXPECT_EQ(settle("# June 2nd\n", "notes/call.md"), "none");
}

}  // namespace
}  // namespace plenary::attendance
