import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Cflow, Ether, IP, packet, Packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const datagram = (hex: string): Uint8Array =>
  packet(Ether(), IP(), UDP({ sport: 5000, dport: 2055 }), Raw({ load: octets(hex) })).bytes;
function seen(...packets: readonly string[]) {
  const session = new FullSession(standardCatalog(), standardWalk);
  return packets.map((hex, i) => seenBy(session, datagram(hex), i + 1).fields);
}
const word = (number: number): string => number.toString(16).padStart(4, "0");
const set = (id: number, body: string): string =>
  `${word(id)} ${word(4 + body.replaceAll(" ", "").length / 2)} ${body}`;
const version9 = (sequence: number, ...sets: readonly string[]): string =>
  `0009 ${word(sets.length)} 000f4240 60000000 0000${word(sequence)} 00000007 ${sets.join("")}`;
function ipfix(sequence: number, ...sets: readonly string[]): string {
  const body = sets.join("").replaceAll(" ", "");
  return `000a ${word(16 + body.length / 2)} 60000000 0000${word(sequence)} 00000007 ${body}`;
}

describe("NetFlow and IPFIX", () => {
  it("reads flows of version 5", () => {
    const flow =
      "0a000001 0a000002 0a000003 0001 0002 0000000a 000003e8 000dbba0 000e7ef0 0050 01bb 00 1b 06 08 0064 00c8 18 10 0000";
    const [fields] = seen(`0005 0001 000f4240 60000000 075bcd15 00000007 01 02 4064 ${flow}`);
    expect(fields!.get("cflow.srcaddr")).toEqual(["10.0.0.1"]);
    expect(fields!.get("cflow.octets")).toEqual(["1000"]);
    expect(fields!.get("cflow.timedelta")).toEqual(["50.000000000"]);
    expect(fields!.get("cflow.samplerate")).toEqual(["100"]);
    expect(fields!.get("cflow.dstas")).toEqual(["200"]);
  });

  it("reads records by templates of earlier packets", () => {
    const template = set(0, "0100 0004 0008 0004 0016 0004 0015 0004 0006 0001");
    const record = "0a000001 00000bb8 00001388 12";
    const [first, second, third] = seen(
      version9(1, template),
      version9(2, set(256, `${record} ${record} 0000`), set(300, "0102 0304")),
      version9(9, set(256, record)),
    );
    expect(first!.get("cflow.template_field_type")).toEqual(["8", "22", "21", "6"]);
    expect(second!.get("cflow.srcaddr")).toEqual(["10.0.0.1", "10.0.0.1"]);
    expect(second!.get("cflow.timedelta")).toEqual(["2.000000000", "2.000000000"]);
    expect(second!.get("cflow.tcpflags.syn")).toEqual(["1", "1"]);
    expect(second!.get("cflow.template_frame")).toEqual(["1"]);
    expect(second!.get("cflow.padding")).toEqual(["00:00"]);
    expect(second!.has("cflow.no_template_found")).toBe(true);
    expect(third!.get("cflow.sequence_analysis.expected_sn")).toEqual(["3"]);
    expect(third!.get("cflow.sequence_analysis.previous_frame")).toEqual(["2"]);
  });

  it("reads options, whose scopes version 9 counts in octets", () => {
    const template = set(1, "0102 0004 0008 0001 0004 0022 0004 0023 0001");
    const [fields] = seen(version9(1, template, set(258, "00000007 00000064 02 000000")));
    expect(fields!.get("cflow.scope_field_type")).toEqual(["1"]);
    expect(fields!.get("cflow.scope_system")).toEqual(["00:00:00:07"]);
    expect(fields!.get("cflow.sampling_interval")).toEqual(["100"]);
  });

  it("reads values of any length, and moments", () => {
    const template = set(2, "0190 0005 0008 0004 8001 ffff 000068f2 0052 ffff 0098 0008 0099 0008");
    const moments = "00000177000000 0000000177000003e8".replaceAll(" ", "");
    const record = `0a000001 03 616263 04 65746830 ${moments}`;
    const [, fields, next] = seen(ipfix(1, template), ipfix(1, set(400, record)), ipfix(2));
    expect(fields!.get("cflow.if_name")).toEqual(["eth0"]);
    expect(fields!.get("cflow.string_len_short")).toEqual(["3", "4"]);
    expect(fields!.get("cflow.timedelta")).toEqual(["1.000000000"]);
    expect(next!.has("cflow.unexpected_sequence_number")).toBe(false);
  });

  it("ends where templates, sets and records are cut", () => {
    for (const cut of [set(0, "0100 0009 0008 0004"), "0000 0002", set(1, "0102 0004"), "0100 ffff 00"])
      expect(seen(version9(1, cut))[0]!.get("cflow.version")).toEqual(["9"]);
    expect(seen("0005 0002 000f4240 60000000 00000000 00000000 01 02 0000 0a000001")[0]!.get("cflow.srcaddr")).toEqual([
      "10.0.0.1",
    ]);
  });

  it("is built as it was", () => {
    const bytes = datagram(version9(1, set(0, "0100 0001 0008 0004"), set(256, "0a000001")));
    const read = new Packet(bytes);
    expect(read.get(Cflow)!.version).toBe(9);
    expect(read.build()).toEqual(bytes);
  });
});
