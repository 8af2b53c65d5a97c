import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { ProtocolPath } from "../../src/flows/protocol-path.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

const SOCKETCAN = 227;
const NFLOG = 239;
const session = new FullSession(standardCatalog(), standardWalk);
const columns = new PacketColumns(session.dissector, standardTexts, noNames);

function seen(linkType: number, hex: string): string {
  const octets = new Uint8Array(Buffer.from(hex, "hex"));
  const bytes = new Uint8Array(octets.length + 16);
  bytes.set(octets);
  const about = { number: 1, seconds: 0, nanoseconds: 0, interface: 0, comments: [] };
  session.dissect({ ...about, linkType, bytes, start: 0, end: octets.length, original: octets.length });
  columns.compose();
  const info = Buffer.from(columns.buffer.subarray(0, columns.length)).toString();
  return `${new ProtocolPath(session.dissector).text()} ${info}`;
}

describe("frames on a CAN bus", () => {
  it.each([
    ["0000073301000000" + "00", "can:data ID: 1843 (0x733), Length: 1"],
    ["9f11223304000000" + "01020304", "can:data Ext. ID: 521216563 (0x1f112233), Length: 4"],
    ["4000012304000000", "can ID: 291 (0x123), Length: 4(Remote Transmission Request)"],
    ["2000000208000000" + "0504ff1f55010203", "can ERR: Lost arbitration"],
    ["200000ff04000000" + "0504ff1f", expect.stringMatching(/^can ERR: Transmit timeout, .*\[Malformed Packet\]$/)],
    ["0000000002000000" + "8100", "can:autosar-nm NM (CBV: 0x81, SNI: 0x00)"],
    ["00000000", expect.stringContaining("can ")],
  ])("%s", (hex, line) => expect(seen(SOCKETCAN, hex)).toEqual(line));
});

describe("packets that netfilter logs", () => {
  const udp = "4500001c000100004011f9720a0000010a000002" + "30393039" + "0008" + "0000";
  it("are what the family says, or the first item", () => {
    expect(seen(NFLOG, `02000000080001000000030020000900${udp}`)).toMatch(/^nflog:ip:udp /);
    expect(seen(NFLOG, `07000000080001000800030020000900${udp}`)).toMatch(/^nflog:ip:udp /);
  });

  it("may be of hosts that write numbers the other way", () => {
    expect(seen(NFLOG, `02000000000800010000030000200009${udp}`)).toMatch(/^nflog:ip:udp /);
  });

  it("are malformed where an item has no room for itself, or more than there is", () => {
    expect(seen(NFLOG, "0200000003000100")).toContain("[Malformed Packet]");
    expect(seen(NFLOG, "0200000040000a0041")).toContain("[Malformed Packet]");
  });
});
