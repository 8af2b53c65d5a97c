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
  const load = `aaaa03 00000c 0104 ${hex}`;
  const size = octets(load).length.toString(16).padStart(4, "0");
  const { path, fields } = seenBy(session, octets(`01000ccccccc 020000000001 ${size} ${load}`), 1);
  columns.compose();
  return { path, fields, info: Buffer.from(columns.buffer.subarray(0, columns.length)).toString() };
}
const side = (last: string): string => `0200000000${last} 02 80 00000015 000d0001 00000000`;
const INFORMED = `01 05 ${side("02")} ${side("01")} 0001 0002 0001 0007 426f62 0003 000a 020000000009`;

describe("PAgP", () => {
  it("says what both sides know of each other", () => {
    const { path, fields, info } = seen(INFORMED);
    expect(path).toBe("eth:llc:pagp");
    expect(info).toBe("Info PDU; Flags 0x5; Local DevID: 02:00:00:00:00:02, Partner DevID: 02:00:00:00:00:01");
    expect(fields.get("pagp.flags.slowhello")).toEqual(["1"]);
    expect(fields.get("pagp.localearncap")).toEqual(["0x02"]);
    expect(fields.get("pagp.partnersentportifindex")).toEqual(["21"]);
    expect(fields.get("pagp.tlvdevname")).toEqual(["Bob"]);
    expect(fields.get("pagp.tlvagportmac")).toEqual(["02:00:00:00:00:09"]);
  });

  it("flushes", () => {
    const { fields, info } = seen("02 00 020000000001 020000000002 00000007");
    expect(info).toBe(
      "Flush PDU; Local DevID: 02:00:00:00:00:01, Partner DevID: 02:00:00:00:00:02; Transaction ID: 0x7 ",
    );
    expect(fields.get("pagp.transid")).toEqual(["0x00000007"]);
  });

  it("reads what is cut off or lies as far as it goes", () => {
    const whole = INFORMED.replaceAll(" ", "");
    for (let end = 2; end <= whole.length; end += 2) expect(seen(whole.slice(0, end)).path).toBe("eth:llc:pagp");
    expect(seen(`01 05 ${side("02")} ${side("01")} 0001 ffff 0001 0000`).path).toBe("eth:llc:pagp");
  });
});
