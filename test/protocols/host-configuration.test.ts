import { describe, expect, it } from "vitest";
import { Talk } from "../flows/talk.ts";
import { BOOTP, DHCP, DHCP6, Ether, IP, IPv6, packet, type Packet, Raw, UDP } from "../../src/toolkit/index.ts";
import type { Layer, Protocol } from "../../src/definition/protocol.ts";
import { lineOf } from "./line-text.ts";

const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 68, dport: 67 })];
const below6 = [Ether(), IPv6({ src: "fe80::1", dst: "ff02::1:2" }), UDP({ sport: 546, dport: 547 })];
/** Hexadecimal digits without the blanks that group them. */
const bare = (text: string): string => text.replaceAll(" ", "");
const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array, start: number): string =>
  Array.from(bytes.subarray(start), (octet) => octet.toString(16).padStart(2, "0")).join("");
const values = (found: Packet, protocol: Protocol) => found.get(protocol) as Record<string, unknown>;

/** Octets from `start` on of a packet that is whole and builds to the same again. */
function hex(start: number, ...layers: Layer[]): string {
  const found = packet(...layers);
  expect(found.whole).toBe(true);
  expect(found.build()).toEqual(found.bytes);
  return hexOf(found.bytes, start);
}

/** Where the options start behind the magic number. */
const OPTIONS = 42 + 236 + 4;
const dhcpHex = (...options: unknown[]) => hex(OPTIONS, ...below, BOOTP(), DHCP({ options } as never));

describe("DHCP", () => {
  it("fills the header around an address", () => {
    const text = hex(
      42,
      ...below,
      BOOTP({ chaddr: "00:11:22:33:44:55", xid: 7, sname: "srv", flags: "B" }),
      DHCP({ options: ["end"] }),
    );
    expect(text).toBe(
      `01010600000000070000800000000000000000000000000000000000001122334455${"00".repeat(10)}737276${"00".repeat(61 + 128)}63825363ff`,
    );
  });

  it("writes options by name", () => {
    expect(
      dhcpHex({ name: "message-type", value: "discover" }, { name: "requested_addr", value: "10.0.0.9" }, "pad", "end"),
    ).toBe(bare("350101 32040a000009 00 ff"));
    expect(dhcpHex({ name: "classless_static_routes", value: ["10.0.0.0/9:10.0.0.1", "0.0.0.0/0:10.0.0.2"] })).toBe(
      bare("790c 090a000a000001 000a000002"),
    );
    expect(dhcpHex({ name: "domain-search", value: ["a.test", "b.a.test"] })).toBe(
      bare("770c 01610474657374000162c000"),
    );
    expect(dhcpHex({ name: "relay_agent_information", value: [{ name: "link-selection", value: "10.1.0.0" }] })).toBe(
      bare("5206 05040a010000"),
    );
    expect(dhcpHex({ name: "client_id", value: { type: 1, id: "00:11:22:33:44:55" } })).toBe("3d0701001122334455");
  });

  it("takes user classes with and without their lengths", () => {
    expect(dhcpHex({ name: "user_class", value: ["ab", "c"] })).toBe("4d050261620163");
    expect(dhcpHex({ name: "user_class", value: "iPXE" })).toBe("4d0469505845");
  });

  it("keeps what stands behind the end", () => {
    const found = packet(...below, BOOTP(), DHCP({ options: ["end", { name: "padding", value: octets("0102") }] }));
    expect(found.whole).toBe(true);
    expect(values(found, DHCP)["options"]).toEqual([{ name: "end" }, { name: "padding", value: octets("0102") }]);
  });

  it("takes an area without the magic number as octets", () => {
    const found = packet(...below, BOOTP(), DHCP({ cookie: 5, options: octets("0708") }));
    expect(found.whole).toBe(true);
    expect(values(found, DHCP)).toEqual({ cookie: 5, options: octets("0708") });
  });

  it.each(["35", "3505", "3502ff", "790533010203"])("is malformed with the option %s, and builds again", (option) => {
    const found = packet(...below, BOOTP(), Raw({ load: octets(`63825363${option}`) }));
    expect(found.whole).toBe(false);
    expect(found.build()).toEqual(found.bytes);
  });

  it("prints one option a line", () => {
    const offer = [
      ...below,
      BOOTP({ op: 2, yiaddr: "10.0.0.9", xid: 1 }),
      DHCP({ options: [{ name: "message-type", value: "offer" }, { name: "router", value: ["10.0.0.1"] }, "end"] }),
    ];
    expect(lineOf(offer)).toBe("IP 10.0.0.1.68 > 10.0.0.2.67: BOOTP/DHCP, Reply, length 250");
    expect(lineOf(offer, { verbose: 1, checksums: false }).split("\n").slice(1)).toEqual([
      "    10.0.0.1.68 > 10.0.0.2.67: BOOTP/DHCP, Reply, length 250, xid 0x1, Flags [none]",
      "\t  Your-IP 10.0.0.9",
      "\t  Client-Ethernet-Address 00:00:00:00:00:00",
      "\t  Vendor-rfc1048 Extensions",
      "\t    Magic Cookie 0x63825363",
      "\t    DHCP-Message (53), length 1: Offer",
      "\t    Default-Gateway (3), length 4: 10.0.0.1",
    ]);
  });
});

describe("DHCPv6", () => {
  const DATAGRAM = 62;
  const solicit = { msgtype: "SOLICIT", trid: 0x123456, options: [{ name: "ELAPSED_TIME", value: 5 }] } as const;

  it("nests options", () => {
    const address = {
      name: "IAADDR",
      value: {
        addr: "fd00::9",
        preflft: 1,
        validlft: 2,
        iaaddropts: [{ name: "STATUS_CODE", value: { statuscode: "NoBinding" } }],
      },
    };
    const reply = DHCP6({
      msgtype: "REPLY",
      options: [{ name: "IA_NA", value: { iaid: 3, T1: 4, T2: 5, ianaopts: [address] } }],
    });
    expect(hex(DATAGRAM, ...below6, reply)).toBe(
      bare(`07000000 0003002e000000030000000400000005 0005001efd${"0".repeat(29)}9 0000000100000002 000d00020003`),
    );
  });

  it("has options of vendors, which have names of their own", () => {
    const sent = DHCP6({
      options: [{ name: "VENDOR_OPTS", value: { enterprisenum: 9, data: [{ code: 1, value: Uint8Array.of(65) }] } }],
    } as never);
    const talk = new Talk().send([...below6, sent], 0);
    expect(talk.field("dhcpv6.vendoropts.enterprise.option_code")).toEqual([1]);
    expect(talk.field("dhcpv6.vendoropts.enterprise.option_data")).toEqual(["A"]);
    expect(talk.field("dhcpv6.option.type")).toEqual([17]);
  });

  it("has identifiers of four kinds, and unknown ones", () => {
    const duid = (value: object) => hex(DATAGRAM + 4, ...below6, DHCP6({ options: [{ name: "CLIENTID", value }] }));
    expect(duid({ type: 1, timeval: 9, lladdr: "00:11:22:33:44:55" })).toBe(
      bare("0001000e00010001 00000009 001122334455"),
    );
    expect(duid({ type: 2, enterprisenum: 9, id: octets("0a") })).toBe(bare("0001000700020000 00090a"));
    expect(duid({ type: 9, data: octets("0b") })).toBe("0001000300090b");
  });

  it("is passed on by relays within relays, to a limit", () => {
    const relay = (hopcount: number, value: unknown) => ({
      msgtype: "RELAY-FORW",
      hopcount,
      options: [{ name: "RELAY_MSG", value }],
    });
    let message = relay(0, octets("0b"));
    for (let hop = 1; hop <= 8; hop++) message = relay(hop, message);
    expect(hex(DATAGRAM, ...below6, DHCP6(message as never))).toMatch(/^0c08.*0b$/);
    expect(
      lineOf([...below6, DHCP6({ msgtype: "RELAY-FORW", options: [{ name: "RELAY_MSG", value: solicit }] })], {
        verbose: 1,
        checksums: false,
      }),
    ).toMatch(
      /dhcp6 relay-fwd \(linkaddr=:: peeraddr=:: \(relay-message \(dhcp6 solicit \(xid=123456 \(elapsed-time 5\)\)\)\)$/,
    );
  });

  it("is malformed where an option is longer than its message", () => {
    const found = packet(...below6, Raw({ load: octets("01000001000800030000") }));
    expect(found.whole).toBe(false);
    expect(found.build()).toEqual(found.bytes);
  });
});
