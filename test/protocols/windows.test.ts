import { describe, expect, it } from "vitest";
import { Ether, IP, NBSS, packet, SMB2, TCP } from "../../src/toolkit/index.ts";
import type { Layer } from "../../src/definition/protocol.ts";

const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), TCP({ sport: 49152, dport: 445 })];
const START = 54;

const hexOf = (octets: Uint8Array): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");

/** Octets over TCP of a packet that is whole and builds to the same again. */
function hex(...layers: Layer[]): string {
  const found = packet(...below, ...layers);
  expect(found.whole).toBe(true);
  expect(found.build()).toEqual(found.bytes);
  return hexOf(found.bytes.subarray(START));
}

describe("the NetBIOS session service", () => {
  it("counts what is behind it", () => {
    expect(hex(NBSS({ TYPE: "keepalive" }))).toBe("85000000");
    expect(hex(NBSS({ TYPE: "negative", error: 0x82 }))).toBe("8300000182");
    expect(hex(NBSS({ TYPE: "request", called: "SRV<20>", calling: "PC<00>" })).slice(0, 8)).toBe("81000044");
  });
});

describe("SMB2", () => {
  it("writes a message by its command and its side", () => {
    const sent = hex(
      NBSS(),
      SMB2({ cmd: "tree-connect", msg_id: 4n, body: { offset: 72, length: 8, tree: "\\\\a\\" } } as never),
    );
    expect(sent.slice(0, 16)).toBe("00000050fe534d42");
    expect(sent.slice(8 + 128)).toBe("0900000048000800" + "5c005c0061005c00");
  });

  it("tells an error from an answer by the size", () => {
    const failed = SMB2({
      cmd: "create",
      headerFlags: 1,
      nt_status: 0xc0000022,
      body: { errorSize: 9, contexts: 0, reserved: 0, count: 0, data: Uint8Array.of(0) },
    } as never);
    expect(hex(NBSS(), failed).slice(8 + 128)).toBe("090000000000000000");
  });

  it("finds messages behind one another", () => {
    const close = { cmd: "close", body: { size: 24 } };
    const found = packet(...below, NBSS(), SMB2({ ...close, chain_offset: 88 } as never), SMB2(close as never));
    expect(found.layers.filter((layer) => layer.protocol === SMB2)).toHaveLength(2);
    expect(found.whole).toBe(true);
  });
});
