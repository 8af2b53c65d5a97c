import type { DumpLine } from "../../definition/dump-line.ts";
import { authenticationTrailer, localBlock } from "./ospf-authentication.dump.ts";
import { designatedRouters, messages, routerAndArea } from "./ospf-head.dump.ts";
import { linkState, linkStateHeader, linkStateName, optionNames } from "./ospf-link-state3.dump.ts";

const HEADER = 16;
const LINK_STATE = 20;
const LOCAL_SIGNALLING = 0x200;
const Type = { hello: 1, description: 2, request: 3, update: 4, acknowledge: 5 } as const;
const descriptionFlags = [
  [4, "Init"],
  [2, "More"],
  [1, "Master"],
  [16, "IPv6 MTU"],
] as const;

/** What OSPF over IPv6 says, which is version 3 (RFC 5340). */
export function overIPv6(line: DumpLine, at: number, length: number): void {
  line.protocol = "ospf3";
  const type = line.u8(at + 1);
  const version = line.u8(at);
  line.text(`OSPFv${version}, `);
  line.named(messages, type, "unknown packet type (%)");
  line.text(`, length ${length}`);
  if (line.verbose === 0 || !(type in messages)) return;
  const announced = line.u16(at + 2);
  if (length < announced) return line.text(` [len ${announced}]`);
  routerAndArea(line, at + 4);
  const instance = line.u8(at + 14);
  if (instance !== 0) line.text(`, Instance ${instance}`);
  if (version !== 3) return;
  const body = at + HEADER;
  const end = at + announced;
  const last = at + length;
  const isVerbose = line.verbose > 1;
  let next = end;
  if (type === Type.hello || type === Type.description) {
    const options = type === Type.hello ? hello(line, body, end) : description(line, body, end);
    if (options & LOCAL_SIGNALLING) next = localBlock(line, end, last);
  } else if (type === Type.request && isVerbose) {
    for (let request = body; request < end; request += 12) {
      line.need(request, 12);
      line.text("\n\t  Advertising Router ");
      line.host4(request + 8);
      linkStateName(line, line.u16(request + 2), request + 4);
    }
  } else if (type === Type.update && isVerbose) {
    let left = line.u32(body);
    for (let state = body + 4; left > 0 && state < end; left--) state = linkState(line, state, end);
  } else if (type === Type.acknowledge && isVerbose) {
    for (let state = body; state < end; state += LINK_STATE) linkStateHeader(line, state);
  }
  authenticationTrailer(line, next, last);
}

function optionsText(line: DumpLine, at: number): number {
  const options = line.u32(at) & 0xffffff;
  line.text("\n\tOptions [");
  line.bitNames(optionNames, options, ", ", "none");
  line.text("]");
  return options;
}

function hello(line: DumpLine, at: number, end: number): number {
  const options = optionsText(line, at + 4);
  line.need(at + 8, 4);
  line.text(`\n\t  Hello Timer ${line.u16(at + 8)}s, Dead Timer ${line.u16(at + 10)}s, Interface-ID `);
  line.host4(at);
  line.text(`, Priority ${line.u8(at + 4)}`);
  designatedRouters(line, at + 12);
  if (line.verbose > 1) {
    line.text("\n\t  Neighbor List:");
    for (let next = at + 20; next < end; next += 4) {
      line.need(next, 4);
      line.text("\n\t    ");
      line.host4(next);
    }
  }
  return options;
}

function description(line: DumpLine, at: number, end: number): number {
  const options = optionsText(line, at);
  const flags = line.u8(at + 7);
  line.text(", DD Flags [");
  line.bitNames(descriptionFlags, flags, ", ", "none");
  line.text("]");
  line.need(at + 8, 4);
  line.text(`, MTU ${line.u16(at + 4)}, DD-Sequence 0x`);
  line.hex(line.u32(at + 8), 8);
  if (line.verbose > 1) {
    for (let next = at + 12; next < end; next += LINK_STATE) linkStateHeader(line, next);
  }
  return options;
}
