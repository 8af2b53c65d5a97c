import { describe, expect, it } from "vitest";
import { IP, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

const said = (port: number, hex: string): string => saidInside([IP(), UDP({ sport: port, dport: port })], hex, 0);

describe("tcpdump's line of AODV", () => {
  it("has requests, replies and failures", () => {
    expect(said(654, "01 00 00 05 00001234 0a000001 00000007 0a000002 00000008 01 04 0000004d")).toBe(
      " aodv rreq 30  hops 5 id 0x00001234\n\tdst 10.0.0.1 seq 7 src 10.0.0.2 seq 8\n\text HELLO 77 ms",
    );
    expect(said(654, "02 00 15 05 0a000001 00000007 0a000002 0000004d")).toBe(
      " aodv rrep 20  prefix 21 hops 5\n\tdst 10.0.0.1 dseq 7 src 10.0.0.2 77 ms",
    );
    expect(said(654, "03 80 00 02 0a000001 00000007")).toBe(" aodv rerr [D] [items 2] [12]: {10.0.0.1}(7) [|aodv]");
    expect(said(654, "04 00")).toBe(" aodv rrep-ack 2");
    expect(said(654, "05 00")).toBe(" aodv type 5 2");
  });
});

describe("tcpdump's line of timed", () => {
  it("has what daemons of time say", () => {
    expect(said(525, "05 01 0102 00000005 00000046 686f737400")).toBe(
      "TSP_SETTIME vers 1 seq 258 time 5.000070 name host",
    );
    expect(said(525, "01 01 0102 ffffffff 000f423f 00")).toBe("TSP_ADJTIME vers 1 seq 258 time -0.000001 name ");
    expect(said(525, "18 01 0102 03000000 00000000 61")).toBe("TSP_LOOP vers 1 seq 258 hopcnt 3 name a [|timed]");
    expect(said(525, "30 01")).toBe("(tsp_type 0x30) vers 1 [|timed]");
  });
});
