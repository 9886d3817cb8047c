// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <cstdio>
#include <fmt/format.h>

namespace crosscase::bench {

namespace {

std::string millis(double seconds)
{
    const double ms = seconds * 1e3;
    return ms < 10 ? fmt::format("{:.2f}", ms) : fmt::format("{:.0f}", ms);
}

// "wall median (minimum)  cpu median (minimum)"
std::string timesOf(const Series& series)
{
    if (series.samples.empty())
        return fmt::format("{:>15}{:>15}", "none", "");
    const auto both = [&](double Sample::*what) {
        return fmt::format("{} ({})", millis(series.median(what)), millis(series.minimum(what)));
    };
    return fmt::format("{:>15}{:>15}", both(&Sample::wall), both(&Sample::cpu));
}

double
ratioOf(const Line& line, double (Series::*statistic)(double Sample::*) const, double Sample::*what)
{
    return (line.times.product.*statistic)(what) / (line.times.floor.*statistic)(what);
}

std::string ratiosOf(const Line& line)
{
    if (line.times.floor.samples.empty())
        return fmt::format("{:>14}", "");
    return fmt::format("{:>7.2f}{:>7.2f}",
                       ratioOf(line, &Series::median, &Sample::wall),
                       ratioOf(line, &Series::minimum, &Sample::cpu));
}

std::string goalOf(const Line& line)
{
    return line.limit == Limit::Ratio ? fmt::format("<= {:.2f}", line.most)
                                      : fmt::format("<= {} ms", millis(line.most));
}

bool isMet(const Line& line)
{
    if (line.limit == Limit::Seconds)
        return line.times.product.minimum(&Sample::cpu) <= line.most;
    return ratioOf(line, &Series::minimum, &Sample::cpu) <= line.most;
}

std::string inCells(const Line& line)
{
    return fmt::format("{:>4}  {:<38}{:<17}{}  |{}{}  {:<12}{}",
                       line.goal,
                       line.what,
                       line.size,
                       timesOf(line.times.product),
                       timesOf(line.times.floor),
                       ratiosOf(line),
                       goalOf(line),
                       isMet(line) ? "yes" : "NO");
}

} // namespace

void Report::add(Line line)
{
    std::fprintf(stderr, "done: goal %d, %s\n", line.goal, line.what.c_str());
    m_lines.push_back(std::move(line));
}

void Report::print() const
{
    fmt::print("{:>4}  {:<38}{:<17}{:>15}{:>15}  |{:>15}{:>15}{:>7}{:>7}  {:<12}{}\n",
               "goal",
               "what",
               "size",
               "product wall ms",
               "cpu ms",
               "floor wall ms",
               "cpu ms",
               "wall x",
               "cpu x",
               "goal",
               "met");
    for (const Line& line : m_lines)
        fmt::print("{}\n", inCells(line));
    for (const std::string& note : m_notes)
        fmt::print("{}\n", note);
}

std::string megabytes(std::size_t bytes)
{
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

} // namespace crosscase::bench
