import { expect, it } from "vitest";
import { TreeNodes } from "../../../src/report/statistics/tree-nodes.ts";
import { isInFragment } from "../../../src/report/tree/unfinished-datagram.ts";
import { Ether, IP, Raw, UDP } from "../../../src/toolkit/index.ts";
import { Talk } from "../../flows/talk.ts";

/** A query of DNS that says it has two questions and has none, in a datagram with these flags, cut by some octets. */
function nodes(flags: number, cut = 0): string[] {
  const load = new Uint8Array([0, 1, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0]);
  const talk = new Talk();
  talk.send([Ether(), IP({ flags }), UDP({ sport: 4000, dport: 53 }), Raw({ load })], 0, cut);
  const found = new TreeNodes(talk.session.dissector);
  const fault = found.fault(cut > 0);
  return [...found.list(fault)];
}

it("what lacks octets in a fragment without the others is not malformed", () => {
  expect(nodes(0)).toEqual(["eth", "ip", "udp", "dns", "_ws.malformed"]);
  const [whole, first] = [0, 1].map((flags) => {
    const talk = new Talk().send([Ether(), IP({ flags }), UDP(), Raw({ load: "some octets" })], 0);
    return isInFragment(talk.session.dissector, talk.session.dissector.layers.count - 1);
  });
  expect([whole, first]).toEqual([false, true]);
});

it("a layer of which nothing was captured has no node", () => {
  expect(nodes(0, 2)).toEqual(["eth", "ip", "udp", "dns", "_ws.short"]);
  expect(nodes(0, 12)).toEqual(["eth", "ip", "udp", "_ws.short"]);
});
