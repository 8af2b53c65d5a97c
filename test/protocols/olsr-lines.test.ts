import { describe, expect, it } from "vitest";
import { IP, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of OLSR", () => {
  const olsr = (type: string, body: string, verbose = 1): string => {
    const size = body.replaceAll(" ", "").length / 2;
    const hex = (number: number): string => number.toString(16).padStart(4, "0");
    const message = `${type} 86 ${hex(12 + size)} 0a000009 01 00 0077 ${body}`;
    return saidInside([IP(), UDP({ sport: 698, dport: 698 })], `${hex(16 + size)} 1234 ${message}`, verbose);
  };
  const behind = (type: string, body: string): string =>
    olsr(type, body).replace(/^[^]*msg-seq 0x0077, length \d+/, "");

  it("has the heads of packets and messages", () => {
    expect(olsr("01", "0000 05 03", 0)).toBe("OLSRv4, seq 0x1234, length 20");
    expect(olsr("01", "0000 05 03")).toBe(
      "OLSRv4, seq 0x1234, length 20\n\tHello Message (0x01), originator 10.0.0.9, ttl 1, hop 0" +
        "\n\t  vtime 6.000s, msg-seq 0x0077, length 16\n\t  hello-time 2.000s, MPR willingness 3",
    );
  });

  it("says what messages hold", () => {
    expect(behind("01", "0000 05 03 06 00 0008 0a000001")).toContain(
      "\n\t    link-type Symmetric, neighbor-type Symmetric, len 8\n\t      neighbor\n\t\t10.0.0.1 ",
    );
    expect(behind("ca", "0012 0000 0a000001 ff80 0000")).toContain(
      "\n\t      neighbor 10.0.0.1, link-quality 100.00%, neighbor-link-quality 50.20%",
    );
    expect(behind("03", "0a000001")).toBe("\n\t  interface address 10.0.0.1");
    expect(behind("04", "0a000000 ffffff00 00000000 00031c2d")).toBe(
      "\n\t  Advertised networks (total 2)\n\t    10.0.0.0/24, Smart-Gateway: LINKSPEED IPV4 40000/600000",
    );
    expect(behind("82", "0001 0001 0001 0002 0a000001 6869 0000")).toContain(
      '\n\t    #0: type 0x0001, length 2, address 10.0.0.1, name "hi"',
    );
    expect(behind("01", "0000 05 03 06 00 0003 0a000001")).toContain(", len 3 (invalid)");
  });
});
