#include "import/mbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "import/mail_threads.h"

namespace plenary {
namespace {

Batch read(std::string path, std::string bytes, ImportOptions options = {}) {
  SourceFile file;
  file.path = std::move(path);
  file.bytes = std::move(bytes);
  Batch out;
  (*open_mbox(options))->read(file, out);
  return out;
}

std::string kinds(const Batch& batch) {
  std::string out;
  for (const auto& activity : batch.activities) out += activity.kind + " ";
  return out;
}

constexpr const char* kMbox = R"(From ada@example.org Thu Nov  1 11:19:12 2001
From: =?utf-8?q?Ada_Ex=C3=A4mple?= <Ada@Example.org>
Date: Thu, 1 Nov 2001 11:19:12 +0100
Subject: [quic] draft-ietf-quic-http-12: a question
Message-ID: <1@example.org>
List-Id: QUIC <quic.ietf.org>

From here on it is text.

From here 2001 is no marker: no header follows.

From bo@sample.net Fri Nov  2 10:24:10 2001
From: "Sample, Bo" <bo@sample.net>
Date: never
Subject: Re: [quic] draft-ietf-quic-http-12: a question
Message-ID: <2@sample.net>
In-Reply-To: <1@example.org>
List-Id: <quic.ietf.org>

> From here on it is text.
Yes.

From MAILER-DAEMON Sat Nov  3 10:24:10 2001
From: Mail Delivery <MAILER-DAEMON@example.org>
Date: Sat, 3 Nov 2001 10:24:10 +0000
Subject: Undelivered
Message-ID: <3@example.org>

)";

TEST(Mbox, MessagesBecomeActsOfPostingAndReplying) {
  const auto out = read("archive/2001.mbox", kMbox, {.body = "ietf"});
  EXPECT_TRUE(out.rejects.empty());
  ASSERT_EQ(kinds(out), "posted replied automated ");
  EXPECT_EQ(out.activities[0].person.name, "Ada Exämple");
  EXPECT_EQ(out.activities[0].person.mail, "ada@example.org");
  EXPECT_EQ(out.activities[0].organization.domain, "example.org");
  EXPECT_EQ(out.activities[0].group, "quic");
  EXPECT_EQ(out.activities[0].line, 2u);
  EXPECT_EQ(to_string(*out.activities[1].date), "2001-11-02")
      << "the marker's, where the header has none that can be";
  EXPECT_EQ(out.activities[1].person.name, "Sample, Bo");
  EXPECT_EQ(out.activities[1].line, 13u);
  EXPECT_EQ(out.activities[0].document, out.activities[1].document) << "one thread";
  ASSERT_EQ(out.documents.size(), 2u);
  EXPECT_EQ(out.documents[0].title, "draft-ietf-quic-http-12: a question");
  EXPECT_EQ(out.documents[0].type, "thread");
  ASSERT_EQ(out.relations.size(), 1u);
  EXPECT_EQ(out.relations[0].kind, "mentions");
  EXPECT_TRUE(out.relations[0].target.starts_with("ietf:draft-ietf-quic-http"));
}

TEST(Mbox, NoTextOfAMessageIsKept) {
  const auto out = read("a.mbox", kMbox);
  for (const auto& document : out.documents) EXPECT_EQ(document.abstract, "");
}

TEST(Mbox, ReadsLogsOfListserv) {
  const std::string ruler(73, '=');
  const auto out =
      read("3GPP_TSG_SA_ITUT_AHG.LOG1703B",
           ruler +
               "\r\nDate:         Thu, 9 Mar 2017 12:46:03 +0000\r\nFrom:         Ada Example <a@x.org>\r\n"
               "Subject:      LS to\r\n              SG13\r\nMessage-ID:  <1@x>\r\n\r\n" +
               ruler + "\r\nnot a header\r\n" + ruler +
               "\r\nDate:         Fri, 10 Mar 2017 12:46:03 +0000\r\nFrom:         Bo Sample <b@x.org>\r\n"
               "Subject:      AW: LS to SG13\r\n\r\nyes\r\n");
  ASSERT_EQ(kinds(out), "posted replied ");
  EXPECT_EQ(out.activities[0].group, "3GPP_TSG_SA_ITUT_AHG");
  EXPECT_EQ(out.documents.size(), 1u) << "a reply without references joins the thread of its subject";
  EXPECT_EQ(out.documents[0].title, "LS to SG13");
}

TEST(Mbox, AMonthOfMailmanHasItsMaskTakenOff) {
  const auto out =
      read("2001-November.txt",
           "From jjl at pobox.com  Thu Nov  1 11:19:12 2001\nFrom: jjl at pobox.com (John J. Lee)\n"
           "Date: Thu Nov  1 11:19:12 2001\nSubject: hello\n\nhi\n");
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(out.activities[0].person.mail, "jjl@pobox.com");
  EXPECT_EQ(out.activities[0].person.name, "John J. Lee");
  EXPECT_EQ(out.activities[0].group, "") << "a month is no list";
}

TEST(Mbox, AnArchiveWithoutBracketsIsRead) {
  const auto out = read("L.mbox",
                        "From MAILER-DAEMON Thu Aug 26 16:50:42 2021\nmessage-id: 1@x.org\nsubject: 'Re: "
                        "Models'\nfrom: Ada Example ada@X.org\n"
                        "date: Thu, 29 Aug 2019 08:43:10 +0000\nin-reply-to: 0@x.org\n\n");
  ASSERT_EQ(kinds(out), "replied ");
  EXPECT_EQ(out.activities[0].person.name, "Ada Example");
  EXPECT_EQ(out.activities[0].person.mail, "ada@x.org");
  EXPECT_EQ(out.documents[0].title, "Models");
}

TEST(Mbox, APatchIsPostedAndItsRepliesReview) {
  const auto out =
      read("new/1",
           "From: Ada <a@x.org>\nDate: 1 Nov 2001 11:19:12 +0000\nSubject: [PATCH v2 3/7] tls: mend\n\n+x\n");
  ASSERT_EQ(kinds(out), "posted ");
  EXPECT_EQ(out.activities[0].role, "patch");
  EXPECT_EQ(kinds(read("new/2",
                       "From: Bo <b@x.org>\nDate: 2 Nov 2001 11:19:12 +0000\nSubject: Re: [PATCH v2 3/7] "
                       "tls: mend\n\nok\n")),
            "reviewed ");
  EXPECT_EQ(kinds(read("new/3",
                       "From: Bo <b@x.org>\nDate: 2 Nov 2001 11:19:12 +0000\nSubject: Re: "
                       "tls\n\nfine\nReviewed-by: Bo <b@x.org>\n")),
            "reviewed ");
}

TEST(Mbox, AListThatRewritesSendersKeepsTheRealOneBeside) {
  const auto out = read("m.eml",
                        "From: Ada Example via quic <quic@ietf.org>\nReply-To: Ada Example "
                        "<ada@x.org>\nDate: 1 Nov 2021 11:19:12 +0000\n\n");
  ASSERT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(out.activities[0].person.mail, "ada@x.org");
}

TEST(Mbox, DamagedMessagesAreToldWithTheirPlace) {
  const auto out =
      read("a.mbox",
           "From a@x.org Thu Nov  1 11:19:12 2001\nSubject: nobody\n\n\nFrom nowhere 2001\nFrom: Ada "
           "<a@x.org>\nDate: Thu, 1 Jan 1970\n\n"
           "\nFrom a@x.org Thu Nov  1 11:19:12 2001\nFrom: Ada <a@x.org>\nMessage-ID: <1@x>\n\n"
           "\nFrom a@x.org Thu Nov  1 11:19:12 2001\nFrom: Ada <a@x.org>\nMessage-ID: <1@x>\n\n");
  ASSERT_EQ(out.rejects.size(), 3u);
  EXPECT_EQ(out.rejects[0].reason, "a message without a sender");
  EXPECT_EQ(out.rejects[0].line, 2u);
  EXPECT_EQ(out.rejects[1].reason, "a message without a date that can be");
  EXPECT_EQ(out.rejects[2].reason, "a message that the file has already");
  EXPECT_EQ(out.activities.size(), 1u);
  EXPECT_EQ(read("a.txt", "Minutes of a meeting\n\nAda was there.\n").rejects.at(0).line, 0u);
  EXPECT_EQ(read("a.mbox", std::string("From: \0\xff=?utf-8?q?", 18)).activities.size(), 0u);
}

mail::Head head(std::string id, std::vector<std::string> parents, std::string subject, int day) {
  mail::Head out;
  out.id = std::move(id);
  out.parents = std::move(parents);
  out.subject = std::move(subject);
  out.date = Date{make_day(2020, 1, day), Precision::kDay};
  return out;
}

TEST(MailThreads, AThreadHasItsRootAlsoWhereTheFirstMessageIsMissing) {
  const auto places = mail::threads_of({head("c", {"a", "b"}, "Re: x", 3), head("b2", {"a"}, "Re: x", 2)});
  EXPECT_EQ(places[0].root, "a");
  EXPECT_EQ(places[1].root, "a");
}

TEST(MailThreads, RingsOfReferencesEnd) {
  const auto places =
      mail::threads_of({head("a", {"b"}, "", 1), head("b", {"c"}, "", 2), head("c", {"a"}, "", 3)});
  EXPECT_EQ(places[0].root, places[1].root);
  EXPECT_EQ(places[1].root, places[2].root);
}

TEST(MailThreads, ANewMessageOfAnOldSubjectBeginsAThread) {
  const auto places = mail::threads_of(
      {head("a", {}, "Agenda", 1), head("b", {}, "Agenda", 20), head("c", {}, "Re: Agenda", 21)});
  EXPECT_EQ(places[1].root, "b");
  EXPECT_EQ(places[2].root, "a");
  EXPECT_FALSE(places[1].reply);
}

TEST(MailThreads, TheMessagesOwnWordGoesBeforeThatOfOthers) {
  const auto places = mail::threads_of({head("z", {"p", "b"}, "Re: x", 3), head("b", {"q"}, "Re: x", 2)});
  EXPECT_EQ(places[1].root, "q");
  EXPECT_EQ(places[0].root, "q");
}

TEST(Mbox, ReadsTheArchivesOf3gpp) {
  const char* source = std::getenv("PLENARY_SOURCE");
  const std::string data =
      std::string(source == nullptr ? "." : source) + "/../shared/data/mail-3gpp-listserv";
  const auto reader = *open_mbox({});
  auto files = open_source(data, [](std::string_view path) { return path.contains(".tar"); });
  if (!files) GTEST_SKIP() << "no " << data;
  SourceFile archive;
  if (!(*files)->next(archive)) GTEST_SKIP() << "no archive in " << data;
  auto members =
      open_source(data + "/" + archive.path, [&](std::string_view path) { return reader->accepts(path); });
  ASSERT_TRUE(members.has_value());
  Batch out;
  for (SourceFile file; (*members)->next(file);) reader->read(file, out);
  EXPECT_EQ(out.activities.size(), 258u);
  EXPECT_EQ(out.rejects.size(), 97u) << "messages that are there twice, one without any header of its own";
}

}  // namespace
}  // namespace plenary
