import { protocol } from "../../definition/protocol.ts";
import { FIX_BEGINNING, fixMessage, fixSize } from "../parts/fix-message.ts";

/** Financial Information eXchange: orders and what becomes of them, on any port. */
export const FIX = protocol({
  name: "fix",
  records: {},
  layer: "FIX",
  title: "Financial Information eXchange Protocol",
  spec: "FIX 5.0 SP2, FIXT 1.1",
  carriedBy: { "tcp.port": [] },
  onAnyPort: { startsWith: [FIX_BEGINNING] },
  framing: { by: "measure", measure: fixSize, shown: true },
  summary: "FIX",
  fields: { message: fixMessage },
});
