import { protocol } from "../../definition/protocol.ts";
import { srvsvcOperations } from "../parts/srvsvc-operations.ts";
import { array, number, ref, structure, union, unique, wideText } from "../parts/ndr.ts";
import { windowsErrors } from "../parts/windows-errors.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

const shareKinds = {
  0: "STYPE_DISKTREE",
  1: "STYPE_PRINTQ",
  2: "STYPE_DEVICE",
  3: "STYPE_IPC",
  0x40000000: "STYPE_DISKTREE_TEMPORARY",
  0x40000001: "STYPE_PRINTQ_TEMPORARY",
  0x40000002: "STYPE_DEVICE_TEMPORARY",
  0x40000003: "STYPE_IPC_TEMPORARY",
  0x80000000: "STYPE_DISKTREE_HIDDEN",
  0x80000001: "STYPE_PRINTQ_HIDDEN",
  0x80000002: "STYPE_DEVICE_HIDDEN",
  0x80000003: "STYPE_IPC_HIDDEN",
};
const returned = number(4, "srvsvc.werror", "Windows Error", { show: "hex", strings: windowsErrors });
const server = (call: string) =>
  unique(wideText(`srvsvc.srvsvc_${call}.server_unc`, "Server Unc"), "Pointer to Server Unc (uint16)");
const text = (name: string, label: string) => unique(wideText(`srvsvc.${name}`, label), `Pointer to ${label} (uint16)`);
const level = (call: string) => number(4, `srvsvc.srvsvc_${call}.level`, "Level");
const kind = (name: string) => number(4, `srvsvc.${name}`, "Type", { strings: shareKinds });

/** What is told of a share, by the level that is asked for. */
const share0 = [text("srvsvc_NetShareInfo0.name", "Name")];
const share1 = [
  text("srvsvc_NetShareInfo1.name", "Name"),
  kind("srvsvc_NetShareInfo1.type"),
  text("srvsvc_NetShareInfo1.comment", "Comment"),
];
const share2 = [
  text("srvsvc_NetShareInfo2.name", "Name"),
  kind("srvsvc_NetShareInfo2.type"),
  text("srvsvc_NetShareInfo2.comment", "Comment"),
  number(4, "srvsvc.srvsvc_NetShareInfo2.permissions", "Permissions"),
  number(4, "srvsvc.srvsvc_NetShareInfo2.max_users", "Max Users"),
  number(4, "srvsvc.srvsvc_NetShareInfo2.current_users", "Current Users"),
  text("srvsvc_NetShareInfo2.path", "Path"),
  text("srvsvc_NetShareInfo2.password", "Password"),
];
const shares = { 0: share0, 1: share1, 2: share2 };

/** All shares: how many, and what is told of each. */
const list = (number_: number, parts: (typeof shares)[keyof typeof shares]) => {
  const name = `srvsvc.srvsvc_NetShareCtr${number_}`;
  const each = structure(parts, `${name}.array`, "Array");
  const all = structure(
    [number(4, `${name}.count`, "Count"), unique(array(each), `Pointer to Array (srvsvc_NetShareInfo${number_})`)],
    `srvsvc.srvsvc_NetShareCtr.ctr${number_}`,
    `Ctr${number_}`,
  );
  return unique(all, `Pointer to Ctr${number_} (srvsvc_NetShareCtr${number_})`);
};
const listed = (call: string) => [
  ref(level(call), "Pointer to Level (uint32)"),
  ref(
    union(4, `srvsvc.srvsvc_${call}.ctr`, "Ctr", "srvsvc_NetShareCtr", {
      0: list(0, share0),
      1: list(1, share1),
      2: list(2, share2),
    }),
    "Pointer to Ctr (srvsvc_NetShareCtr)",
  ),
];
const resume = (call: string) =>
  unique(number(4, `srvsvc.srvsvc_${call}.resume_handle`, "Resume Handle"), "Pointer to Resume Handle (uint32)");
const total = (call: string) =>
  ref(number(4, `srvsvc.srvsvc_${call}.totalentries`, "Totalentries"), "Pointer to Totalentries (uint32)");
const enumerated = (call: string) => ({
  in: [server(call), ...listed(call), number(4, `srvsvc.srvsvc_${call}.max_buffer`, "Max Buffer"), resume(call)],
  out: [...listed(call), total(call), resume(call), returned],
});
const one = (number_: number, parts: (typeof shares)[keyof typeof shares]) =>
  unique(
    structure(parts, `srvsvc.srvsvc_NetShareInfo.info${number_}`, `Info${number_}`),
    `Pointer to Info${number_} (srvsvc_NetShareInfo${number_})`,
  );

/** Server Service. */
export const SRVSVC = protocol(
  rpcInterface({
    name: "srvsvc",
    layer: "RpcSRVSVC",
    title: "Server Service",
    short: "SRVSVC",
    spec: "[MS-SRVS]",
    identifiers: ["4b324fc8-1670-01d3-1278-5a47bf6ee188"],
    versions: [3],
    operations: srvsvcOperations,
    calls: {
      NetShareEnumAll: enumerated("NetShareEnumAll"),
      NetShareGetInfo: {
        in: [
          server("NetShareGetInfo"),
          wideText("srvsvc.srvsvc_NetShareGetInfo.share_name", "Share Name"),
          level("NetShareGetInfo"),
        ],
        out: [
          ref(
            union(4, "srvsvc.srvsvc_NetShareGetInfo.info", "Info", "srvsvc_NetShareInfo", {
              0: one(0, share0),
              1: one(1, share1),
              2: one(2, share2),
            }),
            "Pointer to Info (srvsvc_NetShareInfo)",
          ),
          returned,
        ],
      },
    },
  }),
);
