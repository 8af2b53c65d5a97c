import { custom, struct, variant } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { asciiText } from "../parts/ascii-text.ts";

/** What Dropbox broadcasts in a local network: JSON; anything else is text. */
export const DropboxDiscovery = protocol({
  name: "db-lsp-disc",
  holds: ["json"],
  prefix: "db-lsp",
  layer: "DropboxDiscovery",
  title: "Dropbox LAN sync Discovery Protocol",
  short: "DB-LSP-DISC",
  spec: "https://help.dropbox.com/sync/lan-sync-overview",
  carriedBy: { "udp.port": 17500 },
  next: { table: "db-lsp-disc", peekBits: 8 },
  summary: "Dropbox LAN sync",
  fields: {
    message: variant([{ starts: ["{"], of: struct({}, { filter: "" }) }], {
      otherwise: struct({ text: custom(asciiText, { label: "Text", type: "FT_STRING", default: "" }) }, { filter: "" }),
    }),
  },
});
