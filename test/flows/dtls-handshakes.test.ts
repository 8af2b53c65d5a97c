import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

const octets = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const number = (value: number, size: number): string => value.toString(16).padStart(2 * size, "0");
/** A fragment of a message of this length, in a record of its own. */
function fragment(type: number, total: number, offset: number, body: string, epoch = 0): Uint8Array<ArrayBuffer> {
  const size = octets(body).length;
  const head = `${number(type, 1)} ${number(total, 3)} 0001 ${number(offset, 3)} ${number(size, 3)}`;
  return octets(`16 fefd ${number(epoch, 2)} 000000000001 ${number(size + 12, 2)} ${head} ${body}`);
}
const send = (talk: Talk, data: Uint8Array<ArrayBuffer>, reply = false): Talk =>
  reply ? talk.udp("10.0.0.2", "10.0.0.1", 4433, 40_000, data) : talk.udp("10.0.0.1", "10.0.0.2", 40_000, 4433, data);
/** A request for a hello with a cookie of four octets. */
const first = fragment(3, 7, 0, "fefd 04 61");
const second = fragment(3, 7, 4, "626364");

describe("handshake messages of DTLS", () => {
  it("are put together of their fragments, in whatever order they come", () => {
    for (const [a, b] of [
      [first, second],
      [second, first],
    ]) {
      const talk = send(new Talk(), a!);
      expect(talk.field("dtls.handshake.cookie")).toEqual([]);
      send(talk, b!);
      expect(talk.field("dtls.handshake.cookie")).toEqual(["abcd"]);
      expect(talk.field("dtls.fragment.count")).toEqual([2]);
      expect(talk.field("dtls.reassembled.length")).toEqual([7]);
    }
  });

  it("are each one direction's, and in the clear in the first epoch only", () => {
    expect(send(send(new Talk(), first), second, true).field("dtls.handshake.cookie")).toEqual([]);
    const hidden = [fragment(3, 7, 0, "fefd 04 61", 1), fragment(3, 7, 4, "626364", 1)] as const;
    expect(send(send(new Talk(), hidden[0]), hidden[1]).field("dtls.handshake.cookie")).toEqual([]);
  });

  it("are not what fragments say that lie beyond their message", () => {
    const talk = send(send(new Talk(), first), fragment(3, 7, 5, "626364"));
    expect(talk.field("dtls.fragment.count")).toEqual([]);
  });

  it("exchange keys as the cipher suite says that the server chose", () => {
    const exchanged = (suite: string): [unknown[], unknown[]] => {
      const talk = send(new Talk(), fragment(2, 38, 0, `fefd ${"5a".repeat(32)} 00 ${suite} 00`), true);
      send(talk, fragment(16, 4, 0, "0002 6162"));
      return [talk.field("dtls.handshake.epms"), talk.field("dtls.handshake.yc")];
    };
    expect(exchanged("002f")).toEqual([["ab"], []]);
    expect(exchanged("0033")).toEqual([[], ["ab"]]);
    const unknown = send(new Talk(), fragment(16, 4, 0, "0002 6162"));
    expect([unknown.field("dtls.handshake.epms"), unknown.field("dtls.handshake.yc")]).toEqual([[], []]);
  });
});
