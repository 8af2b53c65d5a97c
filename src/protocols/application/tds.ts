import { frameNumber, mark, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { tdsMessage } from "../parts/tds-message.ts";

/** Tabular Data Stream of version 7, by which clients of SQL Server ask and are answered: one packet a layer. */
export const TDS = protocol({
  name: "tds",
  records: {},
  layer: "TDS",
  title: "Tabular Data Stream",
  spec: "[MS-TDS]",
  foreign: ["data"],
  holds: ["ntlmssp", "gss-api", "spnego", "tls"],
  handing: ["security.blob"],
  carriedBy: { "tcp.port": [1433, 2433] },
  summary: "TDS",
  fields: { message: tdsMessage },
  generated: {
    pieces: mark({ filter: "fragments", label: "TDS Fragments" }),
    piece: frameNumber({ filter: "fragment", label: "TDS Fragment" }),
    pieceCount: u32({ filter: "fragment.count", label: "Segment count" }),
    wholeLength: u32({ filter: "reassembled.length", label: "Reassembled TDS length" }),
  },
});
