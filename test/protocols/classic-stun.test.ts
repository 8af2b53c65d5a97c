import { describe, expect, it } from "vitest";
import { ClassicSTUN, Ether, IP, packet, Packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const ID = "11".repeat(16);
const message = (type: string, attributes: string): string =>
  `${type} ${(attributes.replaceAll(" ", "").length / 2).toString(16).padStart(4, "0")} ${ID} ${attributes}`;

function seen(...messages: string[]) {
  const session = new FullSession(standardCatalog(), standardWalk, {});
  return messages.map((hex, index) => {
    const [src, dst] = index % 2 === 0 ? ["10.0.0.1", "10.0.0.2"] : ["10.0.0.2", "10.0.0.1"];
    const [sport, dport] = index % 2 === 0 ? [40000, 50000] : [50000, 40000];
    const made = packet(Ether(), IP({ src: src!, dst: dst! }), UDP({ sport, dport }), Raw({ load: octets(hex) }));
    return seenBy(session, made.bytes, index + 1);
  });
}

describe("classic STUN", () => {
  it("is known on any port, and its answers by their identifiers", () => {
    const [asked, answered] = seen(
      message("0001", "0003 0004 00000004"),
      message("0101", "0001 0008 0001 d70a ac103fe0"),
    );
    expect(asked!.path).toBe("eth:ethertype:ip:udp:classicstun");
    expect(asked!.fields.get("classicstun.att.change.ip")).toEqual(["1"]);
    expect(answered!.fields.get("classicstun.att.port")).toEqual(["55050"]);
    expect(answered!.fields.get("classicstun.att.ipv4")).toEqual(["172.16.63.224"]);
    expect(answered!.fields.get("classicstun.response_to")).toEqual(["1"]);
  });

  it("has attributes of several kinds", () => {
    const fields = (hex: string) => seen(message("0115", hex))[0]!.fields;
    expect(fields("000f 0004 72c64bc6").get("classicstun.att.magic.cookie")).toEqual(["0x72c64bc6"]);
    expect(fields(`0001 0014 0002 0007 ${"20010db8".padEnd(32, "0")}`).get("classicstun.att.ipv6")).toEqual([
      "2001:db8::",
    ]);
    expect(fields("0009 0006 0000 04 01 6e6f").get("classicstun.att.error.reason")).toEqual(["no"]);
    expect(fields("000d 0004 00000009 0010 0004 00000008").get("classicstun.att.lifetime")).toEqual(["9"]);
    expect(fields("8022 0002 6869 0006 0001 41").get("classicstun.att.server")).toEqual(["hi"]);
    expect(fields("8020 0008 0001 1111 22222222").get("classicstun.att.port-xord")).toEqual(["4369"]);
    expect(fields("c001 0001 41").get("classicstun.att.connection_request_binding")).toEqual(["A"]);
    expect(seen(message("0115", "0013 0002 aabb"))[0]!.path).toBe("eth:ethertype:ip:udp:classicstun:data");
  });

  it("is nothing whose lengths do not fit", () => {
    for (const wrong of [`0001 0009 ${ID} 0003 0004 00000004`, message("0001", "0003 0009 00000004"), "0001 0000 11"])
      expect(seen(wrong)[0]!.path).toBe("eth:ethertype:ip:udp:data");
  });

  it("has no cookie", () => {
    expect(seen(`0001 0000 2112a442 ${"11".repeat(12)}`)[0]!.path).toBe("eth:ethertype:ip:udp:stun");
  });

  it("is built as it was", () => {
    const made = packet(
      Ether(),
      IP(),
      UDP({ sport: 1, dport: 2 }),
      ClassicSTUN({ type: 1, attributes: octets("0003 0004 00000004") }),
    );
    expect(new Packet(made.bytes).build()).toEqual(made.bytes);
    expect(Array.from(made.bytes.slice(44, 46))).toEqual([0, 8]);
  });
});
