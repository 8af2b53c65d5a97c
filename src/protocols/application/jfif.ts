import { protocol } from "../../definition/protocol.ts";
import { jfifImage } from "../parts/jfif-segments.ts";

/** Images of JPEG's file interchange format. */
export const JFIF = protocol({
  name: "image-jfif",
  layer: "JFIF",
  title: "JPEG File Interchange Format",
  short: "JFIF (JPEG) image",
  spec: "ITU-T T.871, ITU-T T.81",
  mediaTypes: ["image/jpg", "image/jpeg"],
  startsWith: [[0xff, 0xd8, 0xff]],
  summary: "JPEG",
  fields: { image: jfifImage },
});
