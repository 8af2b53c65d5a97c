import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { GIF } from "./gif.ts";

/** Octets of a block that a tree shows. */
const SHOWN = 36;

const plural = (count: number, unit: string): string => `${count} bit${count === 1 ? "" : "s"} per ${unit}`;

/** Writes what a packed octet says of colours. */
const settings = (of: "Global" | "Local") => (line: InfoLine, quad: number) => {
  const packed = line.number(quad);
  line.text(`${of} settings:${packed & 0x80 ? ` (${of} color table present)` : ""}`);
  line.text(` (${plural(((packed >> 4) & 7) + 1, "color")}) (${plural((packed & 7) + 1, "pixel")})`);
};

export const gifInfo = infoText(GIF, {
  column: "",
  info: bodyInfo((line) => {
    line.text(" (");
    line.show(line.find("image-gif.version"));
    line.text(")");
  }),
  heading(line) {
    line.text(", Version: ");
    line.show(line.find("image-gif.version"));
  },
  labels: {
    "image-gif.data_block"(line, quad) {
      const octets = line.octetsOf(quad);
      const shown = Array.from(octets.subarray(0, SHOWN), (octet) => octet.toString(16).padStart(2, "0")).join("");
      line.text("Data block: ");
      line.utf8(octets.length === 0 ? "<none>" : octets.length > SHOWN ? `${shown}…` : shown);
      line.text(` (length = ${octets.length})`);
    },
    "image-gif.global": settings("Global"),
    "image-gif.local": settings("Local"),
    "image-gif.extension"(line, quad) {
      line.text("Extension: ");
      line.named(line.inside(quad, "image-gif.extension.label"), "<Warning: Unknown extension>");
    },
  },
});
