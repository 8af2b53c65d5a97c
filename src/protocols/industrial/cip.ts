import { protocol } from "../../definition/protocol.ts";
import { cipMessage } from "../parts/cip-message.ts";

/** What objects of controllers are asked, and what they answer; which request a response answers is told (flows/). */
export const CIP = protocol({
  name: "cip",
  layer: "CIP",
  title: "Common Industrial Protocol",
  spec: "CIP Networks Library volume 1",
  carriedBy: { enip: 1 },
  foreign: ["cipcls", "cipcm"],
  summary: "CIP",
  fields: { message: cipMessage },
});
