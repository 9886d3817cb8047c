// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sniff.h"
#include "zip_maker.h"

#include <catch2/catch.hpp>

using namespace crosscase::importing;
using namespace std::string_view_literals;

TEST_CASE("the content says what a file is")
{
    struct Case {
        std::string_view bytes;
        Content content;
    };
    for (const Case& one :
         {Case{"PK\x03\x04 [Content_Types].xml word/document.xml", Content::Docx},
          Case{"PK\x03\x04 word/document2.xml", Content::Docx},
          Case{"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.text"sv,
               Content::Odt},
          Case{"PK\x03\x04mimetypeapplication/epub+zip", Content::Epub},
          Case{"PK\x03\x04 xl/workbook.xml", Content::Workbook},
          Case{"PK\x03\x04 project.qde", Content::Project},
          Case{"PK\x03\x04 notes.txt", Content::Archive},
          Case{"PK\x05\x06", Content::Archive},
          Case{"%PDF-1.7\n%\xE2\xE3", Content::Pdf},
          Case{"\r\n\r\n%PDF-1.2", Content::Pdf},
          Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv,
               Content::Doc},
          Case{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook", Content::Foreign},
          Case{"{\\rtf1\\ansi x}", Content::Rtf},
          Case{" <!DocType HTML><p>", Content::Html},
          Case{"\xEF\xBB\xBF<?xml version='1'?>\n<!-- x -->\n<HTML>", Content::Html},
          Case{"<?xml version='1'?><office:document xmlns:office='x'>", Content::FlatOdt},
          Case{"WEBVTT\n\n00:01.000 --> 00:02.000\nHello", Content::Captions},
          Case{"\xEF\xBB\xBFWEBVTT - a title", Content::Captions},
          Case{"1\r\n00:00:01,000 --> 00:00:02,000\r\nHello", Content::Captions},
          Case{"WEBVTTED", Content::Text},
          Case{"1\n2\n3", Content::Text},
          Case{"12 people --> 13", Content::Text},
          Case{"<p>a fragment", Content::Text},
          Case{"<!-- never closed", Content::Text},
          Case{"", Content::Text},
          Case{"Interviewer: hello", Content::Text},
          Case{"\x89PNG\r\n\x1A\n", Content::Foreign}}) {
        INFO(one.bytes);
        CHECK(contentOf(one.bytes) == one.content);
    }
}

TEST_CASE("an archive of documents is an archive, and not what lies in it")
{
    using crosscase::testing::zipOf;
    const std::string docx = zipOf({{"[Content_Types].xml", "x"}, {"word/document2.xml", "y"}});
    CHECK(contentOf(docx) == Content::Docx);
    CHECK(contentOf(zipOf({{"word/document.xml", "y"}})) == Content::Docx);
    CHECK(contentOf(zipOf({{"mimetype", docx}})) == Content::Archive);
    CHECK(contentOf(zipOf({{"a.docx", docx}, {"b.docx", docx}})) == Content::Archive);
    CHECK(contentOf(zipOf({{"my word/document.xml", "y"}})) == Content::Archive);
    CHECK(contentOf(zipOf({{"content.xml", "x"}, {"META-INF/manifest.xml", "y"}})) == Content::Odt);
    CHECK(contentOf(zipOf({{"META-INF/container.xml", "y"}})) == Content::Epub);
    CHECK(contentOf(zipOf({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "y"}}))
          == Content::Workbook);
    // Cut off before its directory: the first bytes are all there is.
    CHECK(contentOf(docx.substr(0, docx.size() - 30)) != Content::Text);
}
