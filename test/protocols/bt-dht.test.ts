import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { BitTorrentDHT, Ether, IP, packet, Packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const below = [Ether(), IP(), UDP({ sport: 51_413, dport: 40_001 })];

function seen(text: string) {
  const { bytes } = packet(...below, Raw({ load: octets(text) }));
  return seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
}
const ID = "2:id20:abcdefghijklmnopqrst";

describe("BitTorrent's DHT", () => {
  it("reads queries on any port", () => {
    const { path, fields } = seen(`d1:ad${ID}e1:q4:ping1:t2:aa1:y1:qe`);
    expect(path).toBe("eth:ethertype:ip:udp:bt-dht");
    expect(fields.get("bt-dht.bencoded.string")).toContain("ping");
    expect(fields.get("bt-dht.bencoded.string")).toContain("6161");
  });

  it("reads nodes, peers and addresses", () => {
    const node = `abcdefghijklmnopqrst\x0a\0\0\x01\0\x50`;
    const { fields } = seen(
      `d2:ip6:\x0a\0\0\x02\0\x511:rd${ID}5:nodes28:${node}xy6:valuesl6:\x0a\0\0\x03\0\x52ee1:t2:aa1:y1:re`,
    );
    expect(fields.get("bt-dht.ip")).toEqual(["10.0.0.2", "10.0.0.1", "10.0.0.3"]);
    expect(fields.get("bt-dht.port")).toEqual(["81", "80", "82"]);
    expect(fields.get("bt-dht.truncated_data")).toEqual(["78:79"]);
  });

  it("reads numbers, lists and errors", () => {
    const { fields } = seen(`d1:ad${ID}4:porti6881e1:xl1:ai1eee1:q1:qe`);
    expect(fields.get("bt-dht.bencoded.int")).toEqual(["6881", "1"]);
    expect(fields.has("bt-dht.bencoded.list")).toBe(true);
    const error = seen("d1:eli201e2:noe1:t1:ae").fields;
    expect(error.get("bt-dht.bencoded.int")).toEqual(["201"]);
    expect(error.get("bt-dht.bencoded.string")).toEqual(["e", "no"]);
  });

  it("survives what is not whole, and is built as it was", () => {
    for (const text of ["d1:ad", "d1:ad2:id20:abc", "d1:rd5:nodes99:abc", `d1:ad${"l".repeat(300)}`, "d2:ip99999:a"]) {
      const { bytes } = packet(...below, Raw({ load: octets(text) }));
      expect(new Packet(bytes).build()).toEqual(bytes);
      expect(() => seen(text)).not.toThrow();
    }
    expect(packet(...below, BitTorrentDHT({ message: octets("d1:ad") })).bytes.at(-1)).toBe(0x64);
  });
});
