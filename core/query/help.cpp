// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/expression.h"

namespace crosscase::query {

std::string_view grammarHelp()
{
    return R"(Expressions choose text and codings, for tables, queries and search fields:

  case.sector = public and coder in (Ann, Bob)
  theme = "Trust" and not (mark = not-for-publication or weight < 50)
  case."firm type" = SME and document.'source type' = interview and created >= 2026-03
  overlap(Trust, Risk, by different coders)
  theme = Trust and not near(Trust, Risk, 2)
  inside(code = Promise and weight > 50, Trust) or text("trust* NEAR/5 partner")

  expression   condition, or several joined by 'and' and 'or' ('and' binds stronger)
  condition    comparison | relation | text("SEARCH") | query("NAME") | not condition | ( expression )
  comparison   subject = value      (or !=  <>  <  <=  >  >=)
               subject in (value, value, ...)      subject not in (...)
               subject is empty                    subject is not empty
  value        a word, number or date; anything else in " " or ' '. Inside quotes \" \' and \\ stand for
               " ' and \. The words and, or, not, in, is, empty need quotes when they are values.
  Words of the language may be written in capitals too.

  subject              what is compared
  case                 a case by name, path or id. Also true for the text of the cases within it:
                       case = "Partnership One" chooses the text of its embedded units too
  case.NAME            an attribute of the case, or of its parent when it has no value of its own
  case.level           1 for a top-level case, 2 for an embedded unit ...;  case.name  its name
  document             a document by name, label, name with the ending of its file, or id
  document.NAME        group, language, collected, source_type, informant, label, name, or an attribute
  group, language      short for document.group, document.language
  speaker              the label of the speaker
  coder                who coded, by name or id
  code                 exactly this code: by name if unique, by path (Trust > Reliance), or by id
  theme                this code or any code below it; a top-level code goes before others of its name
  created              when it was coded (UTC)
  date                 the date of the event that the passage tells of
  mark                 power, proof, not-for-publication
  weight               0 to 100
  An attribute goes before a built-in field of the same name; case.X and document.X are told apart.

How values are compared
  Text is equal whatever its case and blanks; < and > follow the order of names, numbers in them by
  value (P2 before P10). case, document, coder, code, theme and mark have no order.
  Numbers are compared as numbers; true, yes and 1 are the same, and so are false, no and 0.
  Dates: YYYY, YYYY-MM or YYYY-MM-DD, compared as far as they are written: 2005-03-01 is = 2005 and
  <= 2005, but not > 2005. created also takes times (2026-11-22T10:18:00Z).
  Marks are a set: mark = power holds when power is among them, mark != power when there are others only.
  A comparison with a missing value is false, also with != and not in; a missing value is found by
  'is empty' alone. So case.a != x leaves out cases without a value, and not case.a = x keeps them.

Codings by how they stand to other codings
  overlap(A, B) accepts a coding that is an A and overlaps a B, which must be another coding. A and B are
  codes by name (with the codes below them) or any expression: overlap(Trust, code = Risk and weight > 50).
  overlap(B), with one, asks it of every coding. What is asked of B is true in one of B's own cases and
  with one of its own speakers; what stands beside a relation is not asked of B.

  overlap(A, B)        they share some text
  inside(A, B)         all text of A is text of B;  contains(A, B)  all text of B is text of A
  same_span(A, B)      both have exactly the same text (then inside and contains hold too)
  before(A, B, n)      A ends before B starts, at most n passages on: 0 in the same passage, 1 in the same
                       or the next one ... Without n it is 1.
  after(A, B, n)       B ends before A starts, in the same way
  near(A, B, n)        a passage of A and one of B are at most n apart, whichever comes first
  same_passage(A, B)   a passage has text of both;  same_turn(A, B)  a speaker's turn has
  same_document(A, B)  B is in A's document

  by same coder, by different coders
                       last in a relation: B must be by A's coder, or by another one
  not                  lacks:  theme = Trust and not overlap(Trust, Risk)
  In before, after and near a number alone is n; a code of such a name goes in quotes.

  text("SEARCH")       the coding's text has a hit, or a part of one: see 'crosscase help searching'
  query("NAME")        what the saved query says (crosscase queries)

What is chosen
  The parts joined by 'and' that speak only of cases, documents and speakers choose text, and the
  denominators of shares follow them. A part that speaks of anything else chooses codings.
  () is true for everything.
)";
}

} // namespace crosscase::query
