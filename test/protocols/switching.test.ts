import { describe, expect, it } from "vitest";
import {
  BFD,
  DSA,
  DTP,
  Ether,
  IP,
  ISL,
  LACP,
  LLC,
  MACsec,
  SlowProtocol,
  SNAP,
  UDLD,
  UDP,
  VTP,
} from "../../src/protocols/layers.ts";
import { Packet, packet, Raw } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const stations = { src: "02:00:00:00:00:01", dst: "02:00:00:00:00:02" };
const names = (read: Packet): readonly string[] => read.layers.map(({ protocol }) => protocol.name);

describe("Bidirectional Forwarding Detection", () => {
  const hello = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 49152, dport: 3784 })] as const;

  it("names state and flags on one line", () => {
    expect(lineOf([...hello, BFD({ sta: "Up", flags: "AP" as never })])).toBe(
      "IP 10.0.0.1.49152 > 10.0.0.2.3784: BFDv1, Control, State Up, Flags: [Poll, Authentication Present], length: 24",
    );
  });

  it("says which digest has not the length of its kind", () => {
    const sent = [...hello, BFD({ flags: "A", authentication: [{ code: 2, value: octets("01020202") }] } as never)];
    expect(lineOf(sent, { verbose: 1 })).toMatch(
      /Authentication: Keyed MD5 \(2\), length: 6\n\t {2}Auth Key ID: 1\[invalid length 6]$/,
    );
  });
});

describe("tags of switches", () => {
  it("Cisco's trunks carry a whole frame, with what stands behind it", () => {
    const trunk = ISL({ src: "02:00:00:00:00:03", vlan: 7 });
    const built = packet(
      trunk,
      Ether(stations),
      IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
      UDP(),
      Raw({ load: octets("41") }),
    );
    expect(built.bytes[13]).toBe(built.bytes.length - 14);
    const read = new Packet(built.bytes);
    expect(names(read).slice(0, 4)).toEqual(["isl", "eth", "ip", "udp"]);
    expect(read.get(ISL)?.vlan).toBe(7);
    expect(read.build()).toEqual(built.bytes);
    const other = built.bytes.slice();
    other[4] = 1;
    expect(names(new Packet(other))[0]).toBe("eth");
  });

  it("DSA says which port a frame came from, and for what", () => {
    const tagged = [
      DSA({ ...stations, mode: "To CPU", dev: 5, port: 2, trunk: 0, code: 1, codeLow: 1, vlan: 291 }),
      Raw({ load: octets("00") }),
    ];
    expect(lineOf(tagged, { linkHeader: true })).toMatch(
      /^02:00:00:00:00:01 > 02:00:00:00:00:02, Marvell DSA mode To CPU, source dev 5, port 2, code Policy Trap, untagged, VID 291, FPri 0, /,
    );
  });

  it("MACsec shows what is only authenticated, and octets of what is encrypted", () => {
    const payload = [IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 1, dport: 6666 })];
    const open = new Packet(
      packet(Ether(stations), MACsec({ type: 0x0800 }), ...payload, Raw({ load: new Uint8Array(16) })).bytes,
    );
    expect(names(open).slice(0, 4)).toEqual(["eth", "macsec", "ip", "udp"]);
    expect(lineOf([Ether(stations), MACsec({ TCI: 0x03 }), Raw({ load: octets("4142") })])).toBe(
      "02:00:00:00:00:01 > 02:00:00:00:00:02 802.1AE MACsec, an 0, pn 1, flags EC, \n\t0x0000:  4142                                     AB",
    );
  });
});

describe("what switches tell each other", () => {
  const cisco = (code: number) => [Ether(stations), LLC(), SNAP({ OUI: 0x00000c, code })] as const;

  it("LACP tells both ends of a link", () => {
    const line = lineOf(
      [Ether(stations), SlowProtocol(), LACP({ actor_system: "02:00:00:00:00:01", actor_state: 5 })],
      { verbose: 1 },
    );
    expect(line).toContain(
      "LACPv1, length 110\n\tActor Information TLV (0x01), length 20\n\t  System 02:00:00:00:00:01",
    );
    expect(line).toContain("State Flags [Activity, Aggregation]");
    expect(line).toMatch(/Terminator TLV \(0x00\), length 0$/);
  });

  it("DTP and UDLD end where a length lies", () => {
    expect(lineOf([...cisco(0x2004), DTP(), Raw({ load: octets("0001000361") })], { verbose: 1 })).toMatch(
      /length 3\[invalid TLV length 3] \(invalid\)$/,
    );
    expect(lineOf([...cisco(0x0111), UDLD(), Raw({ load: octets("00040006010a") })], { verbose: 1 })).toMatch(
      /Message Interval TLV \(0x0004\) TLV, length 6 \(invalid\)$/,
    );
  });

  it("VTP lists the VLANs of a domain", () => {
    const name = octets("14000107000105dc000186a164656661756c7400");
    const subset = VTP({
      code: "Subset Advertisement",
      domnamelen: 6,
      domname: "remora",
      message: { rev: 7 },
    } as never);
    expect(lineOf([...cisco(0x2003), subset, Raw({ load: name })], { verbose: 1 })).toMatch(
      /Domain name: remora, Seq number: 1, Config Rev 7\n\tVLAN info status Operational, type Ethernet, VLAN-id 1, MTU 1500, SAID 0x000186a1, Name default$/,
    );
  });
});
