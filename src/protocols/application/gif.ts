import { protocol } from "../../definition/protocol.ts";
import { gifImage } from "../parts/gif-blocks.ts";

/** Images of the Graphics Interchange Format. */
export const GIF = protocol({
  name: "image-gif",
  layer: "GIF",
  title: "Compuserve GIF",
  short: "GIF",
  spec: "GIF89a specification (CompuServe, 1990)",
  mediaTypes: ["image/gif"],
  startsWith: ["GIF87a", "GIF89a"],
  summary: "GIF",
  fields: { image: gifImage },
});
