// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include <array>

namespace crosscase::store {

namespace {

// Only integer (32 bits), bigint, smallint and text: SOCI reads 64 bits in bulk only from columns
// declared bigint, and misreads types it does not know. All references are deferred, so that a
// batch may be written in any order. An index stands where deleting a referenced row looks for
// those that refer to it. Columns without a reference that end in an id (owner, target, source)
// may point at any kind of object.
constexpr std::string_view kCreateResolution = R"(CREATE TABLE resolution (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
        first_coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        second_coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        decision SMALLINT NOT NULL CHECK (decision BETWEEN 0 AND 5), reason TEXT NOT NULL,
        basis BIGINT NOT NULL, coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        created BIGINT NOT NULL, changed BIGINT NOT NULL))";
constexpr std::string_view kIndexResolution =
    "CREATE INDEX resolution_by_document ON resolution (document)";

constexpr std::array<std::string_view, 3> kFromFormat1 = {
    "ALTER TABLE coder ADD COLUMN layer SMALLINT NOT NULL DEFAULT 0 CHECK (layer IN (0, 1))",
    kCreateResolution,
    kIndexResolution,
};

constexpr std::array<std::string_view, 52> kStatements = {
    R"(CREATE TABLE project (
        id INTEGER PRIMARY KEY CHECK (id = 1), uuid TEXT NOT NULL, schema_version INTEGER NOT NULL,
        batch INTEGER NOT NULL, next_id INTEGER NOT NULL, created BIGINT NOT NULL))",
    R"(CREATE TABLE batch (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, parent TEXT NOT NULL, title TEXT NOT NULL,
        at BIGINT NOT NULL, coder TEXT NOT NULL, coder_name TEXT NOT NULL, undoes INTEGER NOT NULL))",
    R"(CREATE TABLE batch_row (
        batch INTEGER NOT NULL REFERENCES batch DEFERRABLE INITIALLY DEFERRED, part INTEGER NOT NULL,
        tbl TEXT NOT NULL, n INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (batch, part)))",
    R"(CREATE TABLE document_text (hash TEXT PRIMARY KEY, body TEXT NOT NULL))",
    R"(CREATE TABLE original (hash TEXT NOT NULL, part INTEGER NOT NULL, data {blob} NOT NULL, PRIMARY KEY (hash, part)))",
    R"(CREATE TABLE setting (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL))",
    R"(CREATE TABLE coder (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, colour TEXT NOT NULL,
        layer SMALLINT NOT NULL DEFAULT 0 CHECK (layer IN (0, 1))))",
    R"(CREATE TABLE document_group (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, position INTEGER NOT NULL))",
    R"(CREATE TABLE document (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, label TEXT NOT NULL,
        document_group INTEGER REFERENCES document_group DEFERRABLE INITIALLY DEFERRED,
        language TEXT NOT NULL, collected TEXT NOT NULL, position INTEGER NOT NULL,
        source_type TEXT NOT NULL, informant TEXT NOT NULL, text_hash TEXT NOT NULL,
        length INTEGER NOT NULL, structure TEXT NOT NULL, original_hash TEXT NOT NULL,
        original_name TEXT NOT NULL, linked_path TEXT NOT NULL, encoding TEXT NOT NULL,
        created BIGINT NOT NULL, text_changed BIGINT NOT NULL))",
    R"(CREATE INDEX document_by_group ON document (document_group))",
    R"(CREATE TABLE code (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        parent INTEGER REFERENCES code DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
        definition TEXT NOT NULL, include TEXT NOT NULL, exclude TEXT NOT NULL, memo TEXT NOT NULL,
        colour TEXT NOT NULL, codable SMALLINT NOT NULL CHECK (codable IN (0, 1)), created BIGINT NOT NULL))",
    R"(CREATE INDEX code_by_parent ON code (parent))",
    R"(CREATE TABLE code_set (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, position INTEGER NOT NULL))",
    R"(CREATE TABLE code_set_member (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        code_set INTEGER NOT NULL REFERENCES code_set DEFERRABLE INITIALLY DEFERRED,
        code INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED, UNIQUE (code_set, code)))",
    R"(CREATE INDEX code_set_member_by_code ON code_set_member (code))",
    R"(CREATE TABLE coding (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
        code INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        pos INTEGER NOT NULL CHECK (pos >= 0), stop INTEGER NOT NULL CHECK (stop >= pos),
        weight INTEGER NOT NULL CHECK (weight BETWEEN -1 AND 100), marks INTEGER NOT NULL CHECK (marks BETWEEN 0 AND 7),
        event_day INTEGER NOT NULL, orphan SMALLINT NOT NULL CHECK (orphan IN (0, 1)),
        quote_hash BIGINT NOT NULL, created BIGINT NOT NULL))",
    R"(CREATE INDEX coding_by_document ON coding (document))",
    R"(CREATE INDEX coding_by_code ON coding (code))",
    R"(CREATE TABLE code_example (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        code INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
        kind SMALLINT NOT NULL CHECK (kind IN (0, 1)), position INTEGER NOT NULL, text TEXT NOT NULL,
        coding INTEGER REFERENCES coding DEFERRABLE INITIALLY DEFERRED))",
    R"(CREATE INDEX code_example_by_code ON code_example (code))",
    R"(CREATE INDEX code_example_by_coding ON code_example (coding))",
    R"(CREATE TABLE unit (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        parent INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
        created BIGINT NOT NULL))",
    R"(CREATE INDEX unit_by_parent ON unit (parent))",
    R"(CREATE TABLE unit_part (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        unit INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
        document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
        kind SMALLINT NOT NULL CHECK (kind IN (0, 1, 2)),
        pos INTEGER NOT NULL CHECK (pos >= 0), stop INTEGER NOT NULL CHECK (stop >= pos),
        quote_hash BIGINT NOT NULL, orphan SMALLINT NOT NULL CHECK (orphan IN (0, 1)), speaker TEXT NOT NULL))",
    R"(CREATE INDEX unit_part_by_unit ON unit_part (unit))",
    R"(CREATE INDEX unit_part_by_document ON unit_part (document))",
    R"(CREATE TABLE orphan_quote (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, owner INTEGER NOT NULL, quote TEXT NOT NULL))",
    R"(CREATE TABLE attribute (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        target SMALLINT NOT NULL CHECK (target IN (0, 1)), type SMALLINT NOT NULL CHECK (type BETWEEN 0 AND 5),
        position INTEGER NOT NULL, description TEXT NOT NULL))",
    R"(CREATE TABLE attribute_choice (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        attribute INTEGER NOT NULL REFERENCES attribute DEFERRABLE INITIALLY DEFERRED,
        value TEXT NOT NULL, position INTEGER NOT NULL))",
    R"(CREATE INDEX attribute_choice_by_attribute ON attribute_choice (attribute))",
    R"(CREATE TABLE attribute_value (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        attribute INTEGER NOT NULL REFERENCES attribute DEFERRABLE INITIALLY DEFERRED,
        owner INTEGER NOT NULL, value TEXT NOT NULL, UNIQUE (attribute, owner)))",
    R"(CREATE TABLE memo (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, target INTEGER, pos INTEGER NOT NULL,
        stop INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        created BIGINT NOT NULL, changed BIGINT NOT NULL))",
    R"(CREATE TABLE relation_type (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        directed SMALLINT NOT NULL CHECK (directed IN (0, 1)), colour TEXT NOT NULL, line TEXT NOT NULL))",
    R"(CREATE TABLE link (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        relation INTEGER NOT NULL REFERENCES relation_type DEFERRABLE INITIALLY DEFERRED,
        source INTEGER NOT NULL, target INTEGER NOT NULL,
        unit INTEGER REFERENCES unit DEFERRABLE INITIALLY DEFERRED, memo TEXT NOT NULL,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED, created BIGINT NOT NULL))",
    R"(CREATE INDEX link_by_unit ON link (unit))",
    R"(CREATE TABLE summary (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        unit INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
        code INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED, text TEXT NOT NULL,
        state SMALLINT NOT NULL CHECK (state IN (0, 1)), basis BIGINT NOT NULL,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        created BIGINT NOT NULL, changed BIGINT NOT NULL, UNIQUE (unit, code)))",
    R"(CREATE INDEX summary_by_code ON summary (code))",
    R"(CREATE TABLE not_applicable (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        unit INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
        code INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED, reason TEXT NOT NULL,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED, created BIGINT NOT NULL,
        UNIQUE (unit, code)))",
    R"(CREATE INDEX not_applicable_by_code ON not_applicable (code))",
    R"(CREATE TABLE scale (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        kind SMALLINT NOT NULL CHECK (kind IN (0, 1)), position INTEGER NOT NULL))",
    R"(CREATE TABLE scale_value (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        scale INTEGER NOT NULL REFERENCES scale DEFERRABLE INITIALLY DEFERRED,
        value TEXT NOT NULL, label TEXT NOT NULL, position INTEGER NOT NULL))",
    R"(CREATE TABLE rating (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        unit INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
        code INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
        scale INTEGER NOT NULL REFERENCES scale DEFERRABLE INITIALLY DEFERRED,
        value TEXT NOT NULL, reason TEXT NOT NULL,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        created BIGINT NOT NULL, changed BIGINT NOT NULL, UNIQUE (unit, code, scale)))",
    R"(CREATE INDEX rating_by_code ON rating (code))",
    R"(CREATE TABLE proposition (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, text TEXT NOT NULL,
        position INTEGER NOT NULL))",
    R"(CREATE TABLE judgement (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        proposition INTEGER NOT NULL REFERENCES proposition DEFERRABLE INITIALLY DEFERRED,
        unit INTEGER NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
        verdict SMALLINT NOT NULL CHECK (verdict BETWEEN 0 AND 3), reason TEXT NOT NULL,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        created BIGINT NOT NULL, changed BIGINT NOT NULL, UNIQUE (proposition, unit)))",
    kCreateResolution,
    kIndexResolution,
    R"(CREATE TABLE evidence (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, owner INTEGER NOT NULL,
        coding INTEGER NOT NULL REFERENCES coding DEFERRABLE INITIALLY DEFERRED, bullet INTEGER NOT NULL))",
    R"(CREATE INDEX evidence_by_coding ON evidence (coding))",
    R"(CREATE TABLE progress (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
        coder INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
        state SMALLINT NOT NULL CHECK (state BETWEEN 0 AND 2), at BIGINT NOT NULL, UNIQUE (document, coder)))",
    R"(CREATE TABLE saved_table (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, spec TEXT NOT NULL))",
    R"(CREATE TABLE saved_query (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, expression TEXT NOT NULL))",
};

} // namespace

std::span<const std::string_view> createStatements()
{
    return kStatements;
}

std::span<const std::string_view> migrationStatements(int from)
{
    return from == 1 ? std::span<const std::string_view>(kFromFormat1)
                     : std::span<const std::string_view>();
}

} // namespace crosscase::store
