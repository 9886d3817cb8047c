// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attribute_types.h"

#include <catch2/catch.hpp>

using namespace crosscase::model;

TEST_CASE("words for true and false in three languages are guessed, 1 and 0 are numbers")
{
    CHECK(guessType({"yes", "No"}) == AttributeType::Boolean);
    CHECK(guessType({"Ja", "nein"}) == AttributeType::Boolean);
    CHECK(guessType({"OUI", "non"}) == AttributeType::Boolean);
    CHECK(guessType({"yes", "partial"}) == AttributeType::Text);
    CHECK(guessType({"1", "0"}) == AttributeType::Integer);
    CHECK(*canonicalValue(AttributeType::Boolean, " Nein ") == "false");
    CHECK(*canonicalValue(AttributeType::Boolean, "oui") == "true");
    CHECK(*canonicalValue(AttributeType::Boolean, "1") == "true");
    CHECK(!canonicalValue(AttributeType::Boolean, "vielleicht"));
}

TEST_CASE("a number whose digits would be lost is text")
{
    CHECK(guessType({"0.30000000000000004"}) == AttributeType::Number);
    CHECK(guessType({"12345678901234567890"}) == AttributeType::Text);
    CHECK(guessType({"3.14159265358979323846"}) == AttributeType::Text);
}
