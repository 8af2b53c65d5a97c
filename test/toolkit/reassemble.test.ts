import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Raw, reassemble, TCP, type Packet, type TcpStream } from "../../src/toolkit/index.ts";

function segment(up: boolean, seq: number, flags: string, data = "", port = 80): Packet {
  const [src, dst] = up ? ["10.0.0.1", "10.0.0.2"] : ["10.0.0.2", "10.0.0.1"];
  const [sport, dport] = up ? [40_000, port] : [port, 40_000];
  const payload = data === "" ? [] : [Raw({ load: new TextEncoder().encode(data) })];
  return packet(Ether(), IP({ src, dst }), TCP({ sport, dport, seq, ack: 1, flags }), ...payload);
}

async function streamsOf(packets: readonly Packet[], options?: Parameters<typeof reassemble>[1]): Promise<TcpStream[]> {
  const streams: TcpStream[] = [];
  for await (const stream of reassemble(packets, options)) streams.push(stream);
  return streams;
}

const text = (octets: Uint8Array): string => new TextDecoder().decode(octets);

describe("reassemble", () => {
  it("gives what both sides sent, without what was sent again", async () => {
    const [stream, ...others] = await streamsOf([
      segment(true, 99, "S"),
      segment(false, 499, "SA"),
      segment(true, 100, "PA", "hello "),
      segment(true, 106, "PA", "world"),
      segment(true, 100, "PA", "hello "),
      segment(false, 500, "PA", "hi"),
      segment(false, 502, "FA"),
      segment(true, 111, "FA"),
      segment(false, 503, "A"),
    ]);
    expect(others).toEqual([]);
    expect(text(stream!.octets("client"))).toBe("hello world");
    expect(text(stream!.octets("server"))).toBe("hi");
    expect(stream).toMatchObject({ number: 0, ended: true, client: { address: "10.0.0.1", port: 40_000 } });
    expect(stream!.pieces.map(({ side, bytes }) => [side, text(bytes)])).toEqual([
      [0, "hello "],
      [0, "world"],
      [1, "hi"],
    ]);
  });

  it("marks gaps", async () => {
    const [stream] = await streamsOf([segment(true, 1, "A", "a"), segment(true, 12, "A", "b")]);
    expect(stream!.pieces.map(({ missing }) => missing)).toEqual([0, 10, 0]);
    expect(stream!.ended).toBe(false);
  });

  it("keeps no more streams and octets than allowed, and says what was left out", async () => {
    const packets = [80, 81, 82].map((port) => segment(true, 1, "A", "0123456789", port));
    const streams = await streamsOf([...packets, segment(true, 11, "A", "more", 82)], { streams: 2, octets: 12 });
    expect(streams.map(({ number }) => number)).toEqual([0, 1, 2]);
    expect(streams[2]).toMatchObject({ leftOut: 4 });
    expect(text(streams[2]!.octets("client"))).toBe("0123456789");
  });
});
