import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { ldapIdentifierName } from "../parts/ldap-identifiers.ts";
import { CLDAP, LDAP } from "./ldap.ts";

const BIND = 0;
const ENTRY = 4;
const DONE = 5;
const ABANDON = 16;
const EXTENDED = 24;
/** The field that says what a request is about, by its operation. */
const objects: { readonly [operation: number]: string } = {
  0: "name",
  3: "baseObject",
  4: "objectName",
  6: "object",
  8: "entry",
  10: "delRequest",
  12: "entry",
  14: "entry",
};
const SIGNATURE = "NTLMSSP";

/** The label of a field, and the text of another one inside it. */
const naming = (label: string, name: string) => (line: InfoLine, quad: number) => {
  line.utf8(`${label} ${line.string(line.inside(quad, name))}`);
};
const identified = (line: InfoLine, quad: number): void => line.utf8(` (${ldapIdentifierName(line.string(quad))})`);

const texts = {
  info,
  labels: {
    "ldap.LDAPMessage_element"(line: InfoLine, quad: number) {
      line.text("LDAPMessage");
      if (line.inside(quad, "ldap.abandonRequest") >= 0) return;
      line.text(" ");
      message(line, quad, true);
    },
    "ldap.filter.text"(line: InfoLine, quad: number) {
      line.utf8(`Filter: ${line.string(quad)}`);
    },
    "ldap.buffer"(line: InfoLine) {
      line.text("SASL Buffer");
    },
    "ldap.payload"(line: InfoLine, quad: number) {
      line.text(`GSS-API payload (${line.octetsOf(quad).length} bytes)`);
    },
    "ldap.protocolOp"(line: InfoLine, quad: number) {
      line.text("protocolOp: ");
      line.named(quad);
      line.text(` (${line.number(quad)})`);
      const other = line.inside(quad, "ldap.abandonRequest");
      if (other >= 0) line.text(` abandonRequest(${line.number(other)})`);
    },
    "ldap.PartialAttributeList_item_element": naming("PartialAttributeList item", "ldap.type"),
    "ldap.AttributeList_item_element": naming("AttributeList item", "ldap.type"),
    "ldap.modification_element": naming("modification", "ldap.type"),
    "ldap.substrings_element": naming("substrings", "ldap.type"),
    "ldap.extensibleMatch_element": naming("extensibleMatch", "ldap.type"),
    "ldap.sid"(line: InfoLine, quad: number) {
      line.utf8(`SID: ${line.string(quad)}`);
    },
    "ldap.AttributeValue": written("AttributeValue"),
    "ldap.controlValue": written("controlValue"),
  },
  endings: {
    "ldap.oid": identified,
    "ldap.controlType": identified,
    "ldap.requestName": identified,
    "ldap.responseName": identified,
  },
} as const;

export const ldapInfo = infoText(LDAP, { ...texts, again: " | ", notes: count });
export const cldapInfo = infoText(CLDAP, { ...texts, notes: count });

/** Octets that are text as text. */
function written(label: string): (line: InfoLine, quad: number) => void {
  return (line, quad) => {
    const octets = line.octetsOf(quad);
    line.text(`${label}: `);
    if (octets.length === 0) line.text("<MISSING>");
    else if (octets.every((octet) => octet >= 0x20 && octet < 0x7f)) line.utf8(String.fromCharCode(...octets));
    else writeHex(line, octets);
  };
}

/** Octets that a label shows. */
const SHOWN = 36;
function writeHex(line: InfoLine, octets: Uint8Array): void {
  line.hexOctets(octets, 0, Math.min(octets.length, SHOWN));
  if (octets.length > SHOWN) line.utf8("…");
}

function info(line: InfoLine): void {
  const length = line.find("ldap.sasl_buffer_length");
  const sealed = line.find("ldap.gssapi_encrypted_payload");
  if (sealed >= 0) line.text(`SASL GSS-API Privacy: payload (${line.octetsOf(sealed).length} bytes)`);
  else if (length >= 0 && line.has("ldap.LDAPMessage_element")) line.text("SASL GSS-API Integrity: ");
  for (let quad = -1; (quad = line.find("ldap.LDAPMessage_element", quad)) >= 0;) {
    const operation = message(line, quad);
    line.text(" ");
    if (operation === ENTRY) line.note(connection(line), results(line) + 1);
    if (operation === DONE) line.text(` [${results(line)} result${results(line) === 1 ? "" : "s"}]`);
  }
  line.fence();
}

/** How many entries a connection has had so far. */
function count(line: InfoLine): void {
  for (let quad = -1; (quad = line.find("ldap.searchResEntry_element", quad)) >= 0;)
    line.note(connection(line), results(line) + 1);
}
const results = (line: InfoLine): number => line.noted(connection(line)) ?? 0;

function connection(line: InfoLine): string {
  const transport = line.outer("tcp") >= 0 ? "tcp" : "udp";
  const outer = line.outer(transport);
  return `ldap ${transport} ${outer < 0 ? -1 : line.valueAt(outer, `${transport}.stream`)}`;
}

/** Writes what a message says; returns its operation. */
function message(line: InfoLine, quad: number, inTree = false): number {
  const field = (name: string): number => line.inside(quad, `ldap.${name}`);
  const chosen = field("protocolOp");
  if (chosen < 0) return -1;
  const operation = line.number(chosen);
  if (operation === ABANDON) {
    line.text(`abandonRequest(${line.number(field("abandonRequest"))})`);
    return operation;
  }
  line.named(chosen);
  line.text(`(${line.number(field("messageID"))})`);
  const object = objects[operation];
  if (object !== undefined) line.utf8(` "${line.string(field(object)) || "<ROOT>"}"`);
  if (operation === BIND) bind(line, field, inTree);
  result(line, field, operation);
  for (const name of ["requestName", "responseName"])
    if (field(name) >= 0) line.utf8(` ${ldapIdentifierName(line.string(field(name)))}`);
  const scope = field("scope");
  if (scope >= 0) {
    line.text(" ");
    line.named(scope);
  }
  return operation;
}

function result(line: InfoLine, field: (name: string) => number, operation: number): void {
  const code = field("resultCode");
  if (code < 0) return;
  if (operation !== EXTENDED) {
    line.text(" ");
    line.named(code);
  }
  const reason = line.string(field("errorMessage"));
  if (reason) line.utf8(` (${reason})`);
}

/** How a client binds; in the column a token of NTLM is said before that, by its own protocol. */
function bind(line: InfoLine, field: (name: string) => number, inTree: boolean): void {
  const token = line.octetsOf(field("credentials"));
  const way = field("authentication");
  const isNtlm = Array.from(SIGNATURE).every((letter, at) => token[at] === letter.charCodeAt(0));
  if (way < 0 || (!inTree && (isNtlm || line.number(way) > SASL))) return;
  line.text(" ");
  line.named(way);
}
const SASL = 3;
