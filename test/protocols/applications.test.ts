import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import type { Session } from "../../src/flows/session.ts";
import {
  DropboxDiscovery,
  Ether,
  IP,
  NATPMP,
  packet,
  Packet,
  Raw,
  RESP,
  STUN,
  TCP,
  Telnet,
  UDP,
  Wireguard,
} from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy, segmentsOf } from "../flows/streams.ts";

const network = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];
const back = [Ether(), IP({ src: "10.0.0.2", dst: "10.0.0.1" })];
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const newSession = (): Session => new FullSession(standardCatalog(), standardWalk);

/** The fields of segments of one direction behind one another. */
function streamed(port: number, parts: readonly string[]): readonly ReadonlyMap<string, readonly string[]>[] {
  const session = newSession();
  let seq = 1;
  return parts.map((part, index) => {
    const load = ascii(part);
    const { bytes } = packet(...network, TCP({ sport: 40000, dport: port, flags: "PA", seq }), Raw({ load }));
    seq += load.length;
    return seenBy(session, bytes, index + 1).fields;
  });
}

describe("WireGuard", () => {
  const opening = packet(
    ...network,
    UDP({ sport: 1000, dport: 2000 }),
    Wireguard({ message_type: 1, body: { sender_index: 7 } }),
  ).bytes;
  const answer = packet(
    ...back,
    UDP({ sport: 2000, dport: 1000 }),
    Wireguard({ message_type: 2, body: { sender_index: 9, receiver_index: 7 } }),
  ).bytes;

  it("is known on any port by the length of its messages", () => {
    const session = newSession();
    expect(seenBy(session, opening, 1).fields.get("wg.sender")).toEqual(["0x00000007"]);
    const longer = packet(...network, UDP({ sport: 1, dport: 2 }), Raw({ load: new Uint8Array(149).fill(1, 0, 1) }));
    expect(seenBy(session, longer.bytes, 2).fields.has("wg.type")).toBe(false);
  });

  it("numbers sessions, which go on under the indices of both sides", () => {
    const session = newSession();
    expect(seenBy(session, opening, 1).fields.get("wg.stream")).toEqual(["0"]);
    expect(seenBy(session, answer, 2).fields.get("wg.response_to")).toEqual(["1"]);
    const kept = packet(
      ...network,
      UDP({ sport: 1000, dport: 2000 }),
      Wireguard({ message_type: 4, body: { receiver_index: 9 } }),
    );
    const { fields } = seenBy(session, kept.bytes, 3);
    expect(fields.get("wg.stream")).toEqual(["0"]);
    expect(fields.has("wg.keepalive")).toBe(true);
  });
});

describe("RESP", () => {
  it("waits for the rest of an array", () => {
    const [first, second] = streamed(6379, ["*2\r\n$3\r\nGET\r\n$3\r\nk", "ey\r\n+OK\r\n"]);
    expect(first.has("resp.reassembled_in_next_frame")).toBe(true);
    expect(second.get("resp.bulk_string.length")).toEqual(["3", "3"]);
    expect(second.get("resp.string")).toEqual(["OK"]);
  });

  it("is built again as it was", () => {
    const { bytes } = packet(...network, TCP({ dport: 6379 }), RESP({ items: "*1\r\n$-1\r\n:007\r\nPING\r\n" }));
    expect(new Packet(bytes).build()).toEqual(bytes);
  });
});

describe("Telnet", () => {
  it("reads lines and what is negotiated", () => {
    const load = ascii("\xff\xfd\x1f\xff\xfa\x1f\0\x50\0\x18\xff\xf0login: \xff\xffx\r\nname\r\0end");
    const { bytes } = packet(...network, TCP({ sport: 23, dport: 40000 }), Raw({ load }));
    const { fields } = seenBy(newSession(), bytes, 1);
    expect(fields.get("telnet.cmd")).toEqual(["253", "250", "240"]);
    expect(fields.get("telnet.naws_subopt.width")).toEqual(["80"]);
    expect(fields.get("telnet.data")).toHaveLength(3);
    expect(new Packet(bytes).get(Telnet)?.items).toHaveLength(6);
    expect(new Packet(bytes).build()).toEqual(bytes);
  });
});

describe("small protocols over UDP", () => {
  it("asks a router for a port", () => {
    const made = packet(
      ...network,
      UDP({ sport: 5350, dport: 5351 }),
      NATPMP({ opcode: 2, body: { internalPort: 80, externalPort: 8080, lifetime: 3600 } }),
    );
    expect(made.bytes).toHaveLength(42 + 12);
    expect(seenBy(newSession(), made.bytes, 1).fields.get("nat-pmp.external_port")).toEqual(["8080"]);
  });

  it("hands JSON of Dropbox on, and shows anything else as text", () => {
    const send = (text: string) =>
      packet(...network, UDP({ sport: 17500, dport: 17500 }), Raw({ load: ascii(text) })).bytes;
    expect(seenBy(newSession(), send('{"port": 17500}'), 1).fields.get("json.key")).toEqual(["port"]);
    expect(new Packet(send("hello")).get(DropboxDiscovery)?.message).toEqual({ text: "hello" });
  });
});

describe("STUN", () => {
  const asking = STUN({ message: { type: 1, transaction: new Uint8Array(12).fill(7) } });
  const answer = STUN({
    message: {
      type: 0x0101,
      transaction: new Uint8Array(12).fill(7),
      attributes: {
        list: [
          { type: "XOR-MAPPED-ADDRESS", value: { family: "IPv4", port: 5000, address: "192.0.2.1" } },
          { type: "XOR-MAPPED-ADDRESS", value: { family: "IPv6", port: 5000, address: "2001:db8::1" } },
          { type: "SOFTWARE", value: "xyz" },
          { unknownType: 0x4000, value: Uint8Array.of(1, 2, 3) },
        ],
      },
    },
  });
  const udp = UDP({ sport: 1000, dport: 2000 });

  it("is known by its cookie on any port, and pairs answers with requests", () => {
    const session = newSession();
    const { fields } = seenBy(session, packet(...network, udp, asking).bytes, 1);
    expect(fields.get("stun.length")).toEqual(["0"]);
    const { bytes } = packet(...back, UDP({ sport: 2000, dport: 1000 }), answer);
    const answered = seenBy(session, bytes, 2).fields;
    expect(answered.get("stun.response-to")).toEqual(["1"]);
    expect(answered.get("stun.att.ipv4")).toEqual(["192.0.2.1"]);
    expect(answered.get("stun.att.ipv6")).toEqual(["2001:db8::1"]);
    expect(answered.get("stun.att.port")).toEqual(["5000", "5000"]);
    expect(answered.get("stun.attribute")?.[0]).toBe("0x0020");
    expect(answered.get("stun.att.padding")).toEqual(["1", "1"]);
    expect(answered.has("stun.unknown_attribute")).toBe(true);
    expect(new Packet(bytes).build()).toEqual(bytes);
  });

  it("takes data of channels from who bound one", () => {
    const session = newSession();
    const bind = STUN({ message: { type: 9, transaction: new Uint8Array(12) } });
    seenBy(session, packet(...network, udp, bind).bytes, 1);
    const load = Uint8Array.of(0x40, 0, 0, 4, 1, 2, 3, 4);
    const { path, fields } = seenBy(session, packet(...network, udp, Raw({ load })).bytes, 2);
    expect(path).toContain("stun:data");
    expect(fields.get("stun.channel")).toEqual(["0x4000"]);
  });
});

describe("FTP", () => {
  const segments = (
    session: Session,
    lines: readonly (readonly [asks: boolean, text: string])[],
  ): readonly ReadonlyMap<string, readonly string[]>[] => {
    const pieces = lines.map(([asks, text]) => ({ direction: asks ? 0 : 1, bytes: ascii(`${text}\r\n`) }) as const);
    return segmentsOf(pieces, 21).map((bytes, index) => seenBy(session, bytes, index + 1).fields);
  };
  const connected = (port: number, text: string): Uint8Array =>
    packet(...back, TCP({ sport: port, dport: 50000, flags: "PA" }), Raw({ load: ascii(text) })).bytes;

  it("says of data which command it answers, and in which directory", () => {
    const session = newSession();
    const seen = segments(session, [
      [true, "PWD"],
      [false, '257 "/pub" is current directory.'],
      [true, "CWD new"],
      [false, "250 Okay."],
      [true, "PASV"],
      [false, "227 Entering Passive Mode (10,0,0,2,200,10)"],
      [true, "RETR a.txt"],
    ]);
    expect(seen.map((fields) => fields.get("ftp.current-working-directory")?.[0])).toEqual([
      "",
      "/pub",
      "/pub",
      "/pub/new",
      "/pub/new",
      "/pub/new",
      "/pub/new",
    ]);
    expect(seen[0].get("ftp.request.command")).toEqual(["PWD"]);
    const { path, fields } = seenBy(session, connected(51210, "what is in the file"), 8);
    expect(path).toContain("ftp-data:data-text-lines");
    expect(fields.get("ftp-data.setup-method")).toEqual(["PASV"]);
    expect(fields.get("ftp-data.command")).toEqual(["RETR a.txt"]);
    expect(fields.get("ftp-data.command-frame")).toEqual(["7"]);
    expect(fields.get("ftp-data.current-working-directory")).toEqual(["/pub/new"]);
  });

  it("takes port 20 as data that began with the first packet of its connection", () => {
    const { path, fields } = seenBy(newSession(), connected(20, "\0\u0001\u0002"), 4);
    expect(path).toMatch(/ftp-data$/);
    expect(fields.get("ftp-data.setup-frame")).toEqual(["4"]);
  });
});
