import { choice } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { TOLD } from "../../definition/told.ts";
import { version3 } from "../parts/nfs-version3.ts";
import { procedureFields } from "../parts/rpc-procedure-fields.ts";
import { nfsProcedures } from "../parts/rpc-procedures.ts";

/** The Network File System: calls and replies of version 3; of other versions the procedure. */
export const NFS = protocol({
  name: "nfs",
  layer: "NFS",
  title: "Network File System",
  spec: "RFC 1813",
  carriedBy: { "rpc.program": 100003 & 0xffff },
  generated: procedureFields(nfsProcedures),
  summary: "NFS",
  fields: { body: choice(TOLD, version3) },
});
