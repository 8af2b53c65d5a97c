import { choice, repeated, struct, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { TOLD } from "../../definition/told.ts";
import { procedureFields, procedures } from "../parts/rpc-procedure-fields.ts";
import { portmapProcedures, rpcPrograms } from "../parts/rpc-procedures.ts";
import { countedText } from "../parts/xdr.ts";

const transports = { 6: "TCP", 17: "UDP" };

const mapping = struct({
  program: u32({ filter: "prog", label: "Program", strings: rpcPrograms }),
  version: u32({ filter: "version", label: "Version" }),
  protocol: u32({ filter: "proto", label: "Protocol", strings: transports }),
  port: u32({ filter: "port", label: "Port" }),
});

const answer = u32({ filter: "answer", label: "Answer", show: "bool" });

const binding = struct(
  {
    program: u32({ filter: "rpcb.prog", label: "Program", strings: rpcPrograms }),
    version: u32({ filter: "rpcb.version", label: "Version" }),
    network: countedText("rpcb.netid", "Network Id"),
    address: countedText("rpcb.addr", "Universal Address"),
    owner: countedText("rpcb.owner", "Owner of this Service"),
  },
  { filter: "rpcb", label: "RPCB", type: "FT_NONE" },
);

const follows = u32({ filter: "=rpc.value_follows", label: "Value Follows", show: "bool", truth: ["Yes", "No"] });
const list = (item: typeof mapping | typeof binding) =>
  repeated(struct({ follows, item: choice("follows", { 1: item }, { otherwise: struct({}) }) }), {
    filter: "",
    until: { field: "follows", is: 0 },
  });

const version3 = {
  SET: { call: binding, reply: answer },
  UNSET: { call: binding, reply: answer },
  GETADDR: { call: binding, reply: countedText("uaddr", "Universal Address") },
  DUMP: { reply: list(binding) },
};

/** The port mapper, and version 3 and 4 of it, RPCBIND. */
export const Portmap = protocol({
  name: "portmap",
  layer: "Portmap",
  title: "Portmap",
  short: "Portmap",
  spec: "RFC 1833",
  carriedBy: { "rpc.program": 100000 & 0xffff },
  generated: procedureFields(portmapProcedures),
  summary: "Portmap",
  fields: {
    body: choice(TOLD, {
      ...procedures(portmapProcedures, 2, {
        SET: { call: mapping, reply: answer },
        UNSET: { call: mapping, reply: answer },
        GETPORT: { call: mapping, reply: u32({ filter: "port", label: "Port" }) },
        DUMP: { reply: list(mapping) },
      }),
      ...procedures(portmapProcedures, 3, version3),
      ...procedures(portmapProcedures, 4, version3),
    }),
  },
});
