import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Packet, Raw, SCTP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const word = (number: number): string => number.toString(16).padStart(4, "0");

/** What is seen of a message that SCTP carries for a user. */
function seen(user: number, hex: string) {
  const load = octets(hex);
  const chunk = octets(`0003 ${word(16 + load.length)} 00000001 0000 0000 ${word(0)} ${word(user)}`);
  const { bytes } = packet(
    Ether(),
    IP(),
    SCTP({ sport: 7, dport: 7 }),
    Raw({ load: Uint8Array.from([...chunk, ...load]) }),
  );
  expect(new Packet(bytes).build()).toEqual(bytes);
  return seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
}

const [M2UA, M3UA] = [2, 3];
/** A message with one parameter of a user's data, and padding to a multiple of four. */
function carrying(head: string, tag: string, data: string): string {
  const size = octets(data).length + 4;
  const padding = "00".repeat(-size & 3);
  return `0100 ${head} 0000 ${word(8 + Math.ceil(size / 4) * 4)} ${tag} ${word(size)} ${data} ${padding}`;
}
/** A test of a subsystem's status, between subsystems 1 of two points. */
const UDT = "09 00 03 05 07 02 4201 02 4201 05 03fce30400";
const LABEL = "000000c8 00000190 03 02 00 05";

describe("M3UA", () => {
  it("carries SCCP between points, behind which padding stands", () => {
    const { path, fields } = seen(M3UA, carrying("0101", "0210", `${LABEL} ${UDT}`));
    expect(path).toBe("eth:ethertype:ip:sctp:m3ua:sccp:sccpmg");
    expect(fields.get("m3ua.protocol_data_opc")).toEqual(["200"]);
    expect(fields.get("mtp3.pc")).toEqual(["200", "400"]);
    expect(fields.get("m3ua.parameter_padding")).toHaveLength(1);
    expect(fields.get("sccp.ssn")).toEqual(["1", "1"]);
    expect(fields.get("sccpmg.pc")).toEqual(["1251"]);
  });

  it("reads what points tell each other of themselves", () => {
    const { path, fields } = seen(M3UA, "0100 0001 00000020 000d 0008 0001 0002 0006 0008 00000007 0011 0008 00000009");
    expect(path).toBe("eth:ethertype:ip:sctp:m3ua");
    expect(fields.get("m3ua.status_info")).toEqual(["2"]);
    expect(fields.get("m3ua.routing_context")).toEqual(["7"]);
    expect(fields.get("m3ua.asp_identifier")).toEqual(["9"]);
  });

  it("says what ends too early", () => {
    expect(seen(M3UA, "0101").fields.has("_ws.malformed")).toBe(true);
    expect(seen(M3UA, carrying("0101", "0210", LABEL)).path).toBe("eth:ethertype:ip:sctp:m3ua");
  });
});

describe("M2UA", () => {
  it("carries level 3 of MTP", () => {
    const { path, fields } = seen(M2UA, carrying("0601", "0300", `83 e3443231 ${UDT}`));
    expect(path).toBe("eth:ethertype:ip:sctp:m2ua:mtp3:sccp:sccpmg");
    expect(fields.get("mtp3.dpc")).toEqual(["1251"]);
    expect(fields.get("mtp3.opc")).toEqual(["1225"]);
    expect(fields.get("mtp3.sls")).toEqual(["3"]);
  });
});

describe("SCCP", () => {
  const sccp = (hex: string) => seen(M3UA, carrying("0101", "0210", `${LABEL} ${hex}`));

  it("reads titles, in which a number of digits may be odd", () => {
    const { path, fields } = sccp("01 0161da 02 02 06 04 4301010a 04 0a 12 92 14 11 04 36190600f4 00");
    expect(path).toBe("eth:ethertype:ip:sctp:m3ua:sccp");
    expect(fields.get("sccp.slr")).toEqual(["0xda6101"]);
    expect(fields.get("sccp.called.pc")).toEqual(["257"]);
    expect(fields.get("sccp.calling.digits")).toEqual(["639160004"]);
    expect(fields.get("sccp.calling.digits.length")).toEqual(["9"]);
    expect(fields.get("e164.country_code")).toEqual(["63"]);
    expect(fields.has("sccp.end_optional_param")).toBe(true);
  });

  it("keeps a piece of a message for itself", () => {
    const { path, fields } = sccp("11 81 0a 04 06 08 0a 02 4201 02 4201 02 0102 10 04 c1 000404 00");
    expect(path).toBe("eth:ethertype:ip:sctp:m3ua:sccp");
    expect(fields.get("sccp.segmentation.remaining")).toEqual(["0x01"]);
  });

  it("says what it does not know, and where pointers lead nowhere", () => {
    expect(sccp("f9 0102").fields.get("sccp.unknown_message")).toEqual(["f9:01:02"]);
    expect(sccp("09 00 03 05 ff 02 4201 02 4201").fields.has("_ws.malformed")).toBe(true);
  });
});
