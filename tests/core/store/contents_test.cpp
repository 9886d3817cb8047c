// SPDX-License-Identifier: GPL-3.0-or-later
// Texts, original files, backups.
#include "core/base/hash.h"
#include "core/store/store.h"
#include "core/text/utf8.h"
#include "project_file.h"
#include "random_rows.h"

#include <fstream>

using namespace crosscase;
using namespace crosscase::store;

namespace {

// Puts one text, or one original, in a batch of its own and reads it from a new connection.
std::string textBack(const std::string& text)
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(store->begin(0));
    REQUIRE(store->putText(hash128(text), text));
    REQUIRE(store->commit(batchNumbered(1), {}, 1));
    store.reset();
    auto read = opened(folder / "p.crosscase", Access::Read)->text(hash128(text));
    REQUIRE(read);
    return *read;
}

std::string originalBack(const std::string& bytes)
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(store->begin(0));
    REQUIRE(store->putOriginal("h", bytes));
    REQUIRE(store->putOriginal("h", bytes)); // is there already
    REQUIRE(store->commit(batchNumbered(1), {}, 1));
    store.reset();
    auto read = opened(folder / "p.crosscase", Access::Read)->original("h");
    REQUIRE(read);
    return *read;
}

std::string everyPlane()
{
    std::string text;
    for (char32_t plane = 0; plane <= 16; ++plane)
        for (const char32_t low : {0x1U,
                                   0x20U,
                                   0x7FU,
                                   0x80U,
                                   0x7FFU,
                                   0x800U,
                                   0xD7FFU,
                                   0xE000U,
                                   0xFEFFU,
                                   0xFFFDU,
                                   0xFFFEU,
                                   0xFFFFU})
            text::append(text, plane * 0x10000 + low);
    return text;
}

} // namespace

TEST_CASE("a text comes back byte by byte: every plane, line ends, the empty one")
{
    for (const std::string& text : {everyPlane(),
                                    std::string(),
                                    std::string("\r\n\n\r\t \xC2\xA0"),
                                    std::string("'\"\\%:x?")})
        CHECK((textBack(text) == text));
}

TEST_CASE("a NUL inside a text is kept, though no import lets one in")
{
    const std::string text("a\0b", 3);
    CHECK(textBack(text) == text);
}

TEST_CASE("a text of 20 MB comes back")
{
    std::string text;
    const std::string piece = everyPlane() + " and so on\n";
    while (text.size() < 20'000'000)
        text += piece;
    CHECK((textBack(text) == text));
}

TEST_CASE("an original comes back byte by byte, in as many parts as it needs")
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    CHECK((originalBack(bytes) == bytes));
    CHECK(originalBack("").empty());
    CHECK((originalBack(std::string(3, '\0')) == std::string(3, '\0')));
    constexpr std::size_t kPart = 4U << 20U;
    for (const std::size_t size : {kPart, kPart + 1, 2 * kPart + 77}) {
        std::string large;
        while (large.size() < size)
            large += bytes + static_cast<char>(large.size() % 251);
        large.resize(size);
        CHECK((originalBack(large) == large));
    }
}

TEST_CASE("a text or original that is not there is named, and a text may serve as its own original")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(store->begin(0));
    REQUIRE(store->putText("there", "words"));
    REQUIRE(store->putText("there", "words"));
    REQUIRE(store->commit(batchNumbered(1), {}, 1));
    CHECK(store->original("there") == "words");
    CHECK(store->hasText("there"));
    CHECK(*store->textHashes() == std::vector<std::string>{"there"});
    const auto text = store->text("missing");
    REQUIRE_FALSE(text);
    CHECK(text.error().code == ErrorCode::NotFound);
    CHECK(text.error().detail.find("missing") != std::string::npos);
    CHECK(store->original("missing").error().code == ErrorCode::NotFound);
}

TEST_CASE("a backup is an equal project, also of one with changes not yet folded in")
{
    const Folder folder;
    RandomBatches batches(7);
    auto store = created(folder / "p.crosscase");
    const auto set = batches.next(50);
    REQUIRE(store->begin(0));
    REQUIRE(store->putText("h", "words"));
    REQUIRE(store->commit(batchNumbered(1), set, batches.nextId()));
    const auto target = folder / "a copy?x=%41.crosscase";
    REQUIRE(store->backupTo(target, Progress()));
    REQUIRE(store->backupTo(target, Progress())); // replaces the last one
    store.reset();
    CHECK(folder.files() == std::vector<std::string>{"a copy?x=%41.crosscase", "p.crosscase"});
    auto copy = opened(target, Access::Write);
    CHECK(difference(loaded(*copy), batches.now()).empty());
    CHECK(copy->text("h") == "words");
    CHECK(copy->history()->size() == 1);
}

TEST_CASE("a backup that is stopped leaves neither a copy nor a part of one")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(write(*store, 0, codes(1, 20000, std::string(500, 'x')), 20000));
    std::ofstream(folder / "copy") << "the former copy";
    const std::atomic<bool> stop = true;
    const auto stopped = store->backupTo(folder / "copy", Progress({}, &stop));
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
    CHECK(std::filesystem::file_size(folder / "copy") == 15);
    store.reset();
    CHECK(folder.files() == std::vector<std::string>{"copy", "p.crosscase"});
}

TEST_CASE("a backup into a folder that is not there says so")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    const auto failed = store->backupTo(folder / "no/where", Progress());
    REQUIRE_FALSE(failed);
    CHECK(failed.error().detail.find("no/where") != std::string::npos);
}
