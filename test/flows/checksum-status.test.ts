import { describe, expect, it } from "vitest";
import { usualPreferences } from "../../src/flows/flow-preferences.ts";
import { Ether, ICMP, IP, Raw, UDP, type Layer } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];
const payload = Raw({ load: Uint8Array.of(1, 2, 3, 4) });
const verified = { preferences: { ...usualPreferences, verified: new Set(["udp"]) } };
const sent = (top: Layer, needs?: ConstructorParameters<typeof Talk>[0]) =>
  new Talk(needs).send([...below, top, payload], 0);

describe("a checksum that is wrong", () => {
  it("is said to be", () => {
    const talk = sent(ICMP({ chksum: 0x1234 }));
    expect(talk.field("icmp.checksum.status")).toEqual([0]);
    expect(talk.field("icmp.checksum_bad")).toEqual(["yes"]);
    expect(sent(ICMP()).field("icmp.checksum_bad")).toEqual([]);
  });

  it("is looked at where that was asked for", () => {
    const wrong = UDP({ sport: 40_000, dport: 7100, chksum: 0x1234 });
    const talk = sent(wrong, verified);
    expect(talk.field("udp.checksum.bad")).toEqual(["yes"]);
    expect(talk.field("udp.checksum_calculated")).toEqual(
      sent(UDP({ sport: 40_000, dport: 7100 })).field("udp.checksum"),
    );
    expect(sent(wrong).field("udp.checksum.bad")).toEqual([]);
    expect(sent(wrong).field("udp.checksum_calculated")).toEqual([]);
  });
});
