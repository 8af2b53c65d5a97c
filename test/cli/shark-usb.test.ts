import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ours } from "./run-shark.ts";

const IN = 0x80;
const CONTROL = 2;
const BULK = 3;
const GET_CONFIGURATION_DESCRIPTOR = "8006000200002000";
/** A configuration with one interface of mass storage, and its endpoint 1. */
const configuration = "090219000101008032" + "090400000108065000" + "07058102400001";

interface Urb {
  readonly answers?: boolean;
  readonly transfer: number;
  readonly endpoint: number;
  readonly setup?: string;
  readonly data?: string;
}

/** A transfer of device 5 on bus 1, with the header of usbmon that has `size` octets. */
function urb({ answers = false, transfer, endpoint, setup, data = "" }: Urb, size: 48 | 64): Buffer {
  const octets = Buffer.from(data, "hex");
  const header = Buffer.alloc(size);
  header.writeUInt32LE(0x1234, 0);
  header[8] = (answers ? "C" : "S").charCodeAt(0);
  header[9] = transfer;
  header[10] = endpoint;
  header[11] = 5;
  header.writeUInt16LE(1, 12);
  header[14] = setup === undefined ? 0x2d : 0;
  header[15] = octets.length > 0 ? 0 : 0x3c;
  header.writeInt32LE(answers ? 0 : -115, 28);
  header.writeUInt32LE(octets.length, 36);
  if (setup !== undefined) header.write(setup, 40, "hex");
  return Buffer.concat([header, octets]);
}

/** A transfer as USBPcap tells it. */
function irp({ answers = false, transfer, endpoint, data = "" }: Urb, stage: number): Buffer {
  const octets = Buffer.from(data, "hex");
  const header = Buffer.alloc(28);
  header.writeUInt16LE(28, 0);
  header.writeUInt32LE(0x1234, 2);
  header.writeUInt16LE(8, 14);
  header[16] = answers ? 1 : 0;
  header.writeUInt16LE(1, 17);
  header.writeUInt16LE(5, 19);
  header[21] = endpoint;
  header[22] = transfer;
  header.writeUInt32LE(octets.length, 23);
  header[27] = stage;
  return Buffer.concat([header, octets]);
}

const asked: Urb = { transfer: CONTROL, endpoint: IN, setup: GET_CONFIGURATION_DESCRIPTOR };
const answered: Urb = { answers: true, transfer: CONTROL, endpoint: IN, data: configuration };
const read: Urb = { answers: true, transfer: BULK, endpoint: IN | 1, data: "55534253" };

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "remora-usb-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lines of fields, and of what is printed without. */
async function shown(linkType: number, packets: readonly Buffer[], fields: readonly string[] = []): Promise<string[]> {
  const file = join(folder, "usb.pcap");
  const head = Buffer.from("d4c3b2a1020004000000000000000000ffff000000000000", "hex");
  head.writeUInt32LE(linkType, 20);
  const records = packets.flatMap((packet, second) => {
    const record = Buffer.alloc(16);
    record.writeUInt32LE(second, 0);
    record.writeUInt32LE(packet.length, 8);
    record.writeUInt32LE(packet.length, 12);
    return [record, packet];
  });
  writeFileSync(file, Buffer.concat([head, ...records]));
  const words = fields.length > 0 ? ["-T", "fields", ...fields.flatMap((field) => ["-e", field])] : [];
  return (await ours(["-r", file, ...words])).stdout.replace(/\n$/, "").split("\n");
}

describe("transfers over USB", () => {
  it.each([
    ["usbmon", 189, [asked, answered, read].map((one) => urb(one, 48))],
    ["mapped usbmon", 220, [asked, answered, read].map((one) => urb(one, 64))],
    ["USBPcap", 249, [irp({ ...asked, data: asked.setup }, 0), irp(answered, 1), irp(read, 0)]],
  ])("are answered, and tell what interfaces there are (%s)", async (_name, linkType, packets) => {
    const lines = await shown(linkType, packets);
    expect(
      lines.map((line) =>
        line
          .replace(/ +/g, " ")
          .trim()
          .slice(11)
          .replace(/USB \d+/, "USB"),
      ),
    ).toEqual([
      "host → 1.5.0 USB GET DESCRIPTOR Request CONFIGURATION",
      "1.5.0 → host USB GET DESCRIPTOR Response CONFIGURATION",
      "1.5.1 → host USB URB_BULK in",
    ]);
    const fields = [
      "usb.request_in",
      "usb.time",
      "usb.src",
      "usb.bInterfaceClass",
      "usb.bEndpointAddress",
      "usb.capdata",
    ];
    expect(await shown(linkType, packets, fields)).toEqual([
      "\t\thost\t\t\t",
      expect.stringMatching(/^1\t1\.000000000\t1\.5\.0\t0x08\t0x81\t/),
      "\t\t1.5.1\t0x08\t\t55534253",
    ]);
  });

  it("show characters, statuses and setup packets as words", async () => {
    const fields = ["usb.urb_type", "usb.setup_flag", "usb.urb_status", "usb.bmRequestType", "usb.setup.wLength"];
    expect(await shown(189, [urb(asked, 48), urb(answered, 48)], fields)).toEqual([
      "'S'\t'\\0'\t-115\t0x80\t32",
      "'C'\t'-'\t0\t\t",
    ]);
  });

  it("are malformed where descriptors are cut, or have no octets", async () => {
    const cut = await shown(189, [urb(asked, 48), urb({ ...answered, data: "120110" }, 48)]);
    expect(cut[1]).toContain("[Malformed Packet]");
    const empty = await shown(189, [urb(asked, 48), urb({ ...answered, data: "0002" }, 48)]);
    expect(empty[1]).toContain("[Malformed Packet]");
  });
});
