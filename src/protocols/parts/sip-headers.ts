import { decodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { headerFields, headerRegion, type HeaderFields } from "./message-lines.ts";
import {
  addressList,
  addressParts,
  addressPatterns,
  tagParts,
  tagPattern,
  type AddressNames,
} from "./sip-addresses.ts";
import { decimal, partedText, type TextParts } from "./text-parts.ts";

/** Headers of SIP by Wireshark's filter names (IANA SIP Parameters, Header Fields). */
const names = `
Accept Accept-Contact Accept-Encoding Accept-Language Accept-Resource-Priority Additional-Identity Alert-Info Allow Allow-Events Answer-Mode
Attestation-Info Authentication-Info Authorization Call-ID Call-Info Cellular-Network-Info Contact Content-Disposition Content-Encoding
Content-Language Content-Length Content-Type CSeq Date Diversion Error-Info Event Expires Feature-Caps Flow-Timer From Geolocation
Geolocation-Error Geolocation-Routing History-Info Identity Identity-info Info-Package In-Reply-To Join Max-Breadth Max-Forwards MIME-Version
Min-Expires Min-SE Organization Origination-Id P-Access-Network-Info P-Answer-State P-Asserted-Identity P-Asserted-Service P-Associated-URI
P-Called-Party-ID P-Charge-Info P-Charging-Function-Addresses P-Charging-Vector P-DCS-Billing-Info P-DCS-LAES P-DCS-OSPS P-DCS-Redirect
P-DCS-Trace-Party-ID P-Early-Media P-Media-Authorization P-Preferred-Identity P-Preferred-Service P-Profile-Key P-Refused-URI-List P-Served-User
P-User-Database P-Visited-Network-ID Path Permission-Missing Priority Priority-Share Priv-Answer-mode Privacy Proxy-Authenticate
Proxy-Authorization Proxy-Require RAck RSeq Reason Record-Route Recv-Info Refer-Sub Refer-To Referred-by Reject-Contact Relayed-Charge Replaces
Reply-To Request-Disposition Require Resource-Priority Resource-Share Response-Source Restoration-Info Retry-After Route Security-Client
Security-Server Security-Verify Server Service-Interact-Info Service-Route Session-Expires Session-ID Subject Subscription-State Supported
Target-Dialog Timestamp To Trigger-Consent Unsupported User-Agent Via WWW-Authenticate Warning`
  .trim()
  .split(/\s+/);

const wordless = Object.fromEntries([...names.map((name) => [name, name]), ["ETag", "SIP-ETag"]]);

const header = (filter: string, patterns: RegExp | readonly RegExp[], parts: TextParts): AnyField =>
  partedText({ filter, label: filter }, patterns, parts, headerRegion);

const numbers = ["Content-Length", "Expires", "Max-Breadth", "Max-Forwards", "Retry-After", "RSeq"];

/** Headers that hold addresses, each in its own words. */
const parties: { readonly [header: string]: AddressNames } = {
  "P-Asserted-Identity": { prefix: "pai", uri: "addr", label: "SIP PAI Address", part: "SIP PAI" },
  "P-Preferred-Identity": { prefix: "ppi", uri: "addr", label: "SIP PPI Address", part: "SIP PPI" },
  Route: { prefix: "Route", uri: "uri", label: "Route URI", part: "Route" },
  "Record-Route": { prefix: "Record-Route", uri: "uri", label: "Record-Route URI", part: "Record-Route" },
  "Service-Route": { prefix: "Service-Route", uri: "uri", label: "Service-Route URI", part: "Service-Route" },
  Path: { prefix: "Path", uri: "uri", label: "Path URI", part: "Path" },
};

const via = (name: string, label: string): AnyField => text("rest", { filter: `Via.${name}`, label });
const auth = (name: string, label: string): AnyField => text("rest", { filter: `auth.${name}`, label });
const credentials = [
  /^(?<scheme>\S+)/d,
  /(?:^\S+|,)\s*(?:username=(?<username>"[^"]*"|[^,\s]*)|realm=(?<realm>"[^"]*"|[^,\s]*)|nonce=(?<nonce>"[^"]*"|[^,\s]*)|uri=(?<uri>"[^"]*"|[^,\s]*)|response=(?<response>"[^"]*"|[^,\s]*)|algorithm=(?<algorithm>"[^"]*"|[^,\s]*)|opaque=(?<opaque>"[^"]*"|[^,\s]*)|qop=(?<qop>"[^"]*"|[^,\s]*)|cnonce=(?<cnonce>"[^"]*"|[^,\s]*)|nc=(?<nc>"[^"]*"|[^,\s]*)|domain=(?<domain>"[^"]*"|[^,\s]*)|stale=(?<stale>"[^"]*"|[^,\s]*)|auts=(?<auts>"[^"]*"|[^,\s]*)|rspauth=(?<rspauth>"[^"]*"|[^,\s]*)|nextnonce=(?<nextnonce>"[^"]*"|[^,\s]*)|ik=(?<ik>"[^"]*"|[^,\s]*)|ck=(?<ck>"[^"]*"|[^,\s]*))/dgi,
];
const credentialParts: TextParts = {
  scheme: auth("scheme", "Authentication Scheme"),
  username: auth("username", "Username"),
  realm: auth("realm", "Realm"),
  nonce: auth("nonce", "Nonce Value"),
  uri: auth("uri", "Authentication URI"),
  response: auth("digest.response", "Digest Authentication Response"),
  algorithm: auth("algorithm", "Algorithm"),
  opaque: auth("opaque", "Opaque Value"),
  qop: auth("qop", "QOP"),
  cnonce: auth("cnonce", "CNonce Value"),
  nc: auth("nc", "Nonce Count"),
  domain: auth("domain", "Authentication Domain"),
  stale: auth("stale", "Stale Flag"),
  auts: auth("auts", "Authentication Token"),
  rspauth: auth("rspauth", "Response auth"),
  nextnonce: auth("nextnonce", "Next Nonce"),
  ik: auth("ik", "Integrity Key"),
  ck: auth("ck", "Cyphering Key"),
};
/** Behind credentials stands their whole line. */
const wholeLine = custom(derivedText("line", decodeText), { filter: "auth", label: "Authentication", hidden: true });
const authorization = (filter: string): AnyField => {
  const field = header(filter, credentials, credentialParts);
  return field.kind === "custom" ? behind(field, wholeLine) : field;
};
const callIdentifier = behind(
  header("Call-ID", [], {}),
  partedText({ filter: "call_id_generated", label: "Generated Call-ID", bracketed: true }, [], {}, headerRegion),
);

const parted: readonly AnyField[] = [
  ...numbers.map((name) => decimal({ filter: name, label: name }, headerRegion)),
  ...Object.entries(parties).map(([name, party]) =>
    header(name, name.startsWith("P-") ? addressPatterns : addressList, addressParts(party)),
  ),
  header(
    "From",
    [...addressPatterns, tagPattern],
    addressParts({ prefix: "from", uri: "addr", label: "SIP from address" }, tagParts("from.tag", "SIP from tag")),
  ),
  header(
    "To",
    [...addressPatterns, tagPattern],
    addressParts({ prefix: "to", uri: "addr", label: "SIP to address" }, tagParts("to.tag", "SIP to tag")),
  ),
  header(
    "Contact",
    [...addressPatterns, /(?<=>[^<]*|^[^<]*);(?<parameter>(?:[^;",]|"[^"]*")+)/dgs],
    addressParts(
      { prefix: "contact", uri: "uri", label: "Contact URI" },
      { parameter: text("rest", { filter: "contact.parameter", label: "Contact parameter" }) },
    ),
  ),
  header(
    "Via",
    [
      /(?:^|,)\s*SIP\s*\/\s*2\.0\s*\/\s*(?<transport>[^\s]+)\s+\[?(?<address>(?<=\[)[^\]]*|[^\s:;,[]+)\]?(?:\s*:\s*(?<port>\d+))?/dgi,
      /;\s*(?:branch=(?<branch>[^;,\s]*)|maddr=(?<maddr>[^;,\s]*)|rport(?:=(?<rport>[^;,\s]*))?(?=[;,\s]|$)|received=(?<received>[^;,\s]*)|ttl=(?<ttl>[^;,\s]*)|comp=(?<comp>[^;,\s]*)|sigcomp-id=(?<sigcomp>[^;,\s]*))/dgi,
    ],
    {
      transport: via("transport", "Transport"),
      address: via("sent-by.address", "Sent-by Address"),
      port: decimal({ filter: "Via.sent-by.port", label: "Sent-by port", type: "FT_UINT16" }),
      branch: via("branch", "Branch"),
      maddr: via("maddr", "Maddr"),
      rport: via("rport", "RPort"),
      received: via("received", "Received"),
      ttl: via("ttl", "TTL"),
      comp: via("comp", "Comp"),
      sigcomp: via("sigcomp-id", "Sigcomp identifier"),
    },
  ),
  header("CSeq", /^(?<seq>\d+)\s+(?<method>\S+)/d, {
    seq: decimal({ filter: "CSeq.seq", label: "Sequence Number" }),
    method: text("rest", { filter: "CSeq.method", label: "Method" }),
  }),
  header("RAck", /^(?<rseq>\d+)\s+(?<seq>\d+)\s+(?<method>\S+)/d, {
    rseq: decimal({ filter: "RAck.RSeq.seq", label: "RSeq Sequence Number" }),
    seq: decimal({ filter: "RAck.CSeq.seq", label: "CSeq Sequence Number" }),
    method: text("rest", { filter: "RAck.CSeq.method", label: "CSeq Method" }),
  }),
  header("P-Access-Network-Info", [/^(?<type>[^;\s]+)/d, /;\s*utran-cell-id-3gpp="?(?<cell>[^;"\s]+)/di], {
    type: text("rest", { filter: "P-Access-Network-Info.access-type", label: "access-type" }),
    cell: text("rest", { filter: "P-Access-Network-Info.utran-cell-id-3gpp", label: "utran-cell-id-3gpp" }),
  }),
  header("P-Charging-Vector", /icid-value=\s*"?(?<icid>[^;"\s]+)/di, {
    icid: text("rest", { filter: "icid_value", label: "icid-value" }),
  }),
  ...["Authorization", "Proxy-Authenticate", "Proxy-Authorization", "WWW-Authenticate", "Authentication-Info"].map(
    authorization,
  ),
  callIdentifier,
];

function behind(field: AnyField, hidden: AnyField): AnyField {
  if (field.kind !== "custom") return field;
  const { custom: codec } = field;
  const fields = codec.inner ?? [];
  // What is inside the header is one level deeper now; what is behind it is beside it.
  return {
    ...field,
    custom: {
      ...codec,
      beside: true,
      inner: [
        ...fields.map((inner) => ({ ...inner, depth: 1 + (inner.depth ?? 0) })),
        { key: "line", field: hidden, depth: 0 },
      ],
      visit(bytes, start, end, found, layerStart, limit) {
        codec.visit?.(bytes, start, end, found, layerStart, limit);
        found(fields.length, start, end);
      },
    },
  };
}

/** One-letter names that stand for longer ones (RFC 3261 section 7.3.3 and later RFCs). */
const sipCompactNames: { readonly [letter: string]: string } = {
  a: "accept-contact",
  b: "referred-by",
  c: "content-type",
  d: "request-disposition",
  e: "content-encoding",
  f: "from",
  i: "call-id",
  j: "reject-contact",
  k: "supported",
  l: "content-length",
  m: "contact",
  n: "identity-info",
  o: "event",
  r: "refer-to",
  s: "subject",
  t: "to",
  u: "allow-events",
  v: "via",
  x: "session-expires",
  y: "identity",
};

/** The headers of SIP messages. */
export const sipHeaders: HeaderFields = (() => {
  const byName: { [name: string]: AnyField } = headerFields(wordless);
  for (const field of parted) byName[(field.filter ?? "").toLowerCase()] = field;
  const byLetter = Object.entries(sipCompactNames).map(([letter, name]) => [letter, byName[name]] as const);
  return { named: { ...byName, ...Object.fromEntries(byLetter) } };
})();
