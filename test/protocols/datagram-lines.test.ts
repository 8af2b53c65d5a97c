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

describe("tcpdump's line of AHCP", () => {
  const head = "2b01 03 04 deadbeef 0102030405060708 1112131415161718";
  const ahcp = (hex: string, verbose: number): string =>
    saidInside([IP(), UDP({ sport: 5359, dport: 5359 })], `${head} ${hex}`, verbose);

  it("says who asks whom, and with -vv for what", () => {
    expect(ahcp("01 00 0006 03 04 00000e10", 0)).toBe("AHCP Version 1");
    expect(ahcp("01 00 0006 03 04 00000e10", 1)).toBe(
      "AHCP Version 1\n\tHopcount 3, Original Hopcount 4, Nonce 0xdeadbeef, Source Id 01:02:03:04:05:06:07:08" +
        ", Destination Id 11:12:13:14:15:16:17:18\n\tOffer, Length 6",
    );
    expect(ahcp("01 00 0013 03 04 00000e10 0b 05 0a000000 08 02 04 00000000", 2)).toContain(
      ", Length 19\n\t Expires: 3600s\n\t IPv4 Prefix Delegation: 10.0.0.0/8\n\t Origin Time: 1970-01-01 00:00:00 UTC",
    );
    expect(ahcp("01 00 0003 09 01 00", 2)).toContain("\n\t IPv4 Address (invalid)");
  });
});

describe("tcpdump's line of IGRP", () => {
  it("lists routes of three kinds", () => {
    const igrp = (hex: string, verbose = 0): string => saidInside([IP({ proto: 9 })], hex, verbose);
    const route = "0a0102 000100 000064 05dc ff 01 02";
    const metrics = "d=2560 b=100000 r=255 l=1 M=356 mtu=1500 in 2 hops";
    expect(igrp(`11 03 0064 0001 0001 0001 0000 ${route} ${route} ${route}`)).toBe(
      `igrp: update V1 edit=3 AS=100 (1/1/1) *.10.1.2 ${metrics} 10.1.2.0 ${metrics} X10.1.2.0 ${metrics}`,
    );
    expect(igrp("12 03 0064 0001 0000 0000 3030", 1)).toBe(
      "igrp: request V1 edit=3 AS=100 (1/0/0) checksum=0x3030 (invalid)",
    );
  });
});
