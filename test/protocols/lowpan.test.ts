import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const UNCHECKED = 230;
const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const session = new FullSession(standardCatalog(), standardWalk, {});
const seen = (hex: string) => seenBy(session, octets(hex), 1, UNCHECKED);
/** A frame between stations with short addresses, and one between stations with long ones. */
const SHORT = "61a8 5e badc 0100 0200";
const LONG = "41dc 5e badc 0807060504030201 1817161514131211";
const ECHO = "8000 1234 0001 0001";

describe("6LoWPAN", () => {
  it("has addresses from the frame where they are left out", () => {
    const { path, fields } = seen(`${SHORT} 7a33 3a ${ECHO}`);
    expect(path).toBe("wpan:6lowpan:ipv6:icmpv6");
    expect(fields.get("6lowpan.src")).toEqual(["fe80::ff:fe00:2"]);
    expect(fields.get("ipv6.dst")).toEqual(["fe80::ff:fe00:1"]);
    expect(fields.get("ipv6.hlim")).toEqual(["64"]);
    expect(seen(`${LONG} 7a33 3a ${ECHO}`).fields.get("ipv6.src")).toEqual(["fe80::1312:1314:1516:1718"]);
  });

  it("has them whole, in part, or of groups", () => {
    const whole = "20010db8000000000000000000000001 20010db8000000000000000000000002";
    expect(seen(`${SHORT} 7a00 3a ${whole} ${ECHO}`).fields.get("ipv6.src")).toEqual(["2001:db8::1"]);
    expect(seen(`${SHORT} 7a22 3a 0003 0004 ${ECHO}`).fields.get("ipv6.dst")).toEqual(["fe80::ff:fe00:4"]);
    expect(seen(`${SHORT} 7a3b 3a 01 ${ECHO}`).fields.get("ipv6.dst")).toEqual(["ff02::1"]);
    expect(seen(`${SHORT} 7a3a 3a 02 030405 ${ECHO}`).fields.get("ipv6.dst")).toEqual(["ff02::3:405"]);
    expect(seen(`${SHORT} 7a39 3a 02 0102030405 ${ECHO}`).fields.get("ipv6.dst")).toEqual(["ff02::1:203:405"]);
    expect(seen(`${SHORT} 7af7 12 3a ${ECHO}`).fields.get("6lowpan.iphc.sci")).toEqual(["0x01"]);
    expect(seen(`${SHORT} 41 60000000 0008 3a 40 ${whole} ${ECHO}`).path).toBe("wpan:6lowpan:ipv6:icmpv6");
  });

  it("has class, flow and hop limit where they are not", () => {
    const { fields } = seen(`${SHORT} 6033 04000001 3a 07 ${ECHO}`);
    expect(fields.get("ipv6.flow")).toEqual(["0x000001"]);
    expect(fields.get("ipv6.hlim")).toEqual(["7"]);
    expect(fields.get("6lowpan.class")).toEqual(["0x10"]);
    expect(seen(`${SHORT} 6833 40e3ff 3a 01 ${ECHO}`).fields.get("ipv6.tclass.ecn")).toEqual(["1"]);
  });

  it("puts together headers of UDP", () => {
    const { path, fields } = seen(`${SHORT} 7e33 f0 1633 1634 abcd 4003`);
    expect(path.startsWith("wpan:6lowpan:ipv6:udp")).toBe(true);
    expect(fields.get("udp.srcport")).toEqual(["5683"]);
    expect(seen(`${SHORT} 7e33 f3 12 abcd 01`).fields.get("udp.dstport")).toEqual(["61618"]);
    expect(seen(`${SHORT} 7e33 f1 1633 12 abcd 01`).fields.get("udp.dstport")).toEqual(["61458"]);
    expect(seen(`${SHORT} 7e33 f2 12 1633 abcd 01`).fields.get("udp.srcport")).toEqual(["61458"]);
    const unchecked = seen(`${SHORT} 7e33 f7 12 0102030405`).fields;
    expect(unchecked.get("udp.length")).toEqual(["13"]);
    expect(unchecked.has("udp.checksum_bad.expert")).toBe(false);
  });

  it("leaves fragments, and what else is compressed, as octets", () => {
    const first = seen(`${SHORT} c064 1234 7a33 3a ${ECHO}`);
    expect(first.path).toBe("wpan:6lowpan:data");
    expect(first.fields.get("6lowpan.frag.size")).toEqual(["100"]);
    const later = seen(`${SHORT} e064 1234 05 01020304`);
    expect(later.fields.get("6lowpan.frag.offset")).toEqual(["40"]);
    expect(later.fields.get("data.data")).toEqual(["01:02:03:04"]);
    expect(seen(`${SHORT} 7e33 e1 06 6304 00000005`).path).toBe("wpan:6lowpan:data");
  });

  it("reads what is cut off as far as it goes", () => {
    for (const whole of [
      `${SHORT} 7ef7 12 f0 1633 1634 abcd 01`,
      `${LONG} 6011 04000001 3a 01 ${"05".repeat(16)} ${ECHO}`,
    ])
      for (let end = octets(SHORT).length + 1; end <= octets(whole).length; end++)
        expect(seen(Buffer.from(octets(whole).slice(0, end)).toString("hex")).path).toContain("wpan");
  });
});
