import { again, explicit, implicit, type Asn1 } from "./asn1.ts";
import { choice, data, flag, group, list, name, nothing, number, objectName, octets } from "./mms-values.ts";
import { accessErrors } from "./mms-words.ts";

/** Variables, how they are typed, and what reading them gives (ISO 9506-2 14). */

const address = (): Asn1 =>
  choice("address", {
    numericAddress: implicit(0, number("numericAddress")),
    symbolicAddress: implicit(1, name("symbolicAddress")),
    unconstrainedAddress: implicit(2, octets("unconstrainedAddress")),
  });

/** The type of a variable, whose parts have types themselves. */
export const typeSpecification = (filter: string): Asn1 =>
  choice(
    filter,
    {
      typeName: explicit(0, objectName("typeName")),
      array: implicit(
        1,
        group(
          "array",
          implicit(0, flag("packed")),
          implicit(1, number("numberOfElements")),
          explicit(
            2,
            again(() => elementType),
          ),
        ),
      ),
      structure: implicit(
        2,
        group(
          "structure",
          implicit(0, flag("packed")),
          implicit(
            1,
            list(
              "components",
              again(() => component),
            ),
          ),
        ),
      ),
      boolean: implicit(3, nothing("boolean")),
      "bit-string": implicit(4, number("typeSpecification_bit-string", undefined, "bit-string")),
      integer: implicit(5, number("integer")),
      unsigned: implicit(6, number("unsigned")),
      "octet-string": implicit(9, number("typeSpecification.octet-string", undefined, "octet-string")),
      "visible-string": implicit(10, number("typeSpecification.visible-string", undefined, "visible-string")),
      "generalized-time": implicit(11, nothing("generalized-time")),
      "binary-time": implicit(12, flag("typeSpecification.binary-time", "binary-time")),
      bcd: implicit(13, number("bcd")),
      objId: implicit(15, nothing("objId")),
    },
    [0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 15],
  );
const elementType = typeSpecification("elementType");
const component = group(
  "components item",
  implicit(0, name("componentName")),
  explicit(
    1,
    again(() => componentType),
  ),
);
const componentType = typeSpecification("componentType");

const indexRange = group("indexRange", implicit(0, number("lowIndex")), implicit(1, number("nmberOfElements")));
const selections = (first: number): { readonly [name: string]: Asn1 } => ({
  component: implicit(first, name("component")),
  index: implicit(first + 1, number("index")),
  indexRange: implicit(first + 2, indexRange),
  allElements: implicit(first + 3, nothing("allElements")),
});
const selectAlternate = group(
  "selectAlternateAccess",
  choice("accessSelection", selections(0)),
  again(() => alternateAccess("alternateAccess")),
);
const selection = (filter: string): Asn1 =>
  choice(filter, {
    selectAlternateAccess: implicit(0, selectAlternate),
    selectAccess: choice("selectAccess", selections(1)),
  });
const accessItem = choice(
  "AlternateAccess_item",
  {
    unnamed: selection("unnamed"),
    named: implicit(5, group("named", implicit(0, name("componentName")), selection("accesst"))),
  },
  undefined,
  "AlternateAccess item",
);
/** Parts of a variable. */
function alternateAccess(filter: string): Asn1 {
  return list(filter, accessItem);
}

const variableSpecification = choice("variableSpecification", {
  name: explicit(0, objectName("name")),
  address: explicit(1, address()),
  variableDescription: implicit(2, group("variableDescription", address(), typeSpecification("typeSpecification"))),
});

/** Variables one by one. */
export const variables: Asn1 = list(
  "listOfVariable",
  group("listOfVariable item", variableSpecification, implicit(5, alternateAccess("alternateAccess"))),
);

/** Variables, or the name of a list of them. */
export const variableAccess = (filter: string): Asn1 =>
  choice(filter, {
    listOfVariable: implicit(0, variables),
    variableListName: explicit(1, objectName("variableListName")),
  });

export const addressOrName = (filter: string): Asn1 =>
  choice(filter, { name: explicit(0, objectName("name")), address: explicit(1, address()) });
export const addressed: Asn1 = explicit(1, address());

/** What reading one variable gives. */
const accessResult = choice("AccessResult", {
  failure: implicit(0, number("failure", accessErrors)),
  success: successOf(data),
});
export const accessResults: Asn1 = list("listOfAccessResult", accessResult);

/** The same value under another name. */
function successOf(of: Asn1): Asn1 {
  if (of.is !== "choice") return of;
  return {
    ...of,
    fields: of.fields.map((field) => ({ ...field, filter: "success", label: "success" })),
  };
}
