import { describe, expect, it } from "vitest";
import { IP, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of Rx", () => {
  const rx = (hex: string, verbose = 0): string => saidInside([IP(), UDP({ sport: 9, dport: 7001 })], hex, verbose);
  const head = (type: string, flags = "00"): string =>
    `00000001 00000002 00000003 00000001 00000005 ${type} ${flags} 00 05 0000 001a`;

  it("says more of the header the more it is asked for", () => {
    expect(rx(`${head("01")} 00000000`)).toBe(" rx data (32)");
    expect(rx(head("01"), 1)).toBe(" rx data seq 1 ser 5 (28)");
    expect(rx(head("01", "21"), 2)).toBe(" rx data cid 00000002 call# 3 seq 1 ser 5 <client-init>,<jumbogram> (28)");
    expect(rx(head("06", "04"), 3)).toBe(
      " rx challenge cid 00000002 call# 3 seq 1 ser 5 secindex 5 serviceid 26 <last-pckt> (28)",
    );
    expect(rx(head("c8"))).toBe(" rx type 200 (28)");
    expect(rx("00")).toBe(" [|rx] (1)");
  });

  it("has runs of packets that came or did not", () => {
    const acknowledged = `${head("02", "20")} 0000 0011 00000005 00000004 00000007 01 05 0100010100 000000 000005dc`;
    expect(rx(acknowledged)).toBe(" rx ack first 5 serial 7 reason ack requested acked 5,7-8 nacked 6,9 (58)");
    expect(rx(acknowledged, 3)).toContain(" <slow-start> bufspace 0 maxskew 17 first 5");
    expect(rx(acknowledged, 2)).toContain(" ifmtu 1500 (58)");
    expect(rx(head("02"))).toBe(" rx ack [|ack] (28)");
    expect(rx(`${head("02")} 0000 0011 00000005 00000004 00000007 0b 05 01`)).toBe(
      " rx ack first 5 serial 7 reason #11 [|ack] (47)",
    );
  });
});
