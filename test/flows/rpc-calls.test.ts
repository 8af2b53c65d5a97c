import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy, seenIn, valuesOf, type SeenPacket } from "./streams.ts";

const GETPORT = [100000, 2, 3];
const GETATTR = [100003, 3, 1];
const NO_AUTHENTICATION = [0, 0, 0, 0];

function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  values.forEach((value, i) => new DataView(bytes.buffer).setUint32(4 * i, value));
  return bytes;
}
const call = (xid: number, procedure: readonly number[], ...body: number[]): Uint8Array =>
  words(xid, 0, 2, ...procedure, ...NO_AUTHENTICATION, ...body);
const reply = (xid: number, ...body: number[]): Uint8Array => words(xid, 1, 0, 0, 0, 0, ...body);

function datagrams(...sent: readonly (readonly [from: number, to: number, bytes: Uint8Array])[]): SeenPacket[] {
  const session = new FullSession(standardCatalog(), standardWalk);
  return sent.map(([sport, dport, load], i) => {
    const [src, dst] = sport >= 40000 ? ["10.0.0.1", "10.0.0.2"] : ["10.0.0.2", "10.0.0.1"];
    return seenBy(session, packet(Ether(), IP({ src, dst }), UDP({ sport, dport }), Raw({ load })).bytes, i + 1);
  });
}
const pathOf = ({ path }: SeenPacket): string => path.replace("eth:ethertype:ip:", "");

describe("RPC", () => {
  it("takes from the call what a reply is of", () => {
    const seen = datagrams(
      [40000, 111, call(7, GETPORT, 100003, 3, 17, 0)],
      [111, 40000, reply(7, 2049)],
      [111, 40000, reply(7, 2049)],
      [111, 40000, reply(8, 2049)],
    );
    expect(seen.map(pathOf)).toEqual(["udp:rpc:portmap", "udp:rpc:portmap", "udp:rpc:portmap", "udp:data"]);
    expect(valuesOf(seen, "portmap.prog")).toEqual(["100003"]);
    expect(valuesOf(seen, "portmap.port")).toEqual(["0", "2049", "2049"]);
    expect(valuesOf(seen, "rpc.repframe")).toEqual(["1", "1"]);
    expect(valuesOf(seen, "rpc.reply.dup")).toEqual(["2"]);
    expect(valuesOf(seen, "rpc.time")).toEqual(["1.000000000", "2.000000000"]);
  });

  it("is known on any port by a call, and the replies by that", () => {
    const seen = datagrams(
      [40000, 800, call(1, GETATTR, 4, 0xdeadbeef)],
      [800, 40000, reply(1, 70)],
      [800, 40001, reply(1, 70)],
    );
    expect(seen.map(pathOf)).toEqual(["udp:rpc:nfs", "udp:rpc:nfs", "udp:data"]);
    expect(valuesOf(seen, "nfs.fh.hash")).toEqual(["0x7c9ca35a"]);
    expect(valuesOf(seen, "nfs.status3")).toEqual(["70"]);
  });

  it("has a mark in front of its messages over TCP", () => {
    const record = (bytes: Uint8Array): Uint8Array => Uint8Array.of(0x80, 0, 0, bytes.length, ...bytes);
    const seen = seenIn(
      [
        { direction: 0, bytes: record(call(1, GETATTR, 4, 1)) },
        { direction: 1, bytes: Uint8Array.of(...record(reply(1, 70)), ...record(reply(9, 0))) },
      ],
      2049,
    );
    expect(seen.map(pathOf)).toEqual(["tcp:rpc:nfs", "tcp:rpc:nfs:data"]);
    expect(valuesOf(seen, "rpc.fraglen")).toEqual(["48", "28", "28"]);
  });

  it("carries nothing where a call failed", () => {
    const seen = datagrams([40000, 111, call(1, GETPORT, 1, 1, 6, 0)], [111, 40000, words(1, 1, 0, 0, 0, 2, 2, 4)]);
    expect(seen.map(pathOf)).toEqual(["udp:rpc:portmap", "udp:rpc"]);
    expect(valuesOf(seen, "rpc.programversion.max")).toEqual(["4"]);
  });

  it("bounds what lies: a text longer than its message, a list that never ends", () => {
    const mount = call(1, [100005, 3, 1], 0xffffffff);
    const list = datagrams([40000, 111, call(2, [100000, 2, 4])], [111, 40000, reply(2, 1, 1, 1)]);
    expect(datagrams([40000, 111, mount]).map(pathOf)).toEqual(["udp:rpc:mount"]);
    expect(list.map(pathOf)).toEqual(["udp:rpc", "udp:rpc:portmap"]);
  });
});
