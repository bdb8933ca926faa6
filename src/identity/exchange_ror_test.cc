#include "identity/exchange_ror.h"

#include "identity/exchange_test_help.h"

namespace plenary {
namespace {

TEST(Ror, ARecordOfSchema2IsNamesDomainsAndParents) {
  EXPECT_EQ(read_all("ror", R"([
{"id": "https://ror.org/01", "status": "active", "domains": ["uni.example"],
 "names": [{"value": "UX", "types": ["acronym"], "lang": null},
  {"value": "Universität X", "types": ["label"], "lang": "de"},
  {"value": "University of X", "types": ["label", "ror_display"], "lang": "en"}],
 "relationships": [{"type": "child", "id": "https://ror.org/02", "label": "X Lab"},
  {"type": "successor", "id": "https://ror.org/09", "label": "Y"}]},
{"id": "https://ror.org/02", "status": "inactive", "domains": [],
 "names": [{"value": "X Laboratory", "types": ["ror_display"]}],
 "relationships": [{"type": "parent", "id": "https://ror.org/01", "label": "University of X"},
  {"type": "parent", "id": "https://ror.org/08", "label": "Elsewhere"}]}])"),
            (Sentences{"f, line 2 organization same Universität X = University of X",
                       "f, line 2 organization same <uni.example> = University of X",
                       "f, line 2 organization parent X Laboratory = University of X",
                       "f, line 8 organization parent X Laboratory = Elsewhere", "left out 1: acronyms",
                       "left out 1: relations other than parent and child"}));
}

TEST(Ror, ARecordOfSchema1SaysTheSame) {
  EXPECT_EQ(
      read_all("ror", R"([{"id": "https://ror.org/01", "name": "University of X", "status": "active",
 "aliases": ["X University"], "acronyms": ["UX"], "labels": [{"label": "Universität X", "iso639": "de"}],
 "relationships": [{"type": "Parent", "id": "https://ror.org/07", "label": "State of X"}]}])"),
      (Sentences{"f, line 1 organization same X University = University of X",
                 "f, line 1 organization same Universität X = University of X",
                 "f, line 1 organization parent University of X = State of X", "left out 1: acronyms"}));
}

TEST(Ror, ANameOrDomainOfSeveralRecordsDecidesNothing) {
  EXPECT_EQ(
      read_all("ror", R"([
{"id": "1", "name": "Ministry of Health", "aliases": ["MoH Kenya"]},
{"id": "2", "name": "Ministry of Health", "aliases": ["MoH Ghana"]},
{"id": "3", "name": "A", "aliases": ["City Lab"], "domains": ["x.example"],
 "relationships": [{"type": "Parent", "id": "1", "label": "Ministry of Health"}]},
{"id": "4", "name": "B", "aliases": ["city lab", "Bee"], "domains": ["x.example", "gmail.com", "x"]},
{"id": "5", "name": "A", "status": "withdrawn"}])"),
      (Sentences{"f, line 6 organization same Bee = B", "reject 2: its name is that of another record too",
                 "reject 3: its name is that of another record too",
                 "reject 4: its parent 'Ministry of Health' is the name of several records",
                 "reject 6: is a public mail provider's domain: its users are not its owner",
                 "reject 6: 'x' is no domain", "left out 2: aliases that several records share",
                 "left out 2: domains that several records share",
                 "left out 1: records that the registry has withdrawn"}));
}

TEST(Ror, TheTableOfSchema2IsReadWhereItIsClear) {
  EXPECT_EQ(
      read_all("ror",
               "id,domains,names.types.acronym,names.types.alias,names.types.label,names.types.ror_display,"
               "relationships,status\n"
               "https://ror.org/01,a.example;b.example,no_lang_code: UX,\"en: X, State University of; "
               "no_lang_code: X University\","
               "de: Universität X; en: University of X,University of X,child: https://ror.org/02,active\n"
               "https://ror.org/02,,,,\"en: Lab, X\",\"Lab, X\",\"parent: https://ror.org/01, "
               "https://ror.org/03\",active\n"),
      (Sentences{"f, line 2 organization same X University = University of X",
                 "f, line 2 organization same Universität X = University of X",
                 "f, line 2 organization same <a.example> = University of X",
                 "f, line 2 organization same <b.example> = University of X",
                 "f, line 2 organization parent Lab, X = University of X",
                 "reject 2: lists names with commas, which may be one or several: take the JSON dump",
                 "reject 3: its parent https://ror.org/03 is not in the file", "left out 1: acronyms"}));
}

TEST(Ror, TheTableOfSchema1IsReadWhereItIsClear) {
  EXPECT_EQ(read_all("ror",
                     "id,name,types,status,links,aliases,labels,acronyms,relationships\n"
                     "https://ror.org/01,University of X,Education,active,http://x.example,\"X, University "
                     "of; X University\",de: Universität X,UX; X,Parent: 7; nonsense\n"
                     "https://ror.org/02,,,,,,,,\n"),
            (Sentences{"f, line 2 organization same X, University of = University of X",
                       "f, line 2 organization same X University = University of X",
                       "f, line 2 organization same Universität X = University of X",
                       "reject 2: has a relation without its type", "reject 3: has no name to show",
                       "reject 2: its parent 7 is not in the file", "left out 2: acronyms"}));
}

TEST(Ror, DamagedRecordsAreTold) {
  EXPECT_EQ(
      read_all("ror",
               "[7, {\"id\": \"1\"},\n{\"name\": 7}, {\"name\": \"A\", \"labels\": 7},\n {\"name\": \"B\", "
               "\"aliases\": [7]}]"),
      (Sentences{"reject 1: is no record", "reject 1: has no name to show", "reject 2: 'name' is no text",
                 "reject 2: 'labels' is no list", "reject 3: 'aliases' holds something that is no text"}));
  EXPECT_EQ(read_all("ror", "a,b\n1,2\n"),
            (Sentences{"error: is no dump of ROR: neither its JSON nor a table with its columns"}));
}

}  // namespace
}  // namespace plenary
