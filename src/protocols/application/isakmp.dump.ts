import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { cut, HEADER, listed, payloadName, STOP, type Payload, type PrintPayload } from "../parts/isakmp-line.ts";
import { Initiators } from "../parts/isakmp-initiators.ts";
import { firstPayloads } from "./isakmp-version1.dump.ts";
import { secondPayloads } from "./isakmp-version2.dump.ts";
import { ISAKMP } from "./isakmp.ts";

const HEAD = 28;
const COOKIE = 8;
const ENCRYPTED = 1;
/** A payload of version 2 alone. */
const ENCRYPTED_PAYLOAD = 46;
const exchanges: readonly string[] = [
  ..."none base ident auth agg inf".split(" "),
  ...Array.from({ length: 26 }, () => ""),
  ..."oakley-quick oakley-newgroup ikev2_init ikev2_auth child_sa inf2".split(" "),
];
const firstFlags = [
  [1, "E"],
  [2, "C"],
] as const;
const secondFlags = [
  [0x08, "I"],
  [0x10, "V"],
  [0x20, "R"],
] as const;
const newInitiators = (): Initiators => new Initiators();

export const isakmpText = dumpText(
  ISAKMP,
  (line, at, length) => {
    line.protocol = "isakmp";
    if (!line.has(at, HEAD)) return line.truncated();
    const version = line.u8(at + 17);
    line.text("isakmp");
    if (line.verbose > 0) {
      line.text(` ${version >> 4}.${version & 15} msgid `);
      line.hexOctets(line.bytes, at + 20, at + 24);
    }
    if (line.verbose > 1) {
      line.text(" cookie ");
      line.hexOctets(line.bytes, at, at + COOKIE);
      line.text("->");
      line.hexOctets(line.bytes, at + COOKIE, at + 2 * COOKIE);
    }
    line.text(":");
    if (version >> 4 === 1) first(line, at);
    else if (version >> 4 === 2) second(line, at);
    else return;
    if (line.verbose === 0) return;
    body(line, at);
    const announced = line.u32(at + 24);
    if (announced !== length) line.text(` (len mismatch: isakmp ${announced}/ip ${length})`);
  },
  { carriedBy: { "udp.port": [500, 7500, 8500] } },
);

function first(line: DumpLine, at: number): void {
  line.text(line.u32(at + 20) === 0 ? " phase 1" : " phase 2/others");
  line.text(` ${line.kept(newInitiators).side(line, at)}`);
  line.text(` ${listed(exchanges, line.u8(at + 18))}`);
  flagsText(line, firstFlags, line.u8(at + 19));
}

function second(line: DumpLine, at: number): void {
  line.text(line.u32(at + 20) === 0 ? " parent_sa" : " child_sa ");
  line.text(` ${listed(exchanges, line.u8(at + 18))}`);
  flagsText(line, secondFlags, line.u8(at + 19));
}

function flagsText(line: DumpLine, names: readonly (readonly [number, string])[], flags: number): void {
  if (flags === 0) return;
  line.text("[");
  line.bitNames(names, flags, "", "");
  line.text("]");
}

function body(line: DumpLine, at: number): void {
  line.text(":");
  const type = line.u8(at + 16);
  if (line.u8(at + 19) & ENCRYPTED) line.text(` [encrypted ${payloadName(type)}]`);
  else (line.u8(at + 17) >> 4 === 1 ? firstChain : secondChain)(line, type, at + HEAD, 0, 0);
}

/** Makes what writes payloads of a version, the first of which is of a type: it returns where they end, or STOP. */
function chainOf(payloads: { readonly [type: number]: PrintPayload }): Payload["chain"] {
  const chain: Payload["chain"] = (line, start, from, depth, protocol) => {
    let at = from;
    for (let type = start; type !== 0;) {
      if (!line.has(at, HEADER)) return cut(line, type);
      const length = line.u16(at + 2);
      if (!line.has(at, length)) return cut(line, type);
      line.text(`\n${"    ".repeat(depth + 1)}(`);
      // Of fewer octets than that a payload is none, and would never end.
      let next = length > HEADER ? at + length : STOP;
      const print = payloads[type];
      if (next !== STOP && print) next = print(line, { type, at, length, depth: depth + 1, protocol, chain });
      else if (next !== STOP) line.text(payloadName(type));
      line.text(")");
      if (next === STOP) return STOP;
      type = line.u8(at);
      at = next;
    }
    return at;
  };
  return chain;
}
const { [ENCRYPTED_PAYLOAD]: _, ...unencrypted } = secondPayloads;
const firstChain = chainOf({ ...firstPayloads, ...unencrypted });
const secondChain = chainOf({ ...firstPayloads, ...secondPayloads });
