import { derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import { again, explicit, implicit, oneOf, sequenceOf, setOf, under, type Asn1 } from "./asn1.ts";
import { asn1Flag } from "./asn1-values.ts";
import { assertion } from "./ldap-attributes.ts";
import { filterText } from "./ldap-filter-text.ts";
import { element, named, string } from "./ldap-values.ts";

/** Filters of searches (RFC 4511 4.5.1.7), each below a line with the text that it stands for (RFC 4515). */

const line = custom(derivedText("filter", filterText), { filter: "", label: "Filter", line: "ldap.filter.text" });

const alternatives: { readonly [name: string]: Asn1 } = {
  and: implicit(
    0,
    setOf(
      again(() => filters.and),
      named("and"),
    ),
  ),
  or: implicit(
    1,
    setOf(
      again(() => filters.or),
      named("or"),
    ),
  ),
  not: explicit(
    2,
    again(() => filters.not),
  ),
  equalityMatch: implicit(3, element("equalityMatch", assertion)),
  substrings: implicit(
    4,
    element("substrings", [
      string("type"),
      sequenceOf(
        oneOf(
          {
            initial: implicit(0, string("initial")),
            any: implicit(1, string("any")),
            final: implicit(2, string("final")),
          },
          named("substrings_item"),
        ),
        named("substrings"),
      ),
    ]),
  ),
  greaterOrEqual: implicit(5, element("greaterOrEqual", assertion)),
  lessOrEqual: implicit(6, element("lessOrEqual", assertion)),
  present: implicit(7, string("present")),
  approxMatch: implicit(8, element("approxMatch", assertion)),
  extensibleMatch: implicit(
    9,
    element("extensibleMatch", [
      implicit(1, string("matchingRule")),
      implicit(2, string("type")),
      implicit(3, string("matchValue")),
      implicit(4, asn1Flag(named("dnAttributes"))),
    ]),
  ),
};
const filterAs = (name: string, label?: string): Asn1 => under(line, oneOf(alternatives, named(name, label)));
const filters = { and: filterAs("and_item"), or: filterAs("or_item"), not: filterAs("not") };
export const filter = filterAs("filter");
