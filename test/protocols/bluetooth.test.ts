import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const H4 = 187;
const DIRECTED = 201;
const JUNIPER = 178;
const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const session = new FullSession(standardCatalog(), standardWalk, {});
const columns = new PacketColumns(session.dissector, standardTexts, noNames);

function seen(hex: string, linkType = H4) {
  const { path, fields } = seenBy(session, octets(hex), 1, linkType);
  columns.compose();
  return { path, fields, info: Buffer.from(columns.buffer.subarray(0, columns.length)).toString() };
}

describe("Bluetooth", () => {
  it("has commands to a controller", () => {
    const { path, fields, info } = seen("01 0910 00");
    expect(path).toBe("bluetooth:hci_h4:bthci_cmd");
    expect(info).toBe("UnknownDirection Read BD ADDR");
    expect(fields.get("bthci_cmd.opcode.ogf")).toEqual(["0x0004"]);
    expect(fields.get("hci_h4.direction")).toEqual(["0xff"]);
    const accepted = seen("01 0904 07 fa2e076d0e00 01").fields;
    expect(accepted.get("bthci_cmd.bd_addr")).toEqual(["00:0e:6d:07:2e:fa"]);
    expect(accepted.get("bthci_cmd.acr.role")).toEqual(["0x01"]);
    expect(seen("01 0d08 04 2900 0f00").fields.get("bthci_cmd.link_policy_park")).toEqual(["1"]);
    expect(seen("01 0f04 04 2900 18cc").fields.get("bthci_cmd.packet_type.dh5")).toEqual(["1"]);
  });

  it("has events of a controller", () => {
    const { path, fields, info } = seen("04 0e 0a 01 0910 00 c06b573a0a00");
    expect(path).toBe("bluetooth:hci_h4:bthci_evt");
    expect(info).toBe("UnknownDirection Command Complete (Read BD ADDR)");
    expect(fields.get("bthci_evt.bd_addr")).toEqual(["00:0a:3a:57:6b:c0"]);
    const asked = seen("04 04 0a fa2e076d0e00 04026a 01");
    expect(asked.path).toBe("bluetooth:hci_h4:bthci_evt:btcommon");
    expect(asked.fields.get("btcommon.cod.major_device_class")).toEqual(["0x0002"]);
    expect(asked.fields.get("btcommon.cod.major_service_classes.telephony")).toEqual(["1"]);
    expect(seen("04 13 05 01 2a00 0100").fields.get("bthci_evt.num_compl_packets")).toEqual(["1"]);
    expect(seen("04 15 17 01 0b0000760200 5dbb1d144c7c4fb4e9766a43b21a1fe5").fields.has("bthci_evt.link_key")).toBe(
      true,
    );
  });

  it("knows the direction where it is told", () => {
    expect(seen("00000001 04 0f 04 00 01 0000", DIRECTED).info).toBe("Rcvd Command Status (No Operation)");
    expect(seen("00000000 01 0310 00", DIRECTED).info).toBe("Sent Read Local Supported Features");
  });

  it("opens channels over links", () => {
    const lines: readonly (readonly [hex: string, info: string])[] = [
      ["02 01 0400 0100 4000", "Connection Request (SDP, SCID: 0x0040)"],
      ["03 01 0800 4000 4100 0000 0000", "Connection Response - Success (SCID: 0x0041, DCID: 0x0040)"],
      ["04 02 0400 4000 0000", "Configure Request (DCID: 0x0040)"],
      ["05 02 0600 4000 0000 0000", "Configure Response - Success (SCID: 0x0040)"],
    ];
    for (const [command, info] of lines) {
      const size = octets(command).length;
      const hex = (number: number): string => Buffer.of(number, 0).toString("hex");
      const { path, info: shown } = seen(`02 2a20 ${hex(size + 4)} ${hex(size)} 0100 ${command}`);
      expect(path).toBe("bluetooth:hci_h4:bthci_acl:btl2cap");
      expect(shown).toBe(`UnknownDirection ${info}`);
    }
    const { fields, info } = seen("02 2a20 0800 0400 4000 06000100");
    expect(info).toBe("UnknownDirection Connection oriented channel");
    expect(fields.get("btl2cap.payload")).toEqual(["06:00:01:00"]);
    expect(seen("02 2a10 0400 06000100").path).toBe("bluetooth:hci_h4:bthci_acl:data");
  });

  it("reads what is cut off or lies as far as it goes", () => {
    for (const whole of [
      "04 0e 0a 01 0910 00 c06b573a0a00",
      "02 2a20 0c00 0800 0100 02 01 ff00 0100 4000",
      "04 13 ff ff 2a00",
    ])
      for (let end = 1; end <= octets(whole).length; end++)
        expect(seen(Buffer.from(octets(whole).slice(0, end)).toString("hex")).path).toContain("bluetooth:hci_h4");
  });
});

describe("captures of routers of Juniper", () => {
  it("say of interfaces in front of a frame", () => {
    const frame = "112233445566 aabbccddeeff 88b5 0102";
    const { path, fields } = seen(`4d4743 81 0010 03 01 01 06 01 0e 01 02 8c00 04 04 4c010000 ${frame}`, JUNIPER);
    expect(path).toBe("juniper:eth:ethertype:data");
    expect(fields.get("juniper.ext.ifd")).toEqual(["140"]);
    expect(fields.get("juniper.ext.ifl")).toEqual(["332"]);
    expect(fields.get("juniper.payload_type")).toEqual(["204"]);
    expect(seen(`4d4743 00 ${frame}`, JUNIPER).path).toBe("juniper:eth:ethertype:data");
    expect(seen("4d4743 80 0003 30 30 30", JUNIPER).path).toBe("juniper");
  });
});
