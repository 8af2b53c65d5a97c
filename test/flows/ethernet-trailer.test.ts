import { describe, expect, it } from "vitest";
import { ARP, Dot1Q, Ether, IP, packet, Raw, UDP, type Layer } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

/** What is said of octets behind a packet of IP with `length` octets in all. */
function behind(length: number, ...octets: number[]): unknown[][] {
  const load = Raw({ load: new Uint8Array(length - 28).fill(1) });
  return said([Ether(), IP(), UDP({ sport: 4000, dport: 4001 }), load], octets);
}

/** What stands behind a frame, by its fields. */
function said(layers: readonly Layer[], octets: readonly number[]): unknown[][] {
  const frame = packet(...layers).bytes;
  const talk = new Talk().send([Raw({ load: Uint8Array.of(...frame, ...octets) })], 0);
  return ["padding", "trailer", "fcs", "fcs.status"].map((name) => [...talk.field(`eth.${name}`)]);
}

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
/** Octets as the fields of a talk have them. */
const text = (...octets: number[]): string => String.fromCharCode(...octets);

describe("octets behind what an Ethernet frame carries", () => {
  it("are padding where zeros fill up a short frame", () => {
    expect(behind(40, ...zeros(6))).toEqual([[text(...zeros(6))], [], [], []]);
    expect(said([Ether(), ARP()], zeros(18))[0]).toEqual([text(...zeros(18))]);
    expect(said([Ether(), Dot1Q(), ARP()], zeros(14))[0]).toEqual([text(...zeros(14))]);
  });

  it("are a trailer where they are anything else, or too few", () => {
    expect(behind(40, 1, 2, 3, 4, 5, 6)).toEqual([[], [text(1, 2, 3, 4, 5, 6)], [], []]);
    expect(behind(40, ...zeros(2))[1]).toEqual([text(...zeros(2))]);
  });

  it("end with a check sequence in frames that are long enough for it", () => {
    expect(behind(40, ...zeros(6), 1, 2, 3, 4)).toEqual([[text(...zeros(6))], [], [0x01020304], [2]]);
    expect(behind(60, 9, 1, 2, 3, 4)).toEqual([[], [text(9)], [0x01020304], [2]]);
    expect(behind(60)).toEqual([[], [], [], []]);
  });
});
