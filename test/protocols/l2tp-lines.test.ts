import { describe, expect, it } from "vitest";
import { IP, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of L2TP", () => {
  const line = (hex: string): string => saidInside([IP(), UDP({ sport: 40000, dport: 1701 })], hex, 1);
  const attributes = (hex: string): string => {
    const length = 12 + hex.replaceAll(" ", "").length / 2;
    return line(`c802 ${length.toString(16).padStart(4, "0")} 0001 0002 0003 0004 ${hex}`).replace(
      /^ l2tp:\[TLS\]\(1\/2\)Ns=3,Nr=4 ?/,
      "",
    );
  };

  it("has the header, and PPP in braces", () => {
    expect(line("0002 0001 0002 c021 0901 000a 00000000 0000")).toContain(
      " l2tp:[](1/2) {LCP, Echo-Request (0x09), id 1, length 12",
    );
    expect(attributes("")).toBe("ZLB");
    expect(line("0003")).toContain(" Unknown Version, neither L2F(1) nor L2TP(2)");
    expect(line("0001")).toContain(" l2f:");
    expect(line("8802 0001 0002 0003 0004")).toContain(" l2tp:[TS](1/2)Ns=3,Nr=4 No length");
    expect(line("4002 00ff 0001 0002")).toContain(" l2tp:[L](1/2) Length 255 larger than packet");
    expect(line("4002 0007 0001 0002")).toContain(" l2tp:[L](1/2) Length 7 smaller than header length");
    expect(line("0202 0001 0002 0000 0021")).toContain(" l2tp:[O](1/2) {");
    expect(line("0202 0001 0002 0009 0021")).toContain(" l2tp:[O](1/2) [|l2tp]");
  });

  it("names attributes, and says them", () => {
    expect(attributes("8008 0000 0000 0001")).toBe("*MSGTYPE(SCCRQ)");
    expect(attributes("8008 0000 0000 0005")).toBe("*MSGTYPE(MSGTYPE-#5)");
    expect(attributes("c008 0000 0006 0001")).toBe("*?FIRM_VER(???)");
    expect(attributes("4008 0009 0006 0001")).toBe("?VENDOR0009:ATTR0006(0001)");
    expect(attributes("000c 0000 0001 0002 0003 4142")).toBe("RESULT_CODE(2/3 AB)");
    expect(attributes("000a 0000 0003 00000003")).toBe("FRAMING_CAP(AS)");
    expect(attributes("0010 0000 0023 0000 00000001 00000002")).toBe("ACCM(send=00000001 recv=00000002 )");
    expect(attributes("000b 0000 002e 0001 c021 01")).toBe("PPP_DISCON_CC(0001, c021 at peer)");
    expect(attributes("0007 0000 0006 01")).toBe("FIRM_VER(AVP too short)");
    expect(attributes("0005 0000 0006")).toBe(" [|l2tp]");
  });
});
