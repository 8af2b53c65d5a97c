import { expect, it } from "vitest";
import { ARP, FDDI, LLC, SNAP } from "../../src/protocols/layers.ts";
import { Packet, packet } from "../../src/toolkit/packet.ts";
import { lineOf } from "./line-text.ts";

const FDDI_LINK = 10;

it("frames of FDDI carry LLC, with any priority", () => {
  const built = packet(
    FDDI({ fc: 0x53, src: "02:00:00:00:00:01" }),
    LLC({ dsap: "SNAP", ssap: "SNAP" }),
    SNAP(),
    ARP(),
  );
  expect(built.linkType).toBe(FDDI_LINK);
  const read = new Packet(built.bytes, { linkType: FDDI_LINK });
  expect(read.layers.map(({ protocol }) => protocol.name)).toEqual(["fddi", "llc", "snap", "arp"]);
  expect(read.get(FDDI)?.src).toBe("02:00:00:00:00:01");
  expect([...built.bytes.subarray(7, 13)]).toEqual([0x40, 0, 0, 0, 0, 0x80]);
  expect(read.build()).toEqual(built.bytes);
});

it("tokens and station management carry nothing that is known", () => {
  const token = packet(FDDI({ fc: 0x80 }));
  expect(new Packet(token.bytes, { linkType: FDDI_LINK }).layers.map(({ protocol }) => protocol.name)).toEqual([
    "fddi",
  ]);
  const management = new Packet(Uint8Array.of(0x41, ...token.bytes.slice(1), 1, 2, 3), { linkType: FDDI_LINK });
  expect(management.layers.map(({ protocol }) => protocol.layer)).toEqual(["FDDI", "Raw"]);
});

it.each([
  [0x40, "void"],
  [0x41, "info"],
  [0x4e, "smte"],
  [0x63, "imp_async3"],
  [0x80, "nrt"],
  [0x81, "81"],
  [0xc0, "rt"],
  [0xc3, "claim"],
  [0xd7, "sync7"],
  [0xf0, "f0"],
])("frames with the control %i are called %s by tcpdump, which does not turn the bits of addresses", (fc, name) => {
  const line = lineOf([FDDI({ fc, src: "02:00:00:00:00:02", dst: "02:00:00:00:00:01" })], { linkHeader: true });
  expect(line.replace("<SMT printer not yet implemented>", "").trim()).toBe(
    `${name} 40:00:00:00:00:40 > 40:00:00:00:00:80, length 13:`,
  );
});

it("frames of LLC print what they carry, and others what they are", () => {
  const arp = [FDDI(), LLC({ dsap: "SNAP", ssap: "SNAP" }), SNAP(), ARP({ psrc: "10.0.0.1", pdst: "10.0.0.2" })];
  expect(lineOf(arp)).toMatch(/^ARP, Request who-has 10.0.0.2 /);
  expect(lineOf(arp, {}, 12)).toBe(" [|fddi]");
  expect(lineOf([FDDI({ fc: 0x41 })])).toBe("<SMT printer not yet implemented>");
});
