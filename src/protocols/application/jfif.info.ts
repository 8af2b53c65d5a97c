import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { JFIF } from "./jfif.ts";

/** Writes a segment by its marker. */
const marked = (label: string) => (line: InfoLine, quad: number) => {
  const marker = line.inside(quad, "image-jfif.marker");
  line.text(`${label}: `);
  line.named(marker, "Unknown");
  line.text(` (0x${line.number(marker).toString(16).toUpperCase()})`);
};

export const jfifInfo = infoText(JFIF, {
  column: "",
  info: bodyInfo((line) => line.text(" (JPEG JFIF image)")),
  labels: {
    "image-jfif.marker_segment": marked("Marker segment"),
    "image-jfif.sof": marked("Start of Frame header"),
    "image-jfif.header.sos": marked("Start of Segment header"),
    "image-jfif.header.comment": marked("Comment header"),
    "image-jfif.version": (line) =>
      line.text(`Version: ${line.value("image-jfif.version.major")}.${line.value("image-jfif.version.minor")}`),
    "image-jfif.remain_seg_data": (line, quad) =>
      line.text(`Remaining segment data: ${line.octetsOf(quad).length} bytes`),
    "image-jfif.endianness"(line, quad) {
      line.text("Endianness: ");
      line.named(quad, "Unknown");
    },
  },
});
