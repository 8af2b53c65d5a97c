import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/definition/catalog.ts";
import type { Layer } from "../../src/definition/protocol.ts";
import { interpretedWalk } from "../../src/dissect/walk.ts";
import { ProtocolPath } from "../../src/flows/protocol-path.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { definitions } from "../../src/protocols/catalog.ts";
import {
  DCERPC,
  DCERPCBigEndian,
  DCERPCDatagram,
  DCERPCDatagramBigEndian,
  Ether,
  IP,
  NBSS,
  packet,
  Raw,
  SMB,
  SMB2,
  TCP,
  UDP,
} from "../../src/toolkit/index.ts";

const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), TCP({ sport: 49152, dport: 445 })];
const START = 54;

const hexOf = (octets: Uint8Array): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");

const octetsOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The protocols of a frame, as a session finds them. */
function protocolsOf(frame: Uint8Array): string {
  const session = new FullSession(createCatalog(definitions), interpretedWalk);
  const bytes = new Uint8Array(frame.length + 16);
  bytes.set(frame);
  session.dissect({
    number: 1,
    seconds: 0,
    nanoseconds: 0,
    original: frame.length,
    linkType: 1,
    interface: 0,
    comments: [],
    bytes,
    start: 0,
    end: frame.length,
  });
  return new ProtocolPath(session.dissector).text();
}

/** Octets over TCP of a packet that is whole and builds to the same again. */
function hex(...layers: Layer[]): string {
  const found = packet(...below, ...layers);
  expect(found.whole).toBe(true);
  expect(found.build()).toEqual(found.bytes);
  return hexOf(found.bytes.subarray(START));
}

describe("the NetBIOS session service", () => {
  it("counts what is behind it", () => {
    expect(hex(NBSS({ TYPE: "keepalive" }))).toBe("85000000");
    expect(hex(NBSS({ TYPE: "negative", error: 0x82 }))).toBe("8300000182");
    expect(hex(NBSS({ TYPE: "request", called: "SRV<20>", calling: "PC<00>" })).slice(0, 8)).toBe("81000044");
  });
});

describe("SMB2", () => {
  it("writes a message by its command and its side", () => {
    const sent = hex(
      NBSS(),
      SMB2({ cmd: "tree-connect", msg_id: 4n, body: { offset: 72, length: 8, tree: "\\\\a\\" } } as never),
    );
    expect(sent.slice(0, 16)).toBe("00000050fe534d42");
    expect(sent.slice(8 + 128)).toBe("0900000048000800" + "5c005c0061005c00");
  });

  it("tells an error from an answer by the size", () => {
    const failed = SMB2({
      cmd: "create",
      headerFlags: 1,
      nt_status: 0xc0000022,
      body: { errorSize: 9, contexts: 0, reserved: 0, count: 0, data: Uint8Array.of(0) },
    } as never);
    expect(hex(NBSS(), failed).slice(8 + 128)).toBe("090000000000000000");
  });

  it("finds messages behind one another", () => {
    const close = { cmd: "close", body: { size: 24 } };
    const found = packet(...below, NBSS(), SMB2({ ...close, chain_offset: 88 } as never), SMB2(close as never));
    expect(found.layers.filter((layer) => layer.protocol === SMB2)).toHaveLength(2);
    expect(found.whole).toBe(true);
  });
});

describe("security tokens", () => {
  const negotiate = "4e544c4d5353500001000000978208e2" + "00".repeat(16) + "0a005a290000000f";
  const blob = `604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa22a0428${negotiate}`;
  const setup = `19000101010000000000000058004a000000000000000000${blob}`;
  const header = `fe534d4240000100000000000100010000000000000000000100000000000000fffe000000000000${"00".repeat(24)}`;

  it("are found in what carries them, one in another", () => {
    const { bytes } = packet(...below, NBSS(), Raw({ load: octetsOf(header + setup) }));
    expect(protocolsOf(bytes)).toBe("eth:ethertype:ip:tcp:nbss:smb2:gss-api:spnego:ntlmssp");
  });
});

describe("DCE/RPC", () => {
  it("writes which interfaces are meant and counts itself", () => {
    const item = {
      context: 0,
      count: 1,
      interface: { id: "e1af8308-5d1f-11c9-91a4-08002b14a0fa", version: 3 },
      transfers: [{ id: "8a885d04-1ceb-11c9-9fe8-08002b104860", version: 2 }],
    };
    const bind = DCERPC({ pkt_type: "bind", cn_call_id: 1, body: { count: 1, items: [item] } } as never);
    const found = packet(Ether(), IP(), TCP({ sport: 49152, dport: 135 }), bind);
    expect(found.whole).toBe(true);
    const sent = hexOf(found.bytes.subarray(START));
    expect(sent.slice(0, 32)).toBe("05000b03100000004800000001000000");
    expect(sent.slice(64, 96)).toBe("0883afe11f5dc91191a408002b14a0fa");
  });
});

describe("SMB 1", () => {
  it("carries a mailslot's words, its name and a host's announcement", () => {
    const announcement = `0100c027090048${"4f5354".padEnd(30, "0")}0601071001000f0155aa00`;
    const name = "5c4d41494c534c4f545c42524f57534500";
    const size = announcement.length / 2;
    const words = `110000${byte(size)}00000000000000000000e80300000000000000${byte(size)}0056000300010000000200`;
    const message = `ff534d4225${"00".repeat(27)}${words}${byte(17 + size)}00${name}${announcement}`;
    const { bytes } = packet(
      Ether(),
      IP(),
      TCP({ sport: 49152, dport: 139 }),
      NBSS(),
      Raw({ load: octetsOf(message) }),
    );
    expect(protocolsOf(bytes)).toBe("eth:ethertype:ip:tcp:nbss:smb:browser");
  });

  it("has texts in UTF-16 at even places, where its flags say so, and in octets elsewhere", () => {
    const request = (flags2: string, octets: string): Uint8Array => {
      const head = `ff534d4275${"00".repeat(5)}${flags2}${"00".repeat(20)}`;
      const size = 1 + octets.length / 2;
      const message = `${head}04ff00000008000100${byte(size)}0000${octets}`;
      return packet(...below, NBSS(), Raw({ load: octetsOf(message) })).bytes;
    };
    const wide = request("0080", "5c005c0061000000" + "3f3f3f3f3f00");
    const narrow = request("0000", "5c5c6100" + "3f3f3f3f3f00");
    for (const bytes of [wide, narrow]) {
      const found = packet(bytes);
      expect(found.whole).toBe(true);
      expect(found.build()).toEqual(bytes);
      const [layer] = found.layers.filter(({ protocol }) => protocol === SMB);
      expect(layer?.values).toMatchObject({
        message: { body: { passwordLength: 1, service: octetsOf("3f3f3f3f3f00") } },
      });
    }
  });

  it("tells how a file was opened", () => {
    const times = "00".repeat(32);
    const words = `ff00000000034001000000${times}80000000${"00".repeat(16)}0200ff0500`;
    const message = `ff534d42a2${"00".repeat(4)}88${"00".repeat(22)}22${words}0000`;
    const { layers } = packet(...below, NBSS(), Raw({ load: octetsOf(message) }));
    const [layer] = packet(packet(...below, NBSS(), Raw({ load: octetsOf(message) })).bytes).layers.filter(
      ({ protocol }) => protocol === SMB,
    );
    expect(layers.length).toBeGreaterThan(0);
    expect(layer?.values).toMatchObject({ message: { body: { fid: 0x4003, action: 1, type: 2, state: 0x5ff } } });
  });
});

function byte(value: number): string {
  return value.toString(16).padStart(2, "0");
}

describe("DCE/RPC", () => {
  const interfaceId = "dea00001-6c97-11d1-8271-00a02442df7d";
  const udp = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 49152, dport: 34964 })];

  it("calls in datagrams by identifiers whose numbers are written as the sender writes numbers", () => {
    const values = { dg_if_id: interfaceId, opnum: 3, body: octetsOf("0102") };
    const little = packet(...udp, DCERPCDatagram(values as never));
    const big = packet(...udp, DCERPCDatagramBigEndian(values as never));
    expect(hexOf(little.bytes.subarray(66, 82))).toBe("0100a0de976cd111827100a02442df7d");
    expect(hexOf(big.bytes.subarray(66, 82))).toBe(interfaceId.replaceAll("-", ""));
    for (const [found, definition] of [
      [little, DCERPCDatagram],
      [big, DCERPCDatagramBigEndian],
    ] as const) {
      const layer = packet(found.bytes).layers.find(({ protocol }) => protocol === definition);
      expect(layer?.values).toMatchObject({ dg_if_id: interfaceId, opnum: 3, dg_frag_len: 2 });
    }
    expect(protocolsOf(little.bytes)).toBe("eth:ethertype:ip:udp:dcerpc");
  });

  it("reads a call of a sender that writes the highest octet first", () => {
    const call = { pkt_type: "request", cn_call_id: 7, body: { hint: 20, opnum: 8 } };
    const ports = TCP({ sport: 49152, dport: 49153 });
    const built = packet(Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), ports, DCERPCBigEndian(call as never));
    expect(hexOf(built.bytes.subarray(START))).toBe("0500000300000000" + "0018000000000007" + "0000001400000008");
    expect(protocolsOf(built.bytes)).toBe("eth:ethertype:ip:tcp:dcerpc");
  });
});

describe("what is no session message", () => {
  it("is of the session service all the same where its port says so", () => {
    const built = packet(...below, Raw({ load: octetsOf("0500000310000000") }));
    expect(protocolsOf(built.bytes)).toBe("eth:ethertype:ip:tcp:nbss");
  });
});
