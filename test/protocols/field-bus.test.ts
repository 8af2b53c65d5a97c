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
const ZEROS = "00".repeat(32);

/** What is seen of a frame of this EtherType, with its line. */
function seen(type: string, hex: string) {
  const { path, fields } = seenBy(session, octets(`112233445566 aabbccddeeff ${type} ${hex}`), 1);
  columns.compose();
  return { path, fields, info: Buffer.from(columns.buffer.subarray(0, columns.length)).toString() };
}
const profinet = (hex: string) => seen("8892", hex);
const homeplug = (hex: string) => seen("88e1", hex);

describe("PROFINET", () => {
  it("has data of machines, with a status behind them", () => {
    const { path, fields, info } = profinet(`8000 0102030405060708 ${ZEROS} 1234 35 00`);
    expect(path).toBe("eth:ethertype:pn_rt:pn_io");
    expect(info).toBe("RTC1, ID:0x8000, Len:  40, Cycle: 4660 (Valid,Primary,Ok,Run)");
    expect(fields.get("pn_rt.ds_valid")).toEqual(["0x01"]);
    expect(profinet(`c000 80 80 00 0102 ${ZEROS} 1234 24 00`).info).toBe(
      "RTC1(legacy), ID:0xc000, Len:  37, Cycle: 4660 (Valid,Backup,Ok,Stop)",
    );
  });

  it("sends in pieces what is too long", () => {
    const { path, fields, info } = profinet("ff83 07 85 aabbcc");
    expect(path).toBe("eth:ethertype:pn_rt:pn_rt");
    expect(info).toBe("ID:0xff83, Len:   5 Fragment Length: 3 bytes");
    expect(fields.get("pn_rt.frag_status.more_follows")).toEqual(["0x01"]);
    expect(fields.get("pn.frag_bytes")).toEqual(["aa:bb:cc"]);
  });

  it("finds stations, names them and gives them addresses", () => {
    const all = profinet("fefe 05 00 01000001 0001 0004 ffff 0000");
    expect(all.path).toBe("eth:ethertype:pn_rt:pn_dcp");
    expect(all.info).toBe("Ident Req, Xid:0x1000001, All");
    const lines: readonly (readonly [hex: string, info: string])[] = [
      ["fefd 03 00 01000001 0000 0002 0202", "Get Req, Xid:0x1000001, Name of Station"],
      ["fefd 03 01 01000001 0000 000c 0202 0008 0000 616263646566", 'Get Ok , Xid:0x1000001, NameOfStation:"abcdef"'],
      ["fefd 04 00 01000001 0000 0006 0502 0002 0001", "Set Req, Xid:0x1000001, End-Trans"],
      ["fefd 04 01 01000001 0000 0008 0504 0003 0503 00 00", "Set Ok , Xid:0x1000001, Response(Ok)"],
      ["feff 05 01 01000001 0000 0008 0205 0004 0000 0102", "Ident Ok , Xid:0x1000001, Dev-Options(1)"],
    ];
    for (const [hex, info] of lines) expect(profinet(hex).info).toBe(info);
    const { fields } = profinet(
      "feff 05 01 01000001 0000 0026 0102 000e 0001 c0a8000b ffffff00 c0a8000b" +
        "0203 0006 0000 002a 0101 0204 0004 0000 02 00 0000",
    );
    expect(fields.get("pn_dcp.suboption_ip_ip")).toEqual(["192.168.0.11"]);
    expect(fields.get("pn_dcp.suboption_device_id")).toEqual(["0x0101"]);
    expect(fields.get("pn_dcp.suboption_device_role")).toEqual(["0x02"]);
  });

  it("reads what is cut off or lies as far as it goes", () => {
    const whole = octets("feff 05 01 01000001 0000 0020 0102 000e 0001 c0a8000b ffffff00 c0a8000b 0504 ffff 05");
    for (let end = 1; end <= whole.length; end++)
      expect(profinet(Buffer.from(whole.slice(0, end)).toString("hex")).path).toContain("pn_rt");
  });
});

describe("HomePlug AV", () => {
  it("has messages for all makers", () => {
    const { path, fields, info } = homeplug("01 6460 0000 00 00 dc0ea11167080000");
    expect(path).toBe("eth:ethertype:homeplug-av");
    expect(info).toBe("CM_SLAC_PARM.REQ");
    expect(fields.get("homeplug_av.gp.cm_slac_parm.runid")).toEqual(["dc:0e:a1:11:67:08:00:00"]);
    const profile = homeplug(`01 6e60 0000 00 00 020000000001 0102030405060708 ${"00".repeat(34)} 0a 02 0708`);
    expect(profile.fields.get("homeplug_av.gp.cm_atten_char.aag")).toEqual(["7", "8"]);
    const key = homeplug(`01 0860 0000 01 aaaaaaaa 00000000 04 0000 00 00 bc90751a5e390e 01 ${"0b".repeat(16)}`);
    expect(key.fields.get("homeplug_av.nw_info.peks")).toEqual(["0x01"]);
    expect(key.fields.get("homeplug_av.nw_info.nid")).toEqual(["bc:90:75:1a:5e:39:0e"]);
  });

  it("has messages of makers, who leave out what is said of fragments", () => {
    const asked = homeplug("00 00a0 00b052");
    expect(asked.info).toBe("Qualcomm Atheros, GET_SW.REQ (Get Device/SW Version Request)");
    expect(asked.fields.get("homeplug_av.vendor.oui")).toEqual(["0x00b052"]);
    const answered = homeplug(`00 01a0 00b052 00 20 03 414243 ${"00".repeat(61)} 01`);
    expect(answered.fields.get("homeplug_av.get_sw_cnf.ver_str")).toEqual(["ABC"]);
    expect(answered.fields.get("homeplug_av.get_sw_cnf.upg")).toEqual(["1"]);
    const networks = homeplug(
      "01 39a0 0000 00b052 0000000000 01 d5925cb82e6808 0000 04 01 00000000 02 020000000001 01 000000 01 0000000000" +
        "020000000002 04 000000 020000000003 0900 00 00 0900 0000",
    );
    expect(networks.fields.get("homeplug_av.nw_info_cnf.sta_info.da")).toEqual(["02:00:00:00:00:02"]);
    expect(networks.fields.get("homeplug_av.mmhdr.fmi")).toEqual(["0x0000"]);
    expect(homeplug("00 b0a0 00b052 0102").info).toBe("Qualcomm Atheros, Unknown 0xa0b0");
  });

  it("reads what is cut off as far as it goes", () => {
    const whole = octets("01 0960 0000 01 65caf1b4 aaaaaaaa 04 0000 ff 00");
    for (let end = 1; end <= whole.length; end++)
      expect(homeplug(Buffer.from(whole.slice(0, end)).toString("hex")).path).toBe("eth:ethertype:homeplug-av");
  });
});
