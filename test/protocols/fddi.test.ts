import { expect, it } from "vitest";
import { ARP, FDDI, LLC, SNAP } from "../../src/protocols/layers.ts";
import { Packet, packet } from "../../src/toolkit/packet.ts";

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
