import { bytes, text } from "../../definition/fields.ts";
import { oneOf, open, sequence, sequenceOf, setOf, Tag, value, type Asn1 } from "./asn1.ts";
import { asn1Identifier, asn1Text } from "./asn1-values.ts";

/** Distinguished names (X.501 9.2) and their attributes (X.520). */

/** Wireshark hands attributes to a protocol of their own. */
const attribute = "x509sat";

const directoryString = oneOf(
  {
    teletexString: asn1Text(Tag.teletex, { filter: "=x509sat.teletexString", label: "teletexString" }),
    printableString: asn1Text(Tag.printable, { filter: "=x509sat.printableString", label: "printableString" }),
    universalString: asn1Text(Tag.universal, { filter: "=x509sat.universalString", label: "universalString" }),
    bmpString: asn1Text(Tag.bmp, { filter: "=x509sat.bmpString", label: "bmpString" }),
    uTF8String: asn1Text(Tag.utf8, { filter: "=x509sat.uTF8String", label: "uTF8String" }),
  },
  { filter: "=x509sat.DirectoryString", label: "DirectoryString", path: attribute },
);
const shownString = (tag: number, name: string) =>
  asn1Text(tag, { filter: `=x509sat.${name}`, label: name, path: attribute });
const countryName = shownString(Tag.printable, "CountryName");
const printable = shownString(Tag.printable, "PrintableString");
const ia5 = shownString(Tag.ia5, "IA5String");

/** What the attributes are, by their types: X.520, RFC 4519, RFC 2985 5.2.1, and those of extended validation. */
const attributes = open({
  ...Object.fromEntries(
    [
      "3",
      "4",
      "7",
      "8",
      "9",
      "10",
      "11",
      "12",
      "13",
      "15",
      "17",
      "18",
      "19",
      "41",
      "42",
      "43",
      "44",
      "51",
      "65",
      "97",
    ].map((last) => [`2.5.4.${last}`, directoryString]),
  ),
  "2.5.4.5": printable,
  "2.5.4.6": countryName,
  "2.5.4.20": shownString(Tag.printable, "TelephoneNumber"),
  "2.5.4.45": {
    is: "bits",
    tag: Tag.bits,
    field: bytes("rest", { filter: "=x509sat.UniqueIdentifier", label: "UniqueIdentifier", path: attribute }),
    padding: true,
  },
  "2.5.4.46": printable,
  "0.9.2342.19200300.100.1.1": value(
    Tag.utf8,
    text("rest", { filter: "=x509af.Userid", label: "Userid", path: "x509af" }),
  ),
  "0.9.2342.19200300.100.1.25": ia5,
  "1.2.840.113549.1.9.1": ia5,
  "1.3.6.1.4.1.311.60.2.1.1": directoryString,
  "1.3.6.1.4.1.311.60.2.1.2": directoryString,
  "1.3.6.1.4.1.311.60.2.1.3": countryName,
});

const relativeName = setOf(
  sequence([asn1Identifier({ filter: "=x509if.oid", label: "Object Id" }), attributes], {
    filter: "=x509if.RelativeDistinguishedName_item_element",
    label: "RelativeDistinguishedName item",
  }),
  { filter: "=x509if.RDNSequence_item", label: "RDNSequence item" },
);

/** A name, shown as `about`, with the list in it by a name of its own. */
export function distinguishedName(
  about: { readonly filter: string; readonly label: string },
  list = "=x509if.rdnSequence",
  options: { readonly worded?: boolean } = {},
): Asn1 {
  const rdnSequence = sequenceOf(relativeName, { filter: list, label: "rdnSequence" });
  return oneOf({ rdnSequence }, about, options);
}

/** The same without the choice around it: what TLS lists. */
export const nameAlone = sequenceOf(relativeName, { filter: "=x509if.RDNSequence", label: "RDNSequence" });
