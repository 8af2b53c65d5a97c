import { dumpText } from "../../definition/dump-line.ts";
import { relativeTime } from "../parts/relative-time-line.ts";
import { HSRP } from "./hsrp.ts";

const SECRET = 8;
const opcodes: { readonly [opcode: number]: string } = { 0: "hello", 1: "coup", 2: "resign" };
const states: { readonly [state: number]: string } = {
  0: "initial",
  1: "learn",
  2: "listen",
  4: "speak",
  8: "standby",
  16: "active",
};

export const hsrpText = dumpText(
  HSRP,
  (line, at, length) => {
    line.protocol = "hsrp";
    const version = line.u8(at);
    line.text(`HSRPv${version}`);
    if (version !== 0) return;
    line.text("-");
    line.named(opcodes, line.u8(at + 1), "unknown (%)");
    line.text(` ${length}: `);
    const state = line.u8(at + 2);
    line.text("state=");
    line.named(states, state, "Unknown (%)");
    line.text(" ");
    line.text(`group=${line.u8(at + 6)} `);
    const reserved = line.u8(at + 7);
    if (reserved !== 0) line.text(`[reserved=${reserved}!] `);
    line.need(at + 16, 4);
    line.text("addr=");
    line.host4(at + 16);
    if (line.verbose === 0) return;
    line.text(" hellotime=");
    relativeTime(line, line.u8(at + 3));
    line.text(" holdtime=");
    relativeTime(line, line.u8(at + 4));
    line.text(` priority=${line.u8(at + 5)} auth="`);
    line.visibleText(at + 8, SECRET, true);
    line.text('"');
  },
  { carriedBy: { "udp.port": 1985 } },
);
