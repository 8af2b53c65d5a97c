import { describe, expect, it } from "vitest";
import type { Protocol } from "../../src/definition/protocol.ts";
import {
  Dot11,
  Dot11Management,
  EAPOL,
  EAPOLKey,
  IP,
  LLC,
  PPI,
  RadioTap,
  SNAP,
  UDP,
} from "../../src/protocols/layers.ts";
import { lineOf } from "./line-text.ts";
import { Packet, packet } from "../../src/toolkit/packet.ts";

const RADIOTAP_LINK = 127;
const PPI_LINK = 192;
const WLAN_LINK = 105;
const FLAGS = 2;
const FCS_AT_END = 0x10;
const DATA = 2;

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const names = (read: Packet): readonly string[] =>
  read.layers.map(({ protocol }: { protocol: Protocol }) => protocol.name);

const inside = [
  LLC({ dsap: "SNAP", ssap: "SNAP" }),
  SNAP(),
  IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
  UDP({ sport: 1, dport: 2 }),
] as const;

describe("frames of wireless networks", () => {
  it("carry IP behind LLC", () => {
    const built = packet(Dot11({ type: DATA, FCfield: "to-DS", addr1: "02:00:00:00:00:01" }), ...inside);
    expect(built.linkType).toBe(WLAN_LINK);
    const read = new Packet(built.bytes, { linkType: WLAN_LINK });
    expect(names(read)).toEqual(["wlan", "llc", "snap", "ip", "udp"]);
    expect(read.get(Dot11)?.FCfield).toBe("to-DS");
    expect(read.build()).toEqual(built.bytes);
  });

  it("are data frames where they carry LLC, unless something else is said", () => {
    expect(packet(Dot11(), ...inside).get(Dot11)?.type).toBe(DATA);
    expect(packet(Dot11({ type: 1 }), ...inside).bytes[0]).toBe(0x04);
  });

  it("end with a check sequence where the radio's header says so", () => {
    const frame = packet(Dot11({ type: DATA }), ...inside).bytes;
    const radio = packet(RadioTap({ present: FLAGS, Flags: FCS_AT_END })).bytes;
    const whole = Uint8Array.of(...radio, ...frame, 1, 2, 3, 4);
    const read = new Packet(whole, { linkType: RADIOTAP_LINK });
    expect(names(read)).toEqual(["radiotap", "wlan_radio", "wlan", "llc", "snap", "ip", "udp"]);
    expect(read.build()).toEqual(whole);
  });

  it("say so behind the header of PPI, too", () => {
    const common = octets("0200 1400 0000000000000000 0100 0200 8509 a000 0000 c8a0");
    const header = Uint8Array.of(0, 0, 8 + common.length, 0, 105, 0, 0, 0, ...common);
    const frame = packet(Dot11({ type: DATA }), ...inside).bytes;
    const read = new Packet(Uint8Array.of(...header, ...frame, 1, 2, 3, 4), { linkType: PPI_LINK });
    expect(names(read)).toEqual(["ppi", "wlan_radio", "wlan", "llc", "snap", "ip", "udp"]);
    expect(read.get(PPI)?.dlt).toBe(WLAN_LINK);
    expect(read.build()).toEqual(read.bytes);
  });

  it("have as many addresses as their kind says", () => {
    const acknowledgement = new Packet(octets("d4000000020000000001"), { linkType: WLAN_LINK });
    expect(acknowledgement.get(Dot11)?.addr2).toBeUndefined();
    const relayed = packet(Dot11({ type: DATA, FCfield: "to-DS+from-DS", addr4: "02:00:00:00:00:04" }), ...inside);
    expect(names(new Packet(relayed.bytes, { linkType: WLAN_LINK }))).toEqual(["wlan", "llc", "snap", "ip", "udp"]);
    expect(relayed.bytes.subarray(24, 30)).toEqual(octets("020000000004"));
  });

  it("keep what is encrypted closed, and its header apart", () => {
    const header = packet(Dot11({ type: DATA, FCfield: "protected" })).bytes.subarray(0, 24);
    const wep = new Packet(Uint8Array.of(...header, 1, 2, 3, 0, ...Array(20).fill(7)), { linkType: WLAN_LINK });
    expect(names(wep)).toEqual(["wlan", "data"]);
    expect(wep.get(Dot11)?.security).toEqual(Uint8Array.of(1, 2, 3, 0));
    const ccmp = new Packet(Uint8Array.of(...header, 1, 0, 0, 0x20, 0, 0, 0, 0, ...Array(20).fill(7)), {
      linkType: WLAN_LINK,
    });
    expect(ccmp.get(Dot11)?.security?.length).toBe(8);
    for (const read of [wep, ccmp]) expect(read.build()).toEqual(read.bytes);
  });

  it("are cut anywhere without harm", () => {
    const whole = Uint8Array.of(
      ...packet(RadioTap({ present: FLAGS, Flags: FCS_AT_END })).bytes,
      ...packet(Dot11({ type: DATA, subtype: 8, FCfield: "protected+order" })).bytes,
    );
    for (let end = 0; end <= whole.length; end++) {
      const read = new Packet(whole.slice(0, end), { linkType: RADIOTAP_LINK });
      expect(read.build()).toEqual(read.bytes);
    }
  });
});

describe("management frames", () => {
  const beacon = packet(
    Dot11({ type: 0, subtype: 8, addr1: "ff:ff:ff:ff:ff:ff" }),
    Dot11Management({
      fixed: { timestamp: 5n, interval: 100, capabilities: 1 },
      tagged: [
        { name: "SSID", value: new TextEncoder().encode("example") },
        { name: "rates", value: [0x82, 0x0b] },
        { name: "channel", value: 6 },
        { name: "RSN", value: octets("0100000fac040100000fac040100000fac020c00") },
      ],
    }),
  );

  it("are built and read again", () => {
    const read = new Packet(beacon.bytes, { linkType: WLAN_LINK });
    expect(names(read)).toEqual(["wlan", "wlan.mgt"]);
    const said = read.get(Dot11Management);
    expect(said?.fixed).toMatchObject({ timestamp: 5n, interval: 100, capabilities: 1 });
    expect(said?.tagged?.map((element) => ("name" in element ? element.name : element.code))).toEqual([
      "SSID",
      "rates",
      "channel",
      "RSN",
    ]);
    expect(said?.tagged?.[3].value).toMatchObject({ version: 1, pairwise: { count: 1 }, capabilities: 12 });
    expect(read.build()).toEqual(beacon.bytes);
  });

  it("hold the fields that their subtype says", () => {
    const farewell = packet(Dot11({ type: 0, subtype: 12 }), Dot11Management({ fixed: { reason: 3 } }));
    expect(farewell.bytes.subarray(24)).toEqual(Uint8Array.of(3, 0));
    const read = new Packet(farewell.bytes, { linkType: WLAN_LINK });
    expect(read.get(Dot11Management)?.fixed).toEqual({ reason: 3 });
  });

  it("are cut anywhere without harm", () => {
    for (let end = 0; end <= beacon.bytes.length; end++) {
      const read = new Packet(beacon.bytes.slice(0, end), { linkType: WLAN_LINK });
      expect(read.build()).toEqual(read.bytes);
    }
  });
});

describe("lines", () => {
  const station = Dot11({ type: 1, subtype: 13, addr1: "02:00:00:00:00:01" });

  it("say what a beacon announces", () => {
    const beacon = [
      Dot11({ type: 0, subtype: 8 }),
      Dot11Management({
        fixed: { timestamp: 0n, interval: 100, capabilities: 0x11 },
        tagged: [
          { name: "SSID", value: new TextEncoder().encode("a\0b") },
          { name: "rates", value: [0x82, 0x0b] },
          { name: "channel", value: 6 },
        ],
      }),
    ];
    expect(lineOf(beacon)).toBe("Beacon (a) [1.0* 5.5 Mbit] ESS CH: 6, PRIVACY");
    expect(lineOf(beacon, { linkHeader: true })).toMatch(/^BSSID:00:00:00:00:00:00 DA:/);
  });

  it("say what the radio read", () => {
    const radio = RadioTap({ present: 0x0c, Rate: 4, ChannelFrequency: 2437, ChannelFlags: 0xa0 });
    expect(lineOf([radio, station])).toBe("2.0 Mb/s 2437 MHz 11b Acknowledgment RA:02:00:00:00:00:01 ");
    expect(lineOf([radio, station], {}, 12)).toBe(" [|802.11_radio]");
    expect(lineOf([radio, station], {}, 20)).toBe("2.0 Mb/s 2437 MHz 11b  [|802.11]");
  });
});

describe("handshakes", () => {
  const key = (information: number, elements: readonly { name: "SSID"; value: Uint8Array }[] = []): Packet => {
    const built = packet(
      Dot11({ type: DATA, FCfield: "from-DS" }),
      LLC({ dsap: "SNAP", ssap: "SNAP" }),
      SNAP(),
      EAPOL(),
      EAPOLKey({ handshake: { information, ...(elements.length > 0 ? { data: { elements } } : {}) } }),
    );
    return new Packet(built.bytes, { linkType: WLAN_LINK });
  };

  it("have the elements of keys that are not closed", () => {
    const second = key(0x010a, [{ name: "SSID", value: Uint8Array.of(97) }]);
    expect(names(second)).toEqual(["wlan", "llc", "snap", "eapol", "eapol.key"]);
    expect(second.get(EAPOLKey)?.handshake).toMatchObject({ size: 3, data: { elements: [{ name: "SSID" }] } });
    expect(second.build()).toEqual(second.bytes);
  });

  it("are built and read without any", () => {
    const first = key(0x008a);
    expect(first.get(EAPOLKey)?.handshake).toMatchObject({ information: 0x008a, size: 0 });
    expect(first.build()).toEqual(first.bytes);
  });
});
