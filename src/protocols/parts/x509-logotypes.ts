import { explicit, implicit, oneOf, sequence, sequenceOf, Tag, type Asn1 } from "./asn1.ts";
import { asn1Bytes, asn1Identifier, asn1Integer, asn1Text } from "./asn1-values.ts";
import { algorithm } from "./x509-algorithms.ts";

/** Pictures and sounds of who issued a certificate, and of whom it is for (RFC 3709 4.1). */

const named = (name: string, label = name.replace(/_element$/, "")) => ({ filter: `=logotypecertextn.${name}`, label });
const element = (name: string, members: readonly Asn1[]): Asn1 => sequence(members, named(`${name}_element`, name));
const string = (name: string, label?: string): Asn1 => asn1Text(Tag.ia5, named(name, label));

const hashes = (name: string): Asn1 =>
  sequenceOf(
    element("HashAlgAndValue", [algorithm("=logotypecertextn.hashAlg_element"), asn1Bytes(named("hashValue"))]),
    named(name),
  );
const places = (name: string): Asn1 => sequenceOf(string(`${name}_item`, `${name} item`), named(name));
const details = (name: string): Asn1 =>
  element(name, [string("mediaType"), hashes("logotypeHash"), places("logotypeURI")]);
const language = asn1Text(Tag.ia5, named("language"));

const imageInfo = element("imageInfo", [
  implicit(0, asn1Integer({ ...named("type"), strings: { 0: "grayScale", 1: "color" } })),
  asn1Integer(named("fileSize")),
  asn1Integer(named("xSize")),
  asn1Integer(named("ySize")),
  oneOf(
    { numBits: implicit(1, asn1Integer(named("numBits"))), tableSize: implicit(2, asn1Integer(named("tableSize"))) },
    named("resolution"),
    { numbers: [1, 2] },
  ),
  implicit(4, language),
]);
const audioInfo = element("audioInfo", [
  asn1Integer(named("fileSize")),
  asn1Integer(named("playTime")),
  asn1Integer(named("channels")),
  implicit(3, asn1Integer(named("sampleRate"))),
  implicit(4, language),
]);
const info = (name: string): Asn1 =>
  oneOf(
    {
      direct: implicit(
        0,
        element("direct", [
          sequenceOf(element("LogotypeImage", [details("imageDetails"), imageInfo]), named("image")),
          implicit(1, sequenceOf(element("LogotypeAudio", [details("audioDetails"), audioInfo]), named("audio"))),
        ]),
      ),
      indirect: implicit(1, element("indirect", [hashes("refStructHash"), places("refStructURI")])),
    },
    named(name),
  );

export const logotypes: Asn1 = sequence(
  [
    explicit(0, sequenceOf(info("LogotypeInfo"), named("communityLogos"))),
    explicit(1, info("issuerLogo")),
    explicit(2, info("subjectLogo")),
    explicit(
      3,
      sequenceOf(
        element("OtherLogotypeInfo", [asn1Identifier(named("logotypeType")), info("info")]),
        named("otherLogos"),
      ),
    ),
  ],
  { ...named("LogotypeExtn_element"), path: "logotypecertextn" },
);
