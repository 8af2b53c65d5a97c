import { mark, text } from "../../definition/fields.ts";
import { explicit, sequence, sequenceOf, value, Tag, type Asn1 } from "./asn1.ts";
import { asn1Bytes, asn1Identifier, asn1Integer, asn1ShortTime, asn1Time } from "./asn1-values.ts";

/** Extensions of requests and responses about certificates, and of the certificates of who answers (RFC 6960 4.4). */

const NULL = 5;
const named = (name: string, label = name.replace(/_element$/, "")) => ({ filter: `=ocsp.${name}`, label });
const top = (name: string) => ({ ...named(name), path: "ocsp" });

export const ocspExtensions: { readonly [identifier: string]: Asn1 } = {
  "1.3.6.1.5.5.7.48.1.2": asn1Bytes(top("ReOcspNonce")),
  "1.3.6.1.5.5.7.48.1.3": sequence(
    [
      explicit(0, value(Tag.ia5, text("rest", named("crlUrl")))),
      explicit(1, asn1Integer(named("crlNum"))),
      explicit(2, asn1Time(named("crlTime"))),
    ],
    top("CrlID_element"),
  ),
  "1.3.6.1.5.5.7.48.1.4": sequenceOf(
    asn1Identifier(named("AcceptableResponses_item", "AcceptableResponses item")),
    top("AcceptableResponses"),
  ),
  "1.3.6.1.5.5.7.48.1.5": value(NULL, mark(top("NULL_element"))),
  "1.3.6.1.5.5.7.48.1.6": asn1Time(top("ArchiveCutoff")),
  "1.3.6.1.4.1.311.21.4": asn1ShortTime({ filter: "=x509sat.UTCTime", label: "UTCTime", path: "x509sat" }),
};
