// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_query.h"

namespace crosscase::query {

std::string_view searchHelp()
{
    return R"(A query says which words to look for, and where:

  trust                       trust, also trusts, trusted, Trusting ...
  trust partner               both in one passage (AND may be left out)
  trust OR confidence         either
  trust -bank                 trust in passages without bank; the same as  trust NOT bank
  "joint venture"             these words, as they are, one after the other
  trust NEAR/5 partner        at most 5 words apart, in any order;  NEAR alone: 10
  broke ADJ/3 promise         the same, in this order
  trust case:Alpha            trust in the text of this case

Words
  trust       A word is found in all its forms, as the language of the document bends it, and whatever
              its capitals and accents (resume finds Resumé).
  =trust      Only this word, not its forms. Words in quotes are looked for so, too.
  trust*      * stands for any letters, also none; ? for one letter: organi?ation, *ship, p*ner.
  ~trust      The word or one of its synonyms, as the thesaurus of the project lists them.
  co-operate  What is written together, but are several words: one after the other, in all forms.
  Words of Chinese, Japanese, Thai and others without blanks between words are looked for letter by
  letter, one after the other; wildcards do not go with them.

Putting words together
  AND OR NOT NEAR ADJ are written in capitals; in small letters they are words like others.
  NEAR and ADJ bind strongest, then NOT, AND, OR; parentheses change that:
    (trust OR confidence) NEAR/5 (partner OR "joint venture") NOT bank
  NEAR and ADJ stand between words, phrases and ORs of these; AND, NOT and fields go outside.
  NEAR/1 means neighbours. A - directly before a word, with a blank before it, means NOT.
  All this holds within one passage (a paragraph), or within a document if that is asked for.
  Names of speakers and times before the text of a passage are not looked at.

Fields: NAME:VALUE, without a blank behind the colon
  case:Alpha  case:"Partnership One"    the text of a case, and of the cases within it
  doc:P01  group:Interviews  lang:de    documents by name or label, by group, by language
  speaker:Ann                           what she says
  code:Reliance  theme:Trust            what has this code; theme: or one below it
  coder:Ann  mark:power  weight:>50     what she coded; marked so; so weighty
  created:2026-03  date:2001..2004      coded at that time; telling of that time
  sector:public  "firm type":SME        an attribute of cases or documents; where both have it:
                                        case.sector:public, document.year:2001
  age:30      age:>30     age:<=30      also  >= < !=
  age:30..40  age:30..    age:..40      from, to, or both
  sector:(public, private)              one of these;  sector:!=(public, private)  none of them
  sector:""                             without a value
  sector:*    code:*                    with any value; what has any code, and so  case:*  coder:*
  A value of several words goes in quotes; \" is a quote within quotes. Values are compared as
  'crosscase help expressions' says. A query of fields alone finds all their text.
  With a word, a field keeps only what stands in its text:  trust speaker:Ann  finds trust in what she
  says, and  trust -speaker:Ann  in what the others say. What is put together of fields only works
  as a field, too:
    trust (case:Alpha OR case:Beta)     in the text of either case
    trust -(case:Alpha OR speaker:Ann)  neither in that case nor in what she says
    trust -code:*                       where nobody has coded anything;  -code:*  all such text
    trust -age:30..40                   not in the text of those of this age
)";
}

} // namespace crosscase::query
