import fc from "fast-check";
import { describe, it } from "vitest";
import { fuzzSeconds } from "../fuzz-budget.ts";
import { Gauntlet, samplePackets } from "./packets.ts";

const packets = await samplePackets();
const gauntlet = new Gauntlet();

describe("hostile packets: no exception, bounded steps, built again as they were", () => {
  it("every sample packet cut at every length, as truncated and as malformed", () => {
    for (const { bytes, linkType, place } of packets) {
      for (let length = 0; length < bytes.length; length++) {
        const cut = bytes.slice(0, length);
        gauntlet.run(cut, linkType, bytes.length, place);
        gauntlet.run(cut, linkType, length, place);
      }
    }
  });

  it("sample packets with octets changed, repeated, removed and spliced", () => {
    const one = fc.constantFrom(...packets);
    const deadline = Date.now() + 1000 * fuzzSeconds;
    const edit = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom("set", "extreme", "remove", "repeat", "splice"),
      value: fc.nat(255),
      size: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(one, one, fc.array(edit, { minLength: 1, maxLength: 6 }), (packet, other, edits) => {
        let bytes = Array.from(packet.bytes);
        for (const { at, kind, value, size } of edits) {
          if (bytes.length === 0) break;
          const place = at % bytes.length;
          if (kind === "set") bytes[place] = value;
          else if (kind === "extreme") bytes.fill(value & 1 ? 255 : 0, place, place + (size & 3) + 1);
          else if (kind === "remove") bytes.splice(place, size);
          else if (kind === "repeat") bytes.splice(place, 0, ...bytes.slice(place, place + size));
          else bytes = [...bytes.slice(0, place), ...other.bytes.slice(at % (other.bytes.length + 1))];
        }
        gauntlet.run(Uint8Array.from(bytes), packet.linkType, undefined, packet.place);
      }),
      { numRuns: 1_000_000, interruptAfterTimeLimit: deadline - Date.now(), markInterruptAsFailure: false },
    );
  });
});
