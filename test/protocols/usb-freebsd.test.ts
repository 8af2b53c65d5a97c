import { expect, it } from "vitest";
import { UsbFreeBsd } from "../../src/protocols/layers.ts";
import { Packet, packet } from "../../src/toolkit/packet.ts";

const FREEBSD_LINK = 186;

it("transfers of FreeBSD have frames behind their header, with octets where these were captured", () => {
  const built = packet(
    UsbFreeBsd({
      bus: 2,
      device: 3,
      type: 1,
      transfer: 2,
      status: 0x10021,
      endpoint: 0x81,
      speed: 3,
      frameCount: 2,
      frames: [
        { length: 3, flags: 3, data: Uint8Array.of(1, 2, 3) },
        { length: 8, flags: 0 },
      ],
    }),
  );
  expect(built.linkType).toBe(FREEBSD_LINK);
  expect(built.bytes.length).toBe(128 + 11 + 8);
  expect([...built.bytes.subarray(4, 12)]).toEqual([2, 0, 0, 0, 3, 0, 1, 2]);
  const read = new Packet(built.bytes, { linkType: FREEBSD_LINK });
  expect(read.layers[0]?.protocol.name).toBe("usb-freebsd");
  expect(read.get(UsbFreeBsd)).toMatchObject({
    status: 0x10021,
    endpoint: 0x81,
    frames: [{ length: 3 }, { length: 8 }],
  });
  expect(read.build()).toEqual(built.bytes);
});

it("more frames than there are octets for are no endless list", () => {
  const head = packet(UsbFreeBsd({ frameCount: 0xffffffff })).bytes;
  const read = new Packet(head, { linkType: FREEBSD_LINK });
  expect(read.layers[0]?.protocol.name).toBe("usb-freebsd");
});
