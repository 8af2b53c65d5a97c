import { describe, expect, it } from "vitest";
import { addressText, readAddress } from "../../src/web/page/address-text.ts";
import { cellValue } from "../../src/web/page/cell-value.ts";
import { compose, conditionOf } from "../../src/web/page/compose-filter.ts";
import { streamLines } from "../../src/web/page/drawers/stream-lines.ts";
import { scrollMap } from "../../src/web/page/scroll-map.ts";
import type { Row } from "../../src/web/messages.ts";

describe("scrollMap", () => {
  it("leaves short lists as they are", () => {
    const map = scrollMap(20_000, 400);
    expect([map.height, map.isScaled, map.offsetAt(137), map.scrollTopAt(137)]).toEqual([20_000, false, 137, 137]);
  });

  it("reaches both ends of a list that is higher than browsers let an element be", () => {
    const full = 5_000_000 * 20;
    const map = scrollMap(full, 400);
    expect(map.height).toBeLessThan(17_895_697);
    expect(map.offsetAt(0)).toBe(0);
    expect(map.offsetAt(map.height - 400)).toBe(full - 400);
    expect(map.scrollTopAt(full - 400)).toBeCloseTo(map.height - 400, 6);
    expect(map.offsetAt(map.scrollTopAt(54_321_000))).toBeCloseTo(54_321_000, 3);
  });

  it("stays within a list that is lower than what is seen of it", () => {
    const map = scrollMap(100, 400);
    expect([map.end, map.offsetAt(50), map.scrollTopAt(50)]).toEqual([0, 0, 0]);
  });
});

describe("compose", () => {
  const condition = conditionOf({ text: "80", filter: "tcp.port", value: "80" }) ?? "";

  it.each([
    ["only", "dns", "tcp.port == 80"],
    ["not", "dns", "!(tcp.port == 80)"],
    ["and", "", "tcp.port == 80"],
    ["and", "dns", "dns && tcp.port == 80"],
    ["and", "dns || arp", "(dns || arp) && tcp.port == 80"],
    ["or", "dns", "dns || tcp.port == 80"],
    ["and not", "dns", "dns && !(tcp.port == 80)"],
    ["and not", "", "!(tcp.port == 80)"],
  ] as const)("%s, after %j, is %s", (how, before, after) => {
    expect(compose(how, condition, before)).toBe(after);
  });

  it("asks only whether a field is there where it has no value", () => {
    expect(conditionOf({ text: "TCP", filter: "tcp", value: undefined })).toBe("tcp");
    expect(conditionOf({ text: "no field", filter: undefined, value: undefined })).toBeUndefined();
  });
});

describe("cellValue", () => {
  const row = { number: 7, original: 60 } as Row;

  it.each([
    ["%s", "10.0.0.1", "ip.src", "10.0.0.1"],
    ["%d", "fe80::1", "ipv6.dst", "fe80::1"],
    ["%s", "02:00:00:00:00:01", "eth.src", "02:00:00:00:00:01"],
    ["%d", "Broadcast", undefined, undefined],
    ["%p", "TLSv1.2", "tls", undefined],
    ["%p", "ICMPv6", "icmpv6", undefined],
    ["%m", "7", "frame.number", "7"],
    ["%L", "60", "frame.len", "60"],
    ["%Cus:dns.qry.name:0:R", "example.org", "dns.qry.name", '"example.org"'],
  ])("%s %s", (format, text, filter, value) => {
    expect(cellValue(row, format, text)).toMatchObject({ filter, value });
  });
});

describe("streamLines", () => {
  const segment = (from: 0 | 1, text: string) => ({ from, index: 3, bytes: new TextEncoder().encode(text) });

  it("breaks text where lines end, and where they are too long", () => {
    const lines = streamLines([segment(0, `GET / HTTP/1.1\r\n\r\n${"x".repeat(100)}`)], "text");
    expect(lines.map(({ text }) => text)).toEqual(["GET / HTTP/1.1", "", "x".repeat(96), "xxxx"]);
  });

  it("writes what is no text as dots", () => {
    expect(streamLines([segment(1, "\u0000a\u001b[2J")], "text")[0]?.text).toBe("·a·[2J");
  });

  it("counts the octets of each side by itself", () => {
    const lines = streamLines([segment(0, "a".repeat(20)), segment(1, "b"), segment(0, "c")], "hex");
    expect(lines.map(({ offset }) => offset)).toEqual([0, 16, 0, 20]);
    expect(lines[1]?.text).toBe(`${"61 ".repeat(4).trim().padEnd(48)} aaaa`);
  });
});

describe("addresses", () => {
  it("say file, filter, packet and drawer", () => {
    const text = addressText({
      file: "a b.pcap",
      filter: "tcp.port == 80",
      packet: 6,
      show: { kind: "follow", packet: 6 },
    });
    expect(text).toBe("#file=a+b.pcap&filter=tcp.port+%3D%3D+80&packet=7&show=follow");
    expect(readAddress(text)).toEqual({
      file: "a b.pcap",
      filter: "tcp.port == 80",
      packet: 6,
      show: { kind: "follow", packet: 6 },
    });
  });

  it("are read whatever somebody wrote there", () => {
    expect(readAddress("#packet=-3&show=nonsense&filter=")).toEqual({});
    expect(readAddress("")).toEqual({});
  });
});
