import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { element, elementLine, integerOf, octetsLine, stringLine, type Element, type Kind } from "../parts/ber-line.ts";
import { SNMP } from "./snmp.ts";

const versionTexts: { readonly [version: number]: string } = { 0: "SNMPv1", 1: "SNMPv2c", 3: "SNMPv3" };
// oxfmt-ignore
const errorTexts = [
  "noError", "tooBig", "noSuchName", "badValue", "readOnly", "genErr", "noAccess", "wrongType", "wrongLength", "wrongEncoding", "wrongValue",
  "noCreation", "inconsistentValue", "resourceUnavailable", "commitFailed", "undoFailed", "authorizationError", "notWritable", "inconsistentName",
];
const trapTexts = [
  "coldStart",
  "warmStart",
  "linkDown",
  "linkUp",
  "authenticationFailure",
  "egpNeighborLoss",
  "enterpriseSpecific",
];
const ENTERPRISE_SPECIFIC = 6;
const USER_SECURITY = 3;

const GET = 0;
const NEXT = 1;
const RESPONSE = 2;
const TRAP = 4;
const BULK = 5;
const INFORM = 6;
const TRAP_V2 = 7;
const REPORT = 8;

/** Elements one after another, up to an end. */
class Elements {
  readonly line: DumpLine;
  at: number;
  left: number;

  constructor(line: DumpLine, at: number, left: number) {
    this.line = line;
    this.at = at;
    this.left = left;
  }

  /** The next element, if it is of this kind; else it is printed behind `otherwise`, and undefined returned. */
  next(kind: Kind, otherwise: string): Element | undefined {
    const found = this.any();
    if (!found || found.kind === kind) return found;
    this.line.text(`[${otherwise}]`);
    elementLine(this.line, found);
    return undefined;
  }

  any(): Element | undefined {
    const found = element(this.line, this.at, this.left);
    if (found) {
      this.at += found.whole;
      this.left -= found.whole;
    }
    return found;
  }

  inside({ at, size }: Element): Elements {
    return new Elements(this.line, at, size);
  }
}

export const snmpText = dumpText(
  SNMP,
  (line, at, length) => {
    line.protocol = "snmp";
    line.text(" ");
    const outer = new Elements(line, at, length);
    const sequence = outer.next("sequence", "!init SEQ");
    if (!sequence) return;
    if (outer.left > 0) line.text(`[${outer.left} extra after iSEQ]`);
    const message = outer.inside(sequence);
    const found = message.next("integer", "version!=INT");
    if (!found) return;
    const version = integerOf(line, found);
    if (versionTexts[version] === undefined) {
      line.text(`SNMP [version = ${version}]`);
      return;
    }
    if (line.verbose > 0) line.text(`{ ${versionTexts[version]} `);
    if (version === 3) version3(message);
    else community(message, version);
    if (line.verbose > 0) line.text("} ");
  },
  { carriedBy: { "udp.port": [161, 162] }, forcedBy: "snmp" },
);

function community(message: Elements, version: number): void {
  const { line } = message;
  const found = message.next("string", "comm!=STR");
  if (!found) return;
  const { at, size } = found;
  if (size !== 6 || Array.from("public").some((letter, i) => line.bytes[at + i] !== letter.charCodeAt(0))) {
    line.text("C=");
    stringLine(line, found);
    line.text(" ");
  }
  pdu(message, version);
}

function pdu(message: Elements, version: number): void {
  const { line } = message;
  const found = message.any();
  if (!found) return;
  if (found.kind !== "pdu") {
    line.text("[no PDU]");
    return;
  }
  if (message.left > 0) line.text(`[${message.left} extra after PDU]`);
  if (line.verbose > 0) line.text("{ ");
  elementLine(line, found);
  line.text(" ");
  const { id } = found;
  if (version === 0 && (id === BULK || id === INFORM || id === TRAP_V2 || id === REPORT)) {
    line.text("[v2 PDU in v1 message]");
    return;
  }
  if (version === 1 && id === TRAP) {
    line.text("[v1 PDU in v2 message]");
    return;
  }
  if (id === TRAP) trap(message.inside(found));
  else request(message.inside(found), id);
  if (line.verbose > 0) line.text(" } ");
}

function request(parts: Elements, id: number): void {
  const { line } = parts;
  const number = parts.next("integer", "reqId!=INT");
  if (!number) return;
  if (line.verbose > 0) line.text(`R=${integerOf(line, number)} `);
  const status = parts.next("integer", "errorStatus!=INT");
  if (!status) return;
  const error = integerOf(line, status);
  const errorText = errorTexts[error] ?? `err=${error >>> 0}`;
  // Only a response has an error; a bulk request has other numbers in these places.
  if (id === BULK) line.text(` N=${error}`);
  else if (error !== 0) line.text(id === RESPONSE ? ` ${errorText}` : `[errorStatus(${errorText})!=0]`);
  const place = parts.next("integer", "errorIndex!=INT");
  if (!place) return;
  const index = integerOf(line, place);
  if (id === BULK) line.text(` M=${index}`);
  else if (index !== 0)
    line.text(
      id !== RESPONSE
        ? `[errorIndex(${index})!=0]`
        : error === 0
          ? `[errorIndex(${index}) w/o errorStatus]`
          : `@${index}`,
    );
  else if (id === RESPONSE && error !== 0) line.text("[errorIndex==0]");
  bindings(parts, id);
}

function trap(parts: Elements): void {
  const { line } = parts;
  line.text(" ");
  const enterprise = parts.next("oid", "enterprise!=OID");
  if (!enterprise) return;
  elementLine(line, enterprise);
  line.text(" ");
  const agent = parts.next("address", "agent-addr!=INETADDR");
  if (!agent) return;
  elementLine(line, agent);
  const kind = parts.next("integer", "generic-trap!=INT");
  if (!kind) return;
  const generic = integerOf(line, kind);
  line.text(` ${trapTexts[generic] ?? `gt=${generic}`}`);
  const detail = parts.next("integer", "specific-trap!=INT");
  if (!detail) return;
  const specific = integerOf(line, detail);
  if (generic === ENTERPRISE_SPECIFIC) line.text(` s=${specific}`);
  else if (specific !== 0) line.text(`[specific-trap(${specific})!=0]`);
  line.text(" ");
  const time = parts.next("unsigned", "time-stamp!=TIMETICKS");
  if (!time) return;
  elementLine(line, time);
  bindings(parts, TRAP);
}

function bindings(parts: Elements, id: number): void {
  const { line } = parts;
  const asks = id === GET || id === NEXT || id === BULK;
  const list = parts.next("sequence", "!SEQ of varbind");
  if (!list) return;
  if (parts.left > 0) line.text(`[${parts.left} extra after SEQ of varbind]`);
  const all = parts.inside(list);
  while (all.left > 0) {
    line.text(" ");
    const binding = all.next("sequence", "!varbind");
    if (!binding) return;
    const pair = all.inside(binding);
    const name = pair.next("oid", "objName!=OID");
    if (!name) return;
    elementLine(line, name);
    if (!asks) line.text("=");
    const value = pair.any();
    if (!value) return;
    if (value.kind === "null") continue;
    if (asks) line.text("[objVal!=NULL]");
    elementLine(line, value);
  }
}

function version3(message: Elements): void {
  const { line } = message;
  const verbose = line.verbose > 0;
  const data = message.next("sequence", "!message");
  if (!data) return;
  const global = message.inside(data);
  if (verbose) line.text("{ ");
  if (!global.next("integer", "msgID!=INT") || !global.next("integer", "msgMaxSize!=INT")) return;
  const flags = global.next("string", "msgFlags!=STR");
  if (!flags || !printFlags(line, flags)) return;
  const model = global.next("integer", "msgSecurityModel!=INT");
  if (!model) return;
  // The last element is counted twice, as tcpdump does.
  if (model.whole < global.left) line.text(`[${global.left - model.whole} extra after message SEQ]`);
  if (verbose) line.text("} ");
  if (integerOf(line, model) !== USER_SECURITY) {
    line.text(`[security model ${integerOf(line, model)}]`);
    return;
  }
  if (verbose) line.text("{ USM ");
  // What the global data has too much is read as what follows it.
  const rest = new Elements(line, global.at, message.at + message.left - global.at);
  const security = rest.next("string", "msgSecurityParameters!=STR");
  if (!security) return;
  userSecurity(rest.inside(security));
  if (verbose) line.text("} { ScopedPDU ");
  scoped(rest);
  if (verbose) line.text("} ");
}

function printFlags(line: DumpLine, { at, size }: Element): boolean {
  if (size !== 1) {
    line.text(`[msgFlags size ${size}]`);
    return false;
  }
  const flags = line.u8(at);
  if (flags > 7 || flags === 2 || flags === 6) {
    line.text(`[msgFlags=0x${flags.toString(16).toUpperCase().padStart(2, "0")}]`);
    return false;
  }
  line.text(`F=${flags & 1 ? "a" : ""}${flags & 2 ? "p" : ""}${flags & 4 ? "r" : ""} `);
  return true;
}

function userSecurity(outer: Elements): void {
  const { line } = outer;
  const sequence = outer.next("sequence", "!usm");
  if (!sequence) return;
  const parts = outer.inside(sequence);
  if (!parts.next("string", "msgAuthoritativeEngineID!=STR")) return;
  const boots = parts.next("integer", "msgAuthoritativeEngineBoots!=INT");
  if (!boots) return;
  if (line.verbose > 0) line.text(`B=${integerOf(line, boots)} `);
  const time = parts.next("integer", "msgAuthoritativeEngineTime!=INT");
  if (!time) return;
  if (line.verbose > 0) line.text(`T=${integerOf(line, time)} `);
  const user = parts.next("string", "msgUserName!=STR");
  if (!user) return;
  line.text("U=");
  stringLine(line, user);
  line.text(" ");
  if (!parts.next("string", "msgAuthenticationParameters!=STR")) return;
  const privacy = parts.next("string", "msgPrivacyParameters!=STR");
  if (privacy && privacy.whole < parts.left) line.text(`[${parts.left - privacy.whole} extra after usm SEQ]`);
}

function scoped(outer: Elements): void {
  const { line } = outer;
  const sequence = outer.next("sequence", "!scoped PDU");
  if (!sequence) return;
  const parts = outer.inside(sequence);
  const engine = parts.next("string", "contextEngineID!=STR");
  if (!engine) return;
  line.text("E=");
  octetsLine(line, engine);
  line.text(" ");
  const context = parts.next("string", "contextName!=STR");
  if (!context) return;
  line.text("C=");
  stringLine(line, context);
  line.text(" ");
  pdu(parts, 3);
}
