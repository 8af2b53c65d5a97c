import { describe, expect, it } from "vitest";
import { DHCP, Ether, IP, UDP, BOOTP } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const layers = [
  Ether(),
  IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
  UDP({ sport: 67, dport: 68 }),
  BOOTP({ op: 2 }),
  DHCP({
    options: [{ code: 53, value: Uint8Array.of(5) }, { code: 12, value: Uint8Array.of(97, 98) }, { code: 255 }],
  } as never),
];
const kinds = (cut: number): unknown[] => new Talk().send(layers, 0, cut).field("dhcp.type");

describe("a message of BOOTP that was not captured whole", () => {
  it("shows nothing where its options go on", () => {
    expect(kinds(0)).toEqual([2]);
    for (const cut of [1, 2, 5, 7]) expect(kinds(cut)).toEqual([]);
  });

  it("shows nothing where not even the options began, either", () => {
    expect(kinds(13)).toEqual([]);
    expect(kinds(200)).toEqual([]);
  });
});
