import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Packet, Raw, SFlow, UDP } from "../../src/toolkit/index.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const number = (value: number): string => value.toString(16).padStart(8, "0");
const counted = (type: number, hex: string): string => number(type) + number(octets(hex).length) + hex;
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** What a session sees of a datagram with these samples. */
function seen(samples: string, count = 1, head = `${number(1)} 0a000001`) {
  const load = octets(`00000005 ${head} 00000000 00000007 000003e8 ${number(count)} ${samples}`);
  const made = packet(Ether(), IP(), UDP({ sport: 1027, dport: 6343 }), Raw({ load }));
  return seenBy(new FullSession(standardCatalog(), standardWalk, {}), made.bytes, 1);
}

const inner = packet(
  Ether(),
  IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
  UDP({ sport: 5, dport: 6 }),
  Raw({ load: octets("aabb") }),
);
const header = counted(
  1,
  `${number(1)} ${number(60)} ${number(4)} ${number(inner.bytes.length)} ${hexOf(inner.bytes)} `.replaceAll(" ", ""),
);
const flowHead = "00000001 00000005 00000008 00000010 00000000 00000003 00000004";
const flow = (records: string, count: number): string => counted(1, `${flowHead} ${number(count)} ${records}`);

describe("sFlow", () => {
  it("dissects headers that were sampled", () => {
    const { path, fields } = seen(flow(header, 1));
    expect(path).toBe("eth:ethertype:ip:udp:sflow:eth:ethertype:ip:udp:data");
    expect(fields.get("sflow.flow_sample.sampling_rate")).toEqual(["8"]);
    expect(fields.get("sflow_245.header.frame_length")).toEqual(["60"]);
    expect(fields.get("udp.dstport")).toEqual(["6343", "6"]);
  });

  it("knows what switches and routers add", () => {
    const vlan = counted(1001, `${number(10)} ${number(0)} ${number(11)} ${number(1)}`);
    const router = counted(1002, `${number(1)} 0a000002 ${number(24)} ${number(16)}`);
    const paths = `${number(1)} ${number(2)} ${number(2)} ${number(65001)} ${number(65002)}`;
    const gateway = counted(
      1003,
      `${number(2)} ${"20010db8".padEnd(32, "0")} ${number(1)} ${number(2)} ${number(3)} ${paths} ${number(0)} ${number(100)}`,
    );
    const { fields } = seen(flow(vlan + router + gateway, 3));
    expect(fields.get("sflow_245.vlan.out")).toEqual(["11"]);
    expect(fields.get("sflow_245.nexthop.src_mask")).toEqual(["24"]);
    expect(fields.get("sflow_245.dstAS")).toEqual(["65001", "65002"]);
    expect(fields.get("sflow_245.localpref")).toEqual(["100"]);
  });

  it("reads counters, also in expanded samples", () => {
    const generic = counted(
      1,
      `${number(7)} ${number(6)} 00000000 05f5e100 ${number(1)} ${number(3)} ${number(0).repeat(16)}`,
    );
    const sample = counted(
      4,
      `${number(9)} ${number(0)} ${number(55)} ${number(2)} ${generic} ${counted(2001, number(1))}`,
    );
    const { fields } = seen(sample);
    expect(fields.get("sflow.counters_sample.source_id_index")).toEqual(["55"]);
    expect(fields.get("sflow_245.ifspeed")).toEqual(["100000000"]);
    expect(fields.get("sflow_245.ifoper_status")).toEqual(["1"]);
    expect(fields.get("sflow_245.counters_record_format")).toEqual(["1", "2001"]);
  });

  it("leaves alone what is another maker's, and says what is no address", () => {
    const foreign = seen(flow(`${number(0x1001)} ${number(4)} 01020304`, 1)).fields;
    expect(foreign.get("sflow.enterprise.length")).toEqual(["4"]);
    expect(seen("", 0, number(9)).fields.has("sflow.invalid_address_type")).toBe(true);
    expect(seen("ffffffff ffffffff", 9).fields.has("sflow_245.numsamples")).toBe(true);
  });

  it("is built as it was", () => {
    const load = octets("00000005 00000001 0a000001 00000000 00000007 000003e8 00000000");
    const made = packet(Ether(), IP(), UDP({ dport: 6343 }), SFlow({ datagram: load }));
    expect(new Packet(made.bytes).build()).toEqual(made.bytes);
  });
});

describe("tcpdump's line of sFlow", () => {
  const line = (hex: string, verbose = 1): string =>
    lineOf([Ether(), IP(), UDP({ sport: 1027, dport: 6343 }), Raw({ load: octets(hex) })], { verbose }).replace(
      /^[^]*6343: (?:\[[^\]]*\] )?/,
      "",
    );
  const datagram = (samples: string): string =>
    `00000005 00000001 0a000001 00000000 00000007 000003e8 00000001 ${samples}`;

  it("is short, or tells of each record", () => {
    const generic = counted(
      1,
      `${number(7)} ${number(6)} 00000000 05f5e100 ${number(1)} ${number(3)} ${number(0).repeat(16)}`,
    );
    const counters = datagram(counted(2, `${number(9)} 01000037 ${number(1)} ${generic}`));
    expect(line(counters, 0)).toBe("sFlowv5, IPv4 agent 10.0.0.1, agent-id 0, length 144");
    expect(line(counters).split("\n").slice(1, 4)).toEqual([
      "\tcounter sample (2), length 108, seqnum 9, type 1, idx 55, records 1",
      "\t    enterprise 0, Generic counter (1) length 88",
      "\t      ifindex 7, iftype 6, ifspeed 100000000, ifdirection 1 (full-duplex)",
    ]);
    expect(line(datagram(flow(header, 1)))).toContain(
      "protocol Ethernet (1), length 60, stripped bytes 4, header_size",
    );
  });

  it("ends where something is not right", () => {
    expect(line("00000004 00000001")).toBe("sFlow version 4 packet not supported");
    expect(line("00000005 00000002 00000000")).toBe("sFlowv5 [length 12 < 28] (invalid)");
    expect(line("00000005")).toContain("[|sflow]");
    expect(line(datagram(counted(1, "00000001")))).toContain("flow sample (1), length 4, (invalid)");
    expect(line(datagram(counted(9, "00000001")))).toContain("Unknown (9), length 4,\n\t    0x0000:  0000 0001");
    const foreign = flow(`${number(0x1001)} ${number(4)} 01020304 ${counted(99, "aabbccdd")} ${counted(1, "00")}`, 3);
    expect(line(datagram(foreign))).toContain(
      "enterprise 1 Unknown (1) length 4\n\t    enterprise 0 Unknown (99) length 4",
    );
    expect(line(datagram(foreign))).toContain("Raw packet (1) length 1 (invalid)");
  });
});
