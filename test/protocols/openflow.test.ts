import { describe, expect, it } from "vitest";
import { OpenFlow13, Packet } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const size = (hex: string): number => octets(hex).length;
const messageOf = (version: number, type: number, body: string): string =>
  [version, type].map((octet) => octet.toString(16).padStart(2, "0")).join("") +
  `${(8 + size(body)).toString(16).padStart(4, "0")} 00000007 ${body}`;
const client = (hex: string): Piece => ({ direction: 0, bytes: octets(hex) });
const seen = (version: number, type: number, body = "") => seenIn([client(messageOf(version, type, body))], 6653)[0]!;
const FRAME = `ffffffffffff 020000000001 88b5 ${"00".repeat(46)}`;
const match = "0001 000a 80000a02 0800 000000000000";
const output = "0000 0010 00000001 ffff 000000000000";

describe("OpenFlow", () => {
  it("of version 1.0 describes switches and flows", () => {
    const port = `0001 020000000001 ${"7031".padEnd(32, "0")} 00000001 00000001 00000082 00000000 00000000 00000000`;
    const { fields, path } = seen(1, 6, `0000020000000001 00000100 01 000000 00000087 0000003f ${port}`);
    expect(path).toBe("eth:ethertype:ip:tcp:openflow:openflow_v1");
    expect(fields.get("openflow.datapath_mac")).toEqual(["02:00:00:00:00:01"]);
    expect(fields.get("openflow.port_name")).toEqual(["p1"]);
    const flow = `003820fe 0001 ${"00".repeat(12)} 0000 00 00 0800 00 06 0000 0a000001 0a000002 0001 0002`;
    const mod = `${flow} ${"00".repeat(8)} 0000 0000 0000 0064 ffffffff ffff 0000`;
    const action = seen(1, 14, `${mod} 0000 0008 0002 ffff`).fields;
    expect(action.get("openflow.ofp_match.dest_addr")).toEqual(["10.0.0.2"]);
    expect(action.get("openflow.output_port")).toEqual(["2"]);
    expect(seen(1, 14, `${mod} 0001 0008 0002 ffff`).fields.has("openflow.action_typ.undecoded")).toBe(true);
    expect(seen(1, 16, `0001 0000 ${flow} ff 00 ffff`).fields.get("openflow.table_id")).toEqual(["255"]);
  });

  it("carries packets", () => {
    const inside = "eth:ethertype:ip:tcp:openflow:openflow_v1:eth:ethertype:data";
    expect(seen(1, 10, `ffffffff 003c 0001 00 00 ${FRAME}`).path).toBe(inside);
    expect(seen(1, 13, `ffffffff 0001 0008 0000 0008 0002 ffff ${FRAME}`).path).toBe(inside);
    const later = inside.replace("_v1", "_v4");
    expect(seen(4, 10, `ffffffff 003c 00 00 ${"00".repeat(8)} ${match} 0000 ${FRAME}`).path).toBe(later);
    expect(seen(4, 13, `ffffffff 00000001 0010 000000000000 ${output} ${FRAME}`).path).toBe(later);
  });

  it("of version 1.3 changes flows by what they match", () => {
    const head = `${"00".repeat(16)} 01 00 0000 0000 0064 ffffffff ffffffff ffffffff 0001 0000`;
    const goto = "0001 0008 02 000000";
    const apply = `0004 0018 00000000 ${output}`;
    const { fields } = seen(4, 14, `${head} ${match} ${goto} ${apply}`);
    expect(fields.get("openflow_v4.oxm.value_ethertype")).toEqual(["0x0800"]);
    expect(fields.get("openflow_v4.instruction.goto_table.table_id")).toEqual(["2"]);
    expect(fields.get("openflow_v4.action.output.port")).toEqual(["1"]);
    const error = seen(4, 1, `0001 0006 ${messageOf(4, 2, "aa")}`).fields;
    expect(error.get("openflow_v4.echo.data")).toEqual(["aa"]);
    expect(error.get("openflow_v4.type")).toEqual(["1", "2"]);
  });

  it("of version 1.3 tells statistics", () => {
    const table = `01 000000 00000002 ${"00".repeat(15)}03`;
    const tables = seen(4, 19, `0003 0000 00000000 ${table} ${table}`).fields;
    expect(tables.get("openflow_v4.table_stats.active_count")).toEqual(["2", "2"]);
    const features = `0040 00 0000000000 ${"7430".padEnd(64, "0")} ${"ff".repeat(16)}`.replace("0040", "0048");
    const property = "0002 0005 01 000000";
    const described = seen(4, 19, `000c 0000 00000000 ${features} 00000000 00000400 ${property}`).fields;
    expect(described.get("openflow_v4.table_features.name")).toEqual(["t0"]);
    expect(described.get("openflow_v4.table_feature_prop.next_tables.next_table_id")).toEqual(["1"]);
    const meter = seen(4, 29, "0000 0001 00000001 0001 0010 00000064 000000c8 00000000").fields;
    expect(meter.get("openflow_v4.meter_band.rate")).toEqual(["100"]);
    expect(seen(6, 0, "0001 0008 00000040").fields.get("openflow_v6.hello_element.version.bitmap")).toEqual([
      "00:00:00:40",
    ]);
  });

  it("is named once for all messages of a segment, and put together", () => {
    const two = messageOf(1, 18, "") + messageOf(4, 20, "");
    expect(seenIn([client(two)], 6653)[0]!.path).toBe("eth:ethertype:ip:tcp:openflow:openflow_v1:openflow_v4");
    const whole = octets(messageOf(4, 2, "0102"));
    const cut = [whole.slice(0, 3), whole.slice(3)].map((bytes): Piece => ({ direction: 0, bytes }));
    expect(seenIn(cut, 6653)[1]!.fields.get("openflow_v4.echo.data")).toEqual(["01:02"]);
    const server: Piece = { direction: 1, bytes: octets(messageOf(1, 0, "")) };
    const [before, , after] = seenIn([server, client(messageOf(1, 0, "")), server], 6633);
    expect(before!.path).toBe("eth:ethertype:ip:tcp:data");
    expect(after!.path).toBe("eth:ethertype:ip:tcp:openflow:openflow_v1");
  });

  it("is built as it was, and bears being cut", () => {
    const [bytes] = segmentsOf([client(messageOf(4, 2, "0102"))], 6653);
    const read = new Packet(bytes!);
    expect(read.has(OpenFlow13)).toBe(true);
    expect(read.build()).toEqual(bytes);
    for (const version of [1, 4, 5, 6]) for (let type = 0; type < 30; type++) seen(version, type, "ffff 0000 ffff 00");
  });
});
