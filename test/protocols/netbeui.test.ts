import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const session = new FullSession(standardCatalog(), standardWalk, {});
const columns = new PacketColumns(session.dissector, standardTexts, noNames);

function seen(hex: string) {
  const size = octets(hex).length.toString(16).padStart(4, "0");
  const { path, fields } = seenBy(session, octets(`030000000001 020000000001 ${size} ${hex}`), 1);
  columns.compose();
  return { path, fields, info: Buffer.from(columns.buffer.subarray(0, columns.length)).toString() };
}
const named = (name: string, suffix: string): string => Buffer.from(name.padEnd(15)).toString("hex") + suffix;
const BOB = named("BOB", "20");
const ALICE = named("ALICE", "00");
const about = (hex: string): string => `f0 f0 03 2c00 ffef ${hex}`;
const inSession = (hex: string): string => `f0 f0 03 0e00 ffef ${hex}`;

describe("NetBIOS over LLC", () => {
  it("claims names, and looks for them", () => {
    const claim = seen(about(`01 00 0000 0000 0100 ${"00".repeat(16)} ${ALICE}`));
    expect(claim.path).toBe("eth:llc:netbios");
    expect(claim.info).toBe("Add Name Query - ALICE<00>");
    expect(claim.fields.get("netbios.nb_name")).toEqual(["ALICE"]);
    expect(seen(about(`0a 00 0e00 0000 0300 ${BOB} ${ALICE}`)).info).toBe("Name Query for BOB<20>");
    expect(seen(about(`0a 00 0000 0000 0300 ${BOB} ${ALICE}`)).fields.get("netbios.nb_name")).toEqual(["BOB"]);
    expect(seen(about(`0e 00 0800 0300 0800 ${ALICE} ${BOB}`)).info).toBe("Name Recognized - BOB<20>");
    const browsers = Buffer.from("\u0001\u0002__MSBROWSE__\u0002").toString("hex");
    expect(seen(about(`00 00 0000 0000 0100 ${"00".repeat(16)} ${browsers}01`)).info).toBe(
      "Add Group Name Query - <01><02>__MSBROWSE__<02><01>",
    );
  });

  it("has sessions", () => {
    const begun = seen(inSession("19 8f bc05 0800 0300 08 0e"));
    expect(begun.info).toBe("Session Initialize");
    expect(begun.fields.get("netbios.largest_frame")).toEqual(["7"]);
    expect(begun.fields.get("netbios.max_data_recv_size")).toEqual(["1468"]);
    const data = seen(`${inSession("16 04 0000 0000 0100 08 0e")} 6869`);
    expect(data.path).toBe("eth:llc:netbios:data");
    expect(data.fields.get("netbios.flags.ack_with_data")).toEqual(["1"]);
    expect(seen(inSession("18 00 0100 0000 0000 08 0e")).fields.get("netbios.termination_indicator")).toEqual([
      "0x0001",
    ]);
    expect(seen(inSession("1a 02 0500 0000 0000 08 0e")).fields.get("netbios.num_data_bytes_accepted")).toEqual(["5"]);
    expect(seen(about(`0f 01 05c0 0100 0000 ${ALICE} ${BOB}`)).fields.get("netbios.data2.status")).toEqual(["5"]);
  });

  it("hands datagrams on, and reads what is cut off as far as it goes", () => {
    expect(seen(`${about(`08 00 0000 0000 0000 ${BOB} ${ALICE}`)} 6869`).path).toBe("eth:llc:netbios:data");
    expect(seen("f0 f0 03 0102 0304 0506").path).toBe("eth:llc:data");
    const whole = about(`0e 00 0800 0300 0800 ${ALICE} ${BOB}`).replaceAll(" ", "");
    for (let end = 14; end <= whole.length; end += 2) expect(seen(whole.slice(0, end)).path).toBe("eth:llc:netbios");
  });
});
