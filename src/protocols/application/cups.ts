import { protocol } from "../../definition/protocol.ts";
import { cupsMessage } from "../parts/cups-message.ts";

/** How servers of CUPS 1.x announce their printers. */
export const CUPS = protocol({
  name: "cups",
  layer: "CUPS",
  title: "Common Unix Printing System (CUPS) Browsing Protocol",
  short: "CUPS",
  spec: "CUPS 1.x, CUPS Browse Protocol",
  carriedBy: { "udp.port": 631 },
  summary: "CUPS",
  fields: { message: cupsMessage },
});
