import { protocol } from "../../definition/protocol.ts";
import { svcctlOperations } from "../parts/svcctl-operations.ts";
import { accessMask, specificRights } from "../parts/ndr-security.ts";
import { handle, number, ref, unique, wideText } from "../parts/ndr.ts";
import { serviceErrors } from "../parts/service-errors.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

const hnd = handle("svcctl.hnd", "Context Handle", "Policy Handle");
const returned = number(4, "svcctl.rc", "Return code", { show: "hex", strings: serviceErrors });
const machine = unique(wideText("svcctl.machinename", "MachineName"), "MachineName");
const database = unique(wideText("svcctl.database", "Database"), "Database");
const service = ref(wideText("svcctl.servicename", "Service Name"), "Service Name");
const access = accessMask(
  "svcctl.access_mask",
  "Access Mask",
  specificRights("svcctl", [
    ["scm_rights_modify_boot_config", "Modify Boot Config", 0x20],
    ["scm_rights_query_lock_status", "Query Lock Status", 0x10],
    ["scm_rights_lock", "Lock", 0x8],
    ["scm_rights_enumerate_service", "Enumerate Service", 0x4],
    ["scm_rights_create_service", "Create Service", 0x2],
    ["scm_rights_connect", "Connect", 0x1],
  ]),
);

/** Microsoft Service Control. */
export const SVCCTL = protocol(
  rpcInterface({
    name: "svcctl",
    layer: "RpcSVCCTL",
    title: "Microsoft Service Control",
    short: "SVCCTL",
    spec: "[MS-SCMR]",
    identifiers: ["367abb81-9844-35f1-ad32-98f038001003"],
    versions: [2],
    operations: svcctlOperations,
    foreign: ["nt"],
    calls: {
      CloseServiceHandle: { in: [hnd], out: [hnd, returned] },
      OpenSCManagerW: { in: [machine, database, access], out: [hnd, returned] },
      OpenServiceW: { in: [hnd, service, access], out: [hnd, returned] },
    },
  }),
);
