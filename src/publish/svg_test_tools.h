// For the tests of this folder: reads what was drawn back as XML, as strictly as pugixml can.
#pragma once
#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace plenary {

/// A parsed drawing or page; a text that is no well-formed XML fails the test.
class Markup {
 public:
  explicit Markup(const std::string& text) {
    const auto result =
        document_.load_buffer(text.data(), text.size(), pugi::parse_full | pugi::parse_ws_pcdata);
    EXPECT_TRUE(result) << result.description() << " near "
                        << text.substr(static_cast<size_t>(result.offset), 120);
  }

  /// The elements that an XPath expression selects; "//*[@class='bar']" finds by class.
  std::vector<pugi::xml_node> all(const std::string& path) const {
    std::vector<pugi::xml_node> out;
    for (const auto& found : document_.select_nodes(path.c_str())) out.push_back(found.node());
    return out;
  }
  size_t count(const std::string& path) const { return all(path).size(); }
  pugi::xml_node one(const std::string& path) const {
    const auto found = all(path);
    EXPECT_EQ(found.size(), 1u) << path;
    return found.empty() ? pugi::xml_node() : found[0];
  }
  /// All text of the elements, in order.
  std::vector<std::string> texts(const std::string& path) const {
    std::vector<std::string> out;
    for (const auto& node : all(path)) out.push_back(node.text().as_string());
    return out;
  }

 private:
  pugi::xml_document document_;
};

}  // namespace plenary
