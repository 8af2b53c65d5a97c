import { u32le } from "../../bytes/numbers.ts";
import { dumpText } from "../../definition/dump-line.ts";
import { Ether } from "./ethernet.ts";

const HEAD = 20;

/** The heartbeat of hosts among which Windows balances load. */
export const balancingText = dumpText(
  Ether,
  (line, at) => {
    line.protocol = "msnlb";
    line.text("MS NLB heartbeat");
    line.need(at, HEAD);
    line.text(`, host priority: ${u32le(line.bytes, at + 8)}, cluster IP: `);
    line.host4(at + 12);
    line.text(", host IP: ");
    line.host4(at + 16);
  },
  { carriedBy: { ethertype: 0x886f } },
);
