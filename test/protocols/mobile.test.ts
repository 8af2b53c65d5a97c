import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, GTP, GTPv2, IP, packet, Packet, PFCP, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** What is seen of datagrams to a port, of which every other one goes the other way. */
function seen(port: number, ...messages: readonly string[]) {
  const session = new FullSession(standardCatalog(), standardWalk);
  return messages.map((hex, i) => {
    const ends = i % 2 === 0 ? { src: "10.0.0.1", dst: "10.0.0.2" } : { src: "10.0.0.2", dst: "10.0.0.1" };
    const { bytes } = packet(Ether(), IP(ends), UDP({ sport: port, dport: port }), Raw({ load: octets(hex) }));
    expect(new Packet(bytes).build()).toEqual(bytes);
    return seenBy(session, bytes, i + 1);
  });
}

const GTP_PORT = 2123;
const PFCP_PORT = 8805;
/** A message with elements, by type and value. */
const message = (elements: string, type = "20"): string => {
  const length = (octets(elements).length + 8).toString(16).padStart(4, "0");
  return `48 ${type} ${length} 00000000 000007 00 ${elements}`;
};

describe("GTP version 2", () => {
  it("stands beside version 1 on its ports", () => {
    expect(seen(GTP_PORT, message(""))[0]!.path).toBe("eth:ethertype:ip:udp:gtp:gtpv2");
    expect(seen(GTP_PORT, "32 01 0004 00000000 0007 0000")[0]!.path).toBe("eth:ethertype:ip:udp:gtp");
    expect(seen(GTP_PORT, "e0 01 0004 00000000")[0]!.path).toBe("eth:ethertype:ip:udp:data");
  });

  it("reads who a user is and where", () => {
    const [first] = seen(
      GTP_PORT,
      message(
        "01 0007 00 001132547698f5 4c 0006 00 947121436587 56 000d 00 18 00f110 0001 00f110 0000019b 53 0003 00 62f210",
      ),
    );
    const { fields } = first!;
    expect(fields.get("e212.imsi")).toEqual(["0011234567895"]);
    expect(fields.get("e212.mcc")).toEqual(["1", "262"]);
    expect(fields.get("e164.msisdn")).toEqual(["491712345678"]);
    expect(fields.get("e164.country_code")).toEqual(["49"]);
    expect(fields.get("e212.tai.mnc")).toEqual(["1"]);
    expect(fields.get("gtpv2.enodebid")).toEqual(["1"]);
  });

  it("goes into groups, templates of flows and options of sessions", () => {
    const [first] = seen(
      GTP_PORT,
      message(
        "5d 0019 00 49 0001 00 05 54 0010 00 21 10 01 0c 10 c0a80101 ffffffff 40 0050 4e 0014 00 80 8021 0a 0100000a 830600000000 000d00 001000",
      ),
    );
    const { path, fields } = first!;
    expect(path).toBe("eth:ethertype:ip:udp:gtp:gtpv2:ipcp");
    expect(fields.get("gtpv2.ebi")).toEqual(["5"]);
    expect(fields.get("gsm_a.gm.sm.ip4_address")).toEqual(["192.168.1.1"]);
    expect(fields.get("gsm_a.gm.sm.tft.port")).toEqual(["80"]);
    expect(fields.get("gsm_a.gm.sm.link_dir")).toEqual(["0"]);
    expect(fields.get("gsm_a.gm.sm.pco_pid")).toHaveLength(3);
  });

  it("finds the request of a response", () => {
    const [, second] = seen(GTP_PORT, message(""), message("02 0002 00 10 00", "21"));
    expect(second!.fields.get("gtpv2.response_to")).toEqual(["1"]);
    expect(second!.fields.get("gtpv2.cause")).toEqual(["16"]);
  });

  it("says what claims more than there is", () => {
    const { fields } = seen(GTP_PORT, message("49 00ff 00 05"))[0]!;
    expect(fields.has("gtpv2.ie_len_invalid")).toBe(true);
    expect(seen(GTP_PORT, message("49 00"))[0]!.fields.has("_ws.malformed")).toBe(true);
  });

  it("is crafted with its length", () => {
    const { bytes } = packet(
      Ether(),
      IP(),
      UDP({ sport: 2123 }),
      GTPv2({ gtp_type: 1, seq: 5, IE_list: octets("03 0001 00 07") }),
    );
    const read = new Packet(bytes);
    expect(read.get(GTPv2)).toMatchObject({ version: 2, length: 13, seq: 5 });
    expect(read.get(GTP)).toBeUndefined();
  });
});

describe("PFCP", () => {
  it("reads elements and what is in them", () => {
    const [first] = seen(
      PFCP_PORT,
      "21 32 003f 0000000000000001 000005 00 003c 0005 00 0a000001 0001 0029 0038 0002 0001 001d 0004 000000ff 0002 0017 0014 0001 01 0016 0005 04 6d6f6273 0015 0002 0c 05",
    );
    const { path, fields } = first!;
    expect(path).toBe("eth:ethertype:ip:udp:pfcp");
    expect(fields.get("pfcp.node_id_ipv4")).toEqual(["10.0.0.1"]);
    expect(fields.get("pfcp.precedence")).toEqual(["255"]);
    expect(fields.get("pfcp.source_interface")).toEqual(["1"]);
    expect(fields.get("pfcp.network_instance")).toEqual(["mobs"]);
  });

  it("knows a vendor's elements, and says what it does not know", () => {
    const { fields } = seen(PFCP_PORT, "20 01 0019 000005 00 8002 0004 48f9 6162 8123 0004 48f9 0102 0141 0001 00")[0]!;
    expect(fields.get("pfcp.travelping.build_id_str")).toEqual(["ab"]);
    expect(fields.get("pfcp.ie_not_decoded")).toHaveLength(2);
  });

  it("finds the request of a response", () => {
    const [, second] = seen(PFCP_PORT, "20 01 0004 000005 00", "20 02 000c 000005 00 0060 0004 e8c6a1a9");
    expect(second!.fields.get("pfcp.response_to")).toEqual(["1"]);
    expect(second!.fields.get("pfcp.recovery_time_stamp")![0]).toContain("2023");
  });

  it("is crafted with its length", () => {
    const { bytes } = packet(Ether(), IP(), UDP({ sport: 8805 }), PFCP({ message_type: 1, S: 0, seq: 5 }));
    expect(new Packet(bytes).get(PFCP)).toMatchObject({ length: 4, seq: 5 });
  });
});
