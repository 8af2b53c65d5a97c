import { protocol } from "../../definition/protocol.ts";
import { tower } from "../parts/epm-tower.ts";
import { handle, identifier, number, structure, unique, varyingArray } from "../parts/ndr.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

const hnd = handle("epm.hnd", "Handle");
const returned = number(4, "epm.rc", "Return code", { show: "hex" });
const towers = structure([varyingArray(unique(tower, "Tower pointer:"))], "", "Tower array:");
const inquiry = number(4, "epm.inq_type", "Inquiry type", {
  strings: {
    0: "rpc_c_ep_all_elts",
    1: "rpc_c_ep_match_by_if",
    2: "rpc_c_ep_match_by_obj",
    3: "rpc_c_ep_match_by_both",
  },
});
const wanted = structure([
  identifier("epm.if_id", "Interface"),
  number(2, "epm.ver_maj", "Version Major"),
  number(2, "epm.ver_min", "Version Minor"),
]);

/** DCE/RPC Endpoint Mapper. */
export const EPM = protocol(
  rpcInterface({
    name: "epm",
    layer: "RpcEPM",
    title: "DCE/RPC Endpoint Mapper",
    short: "EPM",
    spec: "[C706] appendix O",
    identifiers: ["e1af8308-5d1f-11c9-91a4-08002b14a0fa"],
    versions: [3, 4],
    operations: {
      0: "Insert",
      1: "Delete",
      2: "Lookup",
      3: "Map",
      4: "LookupHandleFree",
      5: "InqObject",
      6: "MgmtDelete",
    },
    calls: {
      Lookup: {
        in: [
          inquiry,
          unique(identifier("epm.object", "Object"), "Object:"),
          unique(wanted, "Interface:"),
          number(4, "epm.ver_opt", "Version Option"),
          hnd,
          number(4, "epm.max_ents", "Max entries"),
        ],
      },
      Map: {
        in: [
          unique(identifier("epm.uuid", "UUID"), "UUID pointer:"),
          unique(tower, "Tower pointer:"),
          hnd,
          number(4, "epm.max_towers", "Max Towers"),
        ],
        out: [hnd, number(4, "epm.num_towers", "Num Towers"), towers, returned],
      },
      LookupHandleFree: { in: [hnd], out: [hnd, returned] },
    },
  }),
);
