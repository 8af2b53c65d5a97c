import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Packet, QUIC, Raw, RTCP, RTP, SSH, TCP, UDP } from "../../src/toolkit/index.ts";
import type { Layer, Protocol } from "../../src/definition/protocol.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replace(/\s/g, "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const ip = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
const over = (transport: Layer, hex: string): Layer[] => [Ether(), ip, transport, Raw({ load: octets(hex) })];
const udp = (dport: number): Layer => UDP({ sport: 40000, dport }) as Layer;
const ssh = TCP({ sport: 40000, dport: 22, flags: "PA" }) as Layer;

/** A packet whose values build its octets again. */
function read(layers: readonly Layer[]): Packet {
  const made = new Packet(packet(...layers).bytes);
  expect(made.build()).toEqual(made.bytes);
  return made;
}
const payload = (made: Packet, start: number): string =>
  Array.from(made.bytes.subarray(start), (octet) => octet.toString(16).padStart(2, "0")).join("");

describe("SSH", () => {
  it("has a banner, packets of the key exchange, and octets", () => {
    const made = read(over(ssh, "5353482d322e302d780d0a 0000000c 0a 15 00000000000000000000 f1e2d3c4b5a69788"));
    expect(made.get(SSH, 1)?.message).toEqual({ protocol: "SSH-2.0-x" });
    expect(made.get(SSH, 2)?.message).toMatchObject({ packet_length: 12, packet: { message_code: 21, payload: {} } });
    expect(made.get(SSH, 3)?.message).toEqual({
      packet_length_encrypted: octets("f1e2d3c4"),
      encrypted_packet: octets("b5a69788"),
    });
    expect(made.whole).toBe(true);
  });

  it("takes a packet that does not fit its message for ciphertext", () => {
    expect(read(over(ssh, "00000010 06 14 aabbccddeeff00112233445566ff")).get(SSH)?.message).toHaveProperty(
      "encrypted_packet",
    );
    expect(read(over(ssh, "00000010 06 14 aabbcc")).get(SSH)?.message).toMatchObject({
      packet: { payload: octets("aabbcc") },
    });
  });

  it("prints its banner", () => {
    expect(lineOf(over(ssh, "5353482d322e302d780d0a"))).toMatch(/length 11: SSH: SSH-2.0-x$/);
    expect(lineOf(over(ssh, "5353482d322e302d78ff0d0a"))).toMatch(/length 12$/);
  });
});

describe("RTP", () => {
  it("has contributing sources, header extensions, payload and padding", () => {
    const made = packet(
      Ether(),
      ip,
      udp(5004),
      RTP({
        padding: 1,
        extension: 1,
        marker: 1,
        payload_type: 96,
        sequence: 7,
        timestamp: 8,
        sourcesync: 9,
        sync: [1, 2],
        header: { header_id: "one-byte", header: [{ id: 1, data: octets("aabb") }, { pad: 0 }] },
        payload: octets("0102"),
        pad: octets("0002"),
      }) as Layer,
    );
    expect(payload(made, 42)).toBe("b2e0000700000008000000090000000100000002bede000111aabb0001020002");
    expect(made.whole).toBe(true);
    expect(made.build()).toEqual(made.bytes);
  });

  it("does not let padding count more than there is", () => {
    expect(read(over(udp(5004), "a0000001 00000002 00000003 aabbff")).get(RTP)?.payload).toEqual(octets("aabbff"));
  });

  it("is printed where -T says so", () => {
    const layers = over(udp(9000), "90800001 00000002 00000003 bede0009 0000");
    expect(lineOf(layers, { packetType: "rtp" })).toMatch(/: udp\/rtp 6 c0 \+\* 1 2$/);
    expect(lineOf(layers, { packetType: "rtp", verbose: 1, checksums: false })).toMatch(/ 1 2 3 !ext$/);
    expect(lineOf(layers)).toMatch(/UDP, length 18$/);
  });
});

describe("RTCP", () => {
  it("takes each packet of a compound one for a layer", () => {
    const made = packet(
      Ether(),
      ip,
      udp(5005),
      RTCP({ packet_type: "Receiver Report", content: { sourcesync: 1 } } as never) as Layer,
      RTCP({
        packet_type: "Source description",
        count: 1,
        content: {
          sdes_chunks: [{ sourcesync: 1, items: [{ chunk_type: "CNAME", value: "me" }, { chunk_type: "END" }] }],
        },
      } as never) as Layer,
      RTCP({ packet_type: "Goodbye", count: 1, content: { sources: [1] } } as never) as Layer,
    );
    expect(payload(made, 42)).toBe("80c900010000000181ca00030000000101026d650000000081cb000100000001");
    expect(made.layers.filter((layer) => layer.protocol === RTCP).length).toBe(3);
    expect(made.whole).toBe(true);
    expect(made.build()).toEqual(made.bytes);
  });

  it("leaves out padding, and shows counts that lie as malformed", () => {
    expect(read(over(udp(5005), "a0cd0004 00000001 00000002 aabb0000 00000004")).get(RTCP)).toMatchObject({
      pad: octets("00000004"),
    });
    expect(read(over(udp(5005), "85c90001 00000001")).has(RTCP)).toBe(false);
  });

  it("is printed where -T says so", () => {
    const report = "81c80006 00000001 00000002 80000000 00000003 00000004 00000005";
    expect(lineOf(over(udp(9000), `${report} 81cb0001 00000001`), { packetType: "rtcp" })).toMatch(
      /:  sr \[28\] @2\.50 3 4p 5b \[\|rtcp\]$/,
    );
  });
});

describe("QUIC", () => {
  it("takes packets that share a datagram for layers", () => {
    const made = read(over(udp(443), "c3 00000001 02aabb 00 4001 77 03112233 e5 00000001 00 01cc 02 5566 40ddeeff"));
    expect(made.get(QUIC, 1)?.long).toEqual({
      version: 1,
      ids: { dcil: 2, dcid: octets("aabb"), scil: 0, scid: octets("") },
      body: { token: { data: octets("77"), lengthOctets: 2 }, payload: { data: octets("112233") } },
    });
    expect(made.get(QUIC, 2)).toMatchObject({ packet_type: 2, long: { body: { payload: { data: octets("5566") } } } });
    expect(made.get(QUIC, 3)?.short).toEqual(octets("ddeeff"));
    expect(made.whole).toBe(true);
  });

  it("reads retries and negotiations, and other versions as octets", () => {
    expect(read(over(udp(443), `f0 00000001 00 00 aabb ${"11".repeat(16)}`)).get(QUIC)?.long?.body).toEqual({
      retry_token: octets("aabb"),
      retry_integrity_tag: octets("11".repeat(16)),
    });
    expect(read(over(udp(443), "80 00000000 00 00 00000001 6b3343cf")).get(QUIC)?.long?.body).toEqual({
      versions: [1, 0x6b3343cf],
    });
    expect(read(over(udp(443), "c0 0a0a0a0a 00 00 aabb")).get(QUIC)?.long?.body).toEqual({ payload: octets("aabb") });
  });

  it.each([
    ["a length that lies", "e5 00000001 00 00 7fff aa"],
    ["no length", "e5 00000001 00 00"],
  ])("shows %s as malformed", (_what, hex) => {
    expect(read(over(udp(443), hex)).has(QUIC as Protocol)).toBe(false);
  });
});
