import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Active Directory Setup. */
export const DsSetup = protocol(
  rpcInterface({
    name: "dssetup",
    layer: "RpcDsSetup",
    title: "Active Directory Setup",
    short: "DSSETUP",
    spec: "[MS-DSSP]",
    identifiers: ["3919286a-b10c-11d0-9ba8-00c04fd92ef5"],
    versions: [0],
    operations: {
      0: "DsRoleGetPrimaryDomainInformation",
      1: "DsRoleDnsNameToFlatName",
      2: "DsRoleDcAsDc",
      3: "DsRoleDcAsReplica",
      4: "DsRoleDemoteDc",
      5: "DsRoleGetDcOperationProgress",
      6: "DsRoleGetDcOperationResults",
      7: "DsRoleCancel",
      8: "DsRoleServerSaveStateForUpgrade",
      9: "DsRoleUpgradeDownlevelServer",
      10: "DsRoleAbortDownlevelServerUpgrade",
    },
  }),
);
