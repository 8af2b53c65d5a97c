import { frameNumber, text } from "../../definition/fields.ts";
import type { InfoLine } from "../../definition/info-line.ts";

/** Generated fields of media that say how it was agreed on (flows/media-setups.ts). */
export const mediaSetup = {
  "/setup": text("rest", { filter: "setup", label: "Stream setup" }),
  setupFrame: frameNumber({ filter: "setup-frame", label: "Setup frame" }),
  setupMethod: text("rest", { filter: "setup-method", label: "Setup Method" }),
};

/** What RTP and RTCP call their versions. */
export const mediaVersions = { 0: "Old VAT Version", 1: "First Draft Version", 2: "RFC 1889 Version" };

/** The lines of `/setup` fields in the tree, of the protocol with this prefix. */
export function setupLine(prefix: string): { readonly [name: string]: (line: InfoLine, quad: number) => void } {
  return {
    [`${prefix}.setup`](line) {
      const method = line.string(line.find(`${prefix}.setup-method`));
      line.text(`Stream setup by ${method} (frame ${line.number(line.find(`${prefix}.setup-frame`))})`);
    },
  };
}
