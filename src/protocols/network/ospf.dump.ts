import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import {
  HEADER,
  isOpaque,
  linkState,
  linkStateHeader,
  linkStates,
  opaqueTypes,
  optionNames,
} from "./ospf-link-state.dump.ts";
import { designatedRouters, messages, routerAndArea } from "./ospf-head.dump.ts";
import { localSignalling } from "./ospf-local-signalling.dump.ts";
import { overIPv6 } from "./ospf-version3.dump.ts";
import { OSPF } from "./ospf.ts";

const Type = { hello: 1, description: 2, request: 3, update: 4, acknowledge: 5 } as const;
const LOCAL_SIGNALLING = 0x10;
const Authentication = { password: 1, keyed: 2 } as const;
const authentications: { readonly [type: number]: string } = { 0: "none", 1: "simple", 2: "MD5" };
const BODY = 24;
const DIGEST = 16;
const descriptionFlags = [
  [4, "Init"],
  [2, "More"],
  [1, "Master"],
  [8, "OOBResync"],
] as const;

export const ospfText = dumpText(OSPF, (line, at, length) => {
  if (line.network.version === 6) return overIPv6(line, at, length);
  line.protocol = "ospf2";
  // tcpdump takes the digest of MD5 off, whatever length and version say.
  const digest = line.u16(at + 14) === Authentication.keyed ? DIGEST : 0;
  line.upTo(line.end - digest, packet, at, length - digest);
});

function packet(line: DumpLine, at: number, length: number): void {
  const type = line.u8(at + 1);
  const version = line.u8(at);
  line.text(`OSPFv${version}, `);
  line.named(messages, type, "unknown LS-type %");
  line.text(`, length ${length}`);
  if (line.verbose === 0 || !(type in messages)) return;
  const announced = line.u16(at + 2);
  if (announced !== length) line.text(` [len ${announced}]`);
  const end = at + Math.min(length, announced);
  routerAndArea(line, at + 4);
  const isKnown = authentication(line, at);
  if (!isKnown) return;
  if (version !== 2) return line.text(` ospf [version ${version}]`);
  // What is said to neighbours on the link stands behind the digest.
  const behind = at + announced + (line.u16(at + 14) === Authentication.keyed ? line.u8(at + 19) : 0);
  message(line, at + BODY, type, end, at + length, behind);
}

/** How a message is authenticated; whether it is known how. */
function authentication(line: DumpLine, at: number): boolean {
  const kind = line.u16(at + 14);
  line.need(at + 16, 8);
  line.text(", Authentication Type: ");
  line.named(authentications, kind, "unknown");
  line.text(` (${kind})`);
  if (kind === Authentication.keyed) {
    line.text(`\n\tKey-ID: ${line.u8(at + 18)}, Auth-Length: ${line.u8(at + 19)}, Crypto Sequence Number: 0x`);
    line.hex(line.u32(at + 20), 8);
  } else if (kind === Authentication.password) {
    line.text("\n\tSimple text password: ");
    line.visibleText(at + 16, 8, true);
  }
  return kind in authentications;
}

function message(line: DumpLine, at: number, type: number, end: number, last: number, behind: number): void {
  switch (type) {
    case Type.hello:
      return hello(line, at, end, last, behind);
    case Type.description:
      return description(line, at, end, last, behind);
    case Type.request:
      return requests(line, at, end);
    case Type.update:
      return update(line, at);
    case Type.acknowledge:
      for (let next = at; linkStateHeader(line, next) > 0;) next += HEADER;
      return;
    default:
  }
}

function optionsText(line: DumpLine, octet: number): void {
  line.text("\n\tOptions [");
  line.bitNames(optionNames, octet, ", ", "none");
  line.text("]");
}

function hello(line: DumpLine, at: number, end: number, last: number, behind: number): void {
  const options = line.u8(at + 6);
  optionsText(line, options);
  line.text(`\n\t  Hello Timer ${line.u16(at + 4)}s, Dead Timer ${line.u32(at + 8)}s, Mask `);
  line.host4(at);
  line.text(`, Priority ${line.u8(at + 7)}`);
  designatedRouters(line, at + 12);
  for (let next = at + 20; next < end; next += 4) {
    if (next === at + 20) line.text("\n\t  Neighbor List:");
    line.need(next, 4);
    line.text("\n\t    ");
    line.host4(next);
  }
  if (options & LOCAL_SIGNALLING && end < last) localSignalling(line, behind, last);
}

function description(line: DumpLine, at: number, end: number, last: number, behind: number): void {
  const options = line.u8(at + 2);
  optionsText(line, options);
  const flags = line.u8(at + 3);
  line.text(", DD Flags [");
  line.bitNames(descriptionFlags, flags, ", ", "none");
  line.text("]");
  const unit = line.u16(at);
  if (unit !== 0) line.text(`, MTU: ${unit}`);
  const sequence = line.u32(at + 4);
  line.text(", Sequence: 0x");
  line.hex(sequence, 8);
  for (let next = at + 8; next < end && linkStateHeader(line, next) > 0;) next += HEADER;
  if (options & LOCAL_SIGNALLING && end < last) localSignalling(line, behind, last);
}

function requests(line: DumpLine, at: number, end: number): void {
  for (let next = at; next < end; next += 12) {
    line.need(next, 12);
    line.text("\n\t  Advertising Router: ");
    line.host4(next + 8);
    const type = line.u32(next);
    line.text(", ");
    line.named(linkStates, type, "unknown");
    line.text(` LSA (${type})`);
    if (isOpaque(type)) {
      const kind = line.u8(next + 4);
      line.text(", Opaque-Type: ");
      line.named(opaqueTypes, kind, "unknown");
      line.text(` LSA (${kind}), Opaque-ID: ${line.u24(next + 5)}`);
    } else {
      line.text(", LSA-ID: ");
      line.host4(next + 4);
    }
  }
}

function update(line: DumpLine, at: number): void {
  const count = line.u32(at);
  line.text(`, ${count} LSA${count === 1 ? "" : "s"}`);
  let next = at + 4;
  for (let i = 1; i <= count; i++) {
    line.text(`\n\t  LSA #${i}`);
    next = linkState(line, next);
  }
}
