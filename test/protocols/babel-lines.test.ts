import { describe, expect, it } from "vitest";
import { IP, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of Babel", () => {
  const size = (hex: string): string => (hex.replaceAll(" ", "").length / 2).toString(16).padStart(4, "0");
  const babel = (body: string, verbose = 1, trailer = ""): string =>
    saidInside([IP(), UDP({ sport: 9, dport: 6697 })], `2a02 ${size(body)} ${body} ${trailer}`, verbose);
  const hello = "04 06 0000 1f6a 07d0";

  it("names messages, and those behind the packet's length", () => {
    expect(babel(`00 ${hello} 05 06 0000 0060 1770`, 0, hello)).toBe("babel 2 (17) pad1 hello ihu | hello");
    expect(babel("08 0e 0180 2000 1f40 7e10 0001 c0a80419 c8 00", 0)).toBe("babel 2 (18) update/prefix unknown");
    expect(saidInside([IP(), UDP({ sport: 9, dport: 6696 })], "2a03 0000", 0)).toBe("babel 3 unknown version");
    expect(saidInside([IP(), UDP({ sport: 9, dport: 6696 })], "2902 0000", 0)).toBe("babel invalid header");
  });

  it("says what is in messages where -v asks for it", () => {
    expect(babel(hello)).toBe("babel 2 (8)\n\tHello seqno 8042 interval 20.00s");
    expect(babel("04 06 8000 1f6a 0000")).toContain("\n\tHello (Unicast) seqno 8042 unscheduled");
    expect(babel("04 0c 0000 1f6a 07d0 03 04 00000010")).toContain(" interval 20.00s sub-timestamp 0.000016s");
    expect(babel("05 0a 0100 0060 1770 c0a80419")).toContain("\n\tIHU 192.168.4.25 rxcost 96 interval 60.00s");
    expect(babel("05 06 0400 0060 1770")).toContain("\n\tIHU  [|babel]");
    expect(babel("07 02 0000")).toContain("\n\tNext Hop invalid AE 0");
    expect(babel("09 02 0000")).toContain("\n\tRoute Request for any");
    expect(babel("0a 0e 0120 1234 7f00 0218f3fffea9914e 00000000")).toContain("\n\tSeqno Request  (invalid)");
    expect(babel("0f 11 0110 1234 7f08 0218f3fffea9914e c0a8 0a")).toContain(
      "\n\tSS-MH-Request (127 hops) for (192.168.0.0/16, 10.0.0.0/8) seqno 4660 id 02:18:f3:ff:fe:a9:91:4e",
    );
  });

  it("puts the octets of the last prefix in front of one that leaves some out", () => {
    const first = "08 0e 0180 2000 1f40 7e10 0001 c0a80419";
    const second = "08 0f 0100 2003 1f40 7e10 ffff 63 02 02 0106";
    expect(babel(`${first} ${second}`)).toBe(
      "babel 2 (33)\n\tUpdate/prefix 192.168.4.25/32 metric 1 seqno 32272 interval 80.00s" +
        "\n\tUpdate 192.168.4.99/32 metric 65535 seqno 32272 interval 80.00s sub-diversity 1-6",
    );
  });
});
