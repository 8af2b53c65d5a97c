import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { gquicMessages, gquicTags } from "../parts/gquic-tags.ts";
import { GQUIC } from "./gquic.ts";

/** A tag with what it stands for. */
function titled(line: InfoLine, quad: number): string {
  const name = line.string(quad);
  const title = gquicTags[name]?.[0] ?? gquicMessages[name];
  return title === undefined ? name : `${name} (${title})`;
}

export const gquicInfo = infoText(GQUIC, {
  info(line) {
    const tag = line.find("gquic.tag");
    const number = line.find("gquic.packet_number");
    const connection = line.find("gquic.cid");
    const negotiates = tag < 0 && number < 0 && line.has("gquic.version");
    if (tag >= 0) line.utf8(gquicMessages[line.string(tag)] ?? line.string(tag));
    else line.text(negotiates ? "Version Negotiation" : "Payload (Encrypted)");
    if (number >= 0) {
      line.text(", PKN: ");
      line.show(number);
    }
    if (connection >= 0) {
      line.text(", CID: ");
      line.show(connection);
    }
  },
  labels: {
    "gquic.tag": (line, quad) => line.utf8(`Tag: ${titled(line, quad)}`),
    "gquic.tag_type": (line, quad) => line.utf8(`Tag Type: ${titled(line, quad)}`),
    "gquic.tags"(line, quad) {
      const length = line.number(line.inside(quad, "gquic.tag_offset_length"));
      line.utf8(`Tag/value: ${titled(line, line.inside(quad, "gquic.tag_type"))} (l=${length})`);
    },
  },
});
