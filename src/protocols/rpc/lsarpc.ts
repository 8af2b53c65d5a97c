import { protocol } from "../../definition/protocol.ts";
import { lsarpcOperations } from "../parts/lsarpc-operations.ts";
import { accessMask, sid, specificRights } from "../parts/ndr-security.ts";
import { array, enumeration, handle, number, ref, status, structure, union, unique, wideText } from "../parts/ndr.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

const returned = status("lsarpc.status", "NT Error");
const policy = (call: string) =>
  ref(handle(`lsarpc.lsa_${call}.handle`, "Handle", "Policy Handle"), "Pointer to Handle (policy_handle)");
const server = (call: string) =>
  unique(wideText(`lsarpc.lsa_${call}.system_name`, "System Name"), "Pointer to System Name (uint16)");
const characters = unique(wideText("lsarpc.lsa.string", "String"), "Pointer to String (uint16)");
/** A text with its lengths, whose structure has one of two names. */
const text = (name: string, label: string, kind: "lsa_String" | "lsa_StringLarge" = "lsa_String") =>
  structure(
    [number(2, `lsarpc.${kind}.length`, "Length"), number(2, `lsarpc.${kind}.size`, "Size"), characters],
    `lsarpc.${name}`,
    label,
  );
const identifier = unique(sid, "Pointer to Sid (dom_sid2)");
const count = (call: string) => ref(number(4, `lsarpc.lsa_${call}.count`, "Count"), "Pointer to Count (uint32)");

const quality = structure(
  [
    number(4, "lsarpc.lsa_QosInfo.len", "Len"),
    enumeration("lsarpc.lsa_QosInfo.impersonation_level", "Impersonation Level", {
      0: "LSA_SECURITY_ANONYMOUS",
      1: "LSA_SECURITY_IDENTIFICATION",
      2: "LSA_SECURITY_IMPERSONATION",
      3: "LSA_SECURITY_DELEGATION",
    }),
    number(1, "lsarpc.lsa_QosInfo.context_mode", "Context Mode"),
    number(1, "lsarpc.lsa_QosInfo.effective_only", "Effective Only"),
  ],
  "lsarpc.lsa_ObjectAttribute.sec_qos",
  "Sec Qos",
);
const nothing = structure([]);
const attributes = structure(
  [
    number(4, "lsarpc.lsa_ObjectAttribute.len", "Len"),
    unique(number(1, "lsarpc.lsa_ObjectAttribute.root_dir", "Root Dir"), "Pointer to Root Dir (uint8)"),
    unique(wideText("lsarpc.lsa_ObjectAttribute.object_name", "Object Name"), "Pointer to Object Name (uint16)"),
    number(4, "lsarpc.lsa_ObjectAttribute.attributes", "Attributes"),
    unique(nothing, "Pointer to Sec Desc (security_descriptor)"),
    unique(quality, "Pointer to Sec Qos (lsa_QosInfo)"),
  ],
  "lsarpc.lsa_OpenPolicy2.attr",
  "Attr",
);
const access = accessMask(
  "lsarpc.policy.access_mask",
  "Access Mask",
  specificRights(
    "lsarpc.lsa_PolicyAccessMask",
    [
      ["LSA_POLICY_NOTIFICATION", "LSA POLICY NOTIFICATION", 0x1000],
      ["LSA_POLICY_LOOKUP_NAMES", "LSA POLICY LOOKUP NAMES", 0x800],
      ["LSA_POLICY_SERVER_ADMIN", "LSA POLICY SERVER ADMIN", 0x400],
      ["LSA_POLICY_AUDIT_LOG_ADMIN", "LSA POLICY AUDIT LOG ADMIN", 0x200],
      ["LSA_POLICY_SET_AUDIT_REQUIREMENTS", "LSA POLICY SET AUDIT REQUIREMENTS", 0x100],
      ["LSA_POLICY_SET_DEFAULT_QUOTA_LIMITS", "LSA POLICY SET DEFAULT QUOTA LIMITS", 0x80],
      ["LSA_POLICY_CREATE_PRIVILEGE", "LSA POLICY CREATE PRIVILEGE", 0x40],
      ["LSA_POLICY_CREATE_SECRET", "LSA POLICY CREATE SECRET", 0x20],
      ["LSA_POLICY_CREATE_ACCOUNT", "LSA POLICY CREATE ACCOUNT", 0x10],
      ["LSA_POLICY_TRUST_ADMIN", "LSA POLICY TRUST ADMIN", 0x8],
      ["LSA_POLICY_GET_PRIVATE_INFORMATION", "LSA POLICY GET PRIVATE INFORMATION", 0x4],
      ["LSA_POLICY_VIEW_AUDIT_INFORMATION", "LSA POLICY VIEW AUDIT INFORMATION", 0x2],
      ["LSA_POLICY_VIEW_LOCAL_INFORMATION", "LSA POLICY VIEW LOCAL INFORMATION", 0x1],
    ],
    (name) => [`${name} is SET`, `${name} is NOT SET`],
  ),
);

const domain = (name: string, label: string) =>
  structure([text("lsa_DomainInfo.name", "Name", "lsa_StringLarge"), identifier], name, label);
const domains = (call: string) =>
  unique(
    structure(
      [
        number(4, "lsarpc.lsa_RefDomainList.count", "Count"),
        unique(array(domain("lsarpc.lsa_RefDomainList.domains", "Domains")), "Pointer to Domains (lsa_DomainInfo)"),
        number(4, "lsarpc.lsa_RefDomainList.max_size", "Max Size"),
      ],
      `lsarpc.lsa_${call}.domains`,
      "Domains",
    ),
    "Pointer to Domains (lsa_RefDomainList)",
  );
const sidTypes = {
  0: "SID_NAME_USE_NONE",
  1: "SID_NAME_USER",
  2: "SID_NAME_DOM_GRP",
  3: "SID_NAME_DOMAIN",
  4: "SID_NAME_ALIAS",
  5: "SID_NAME_WKN_GRP",
  6: "SID_NAME_DELETED",
  7: "SID_NAME_INVALID",
  8: "SID_NAME_UNKNOWN",
  9: "SID_NAME_COMPUTER",
};
const names = ref(
  structure(
    [
      number(4, "lsarpc.lsa_TransNameArray.count", "Count"),
      unique(
        array(
          structure(
            [
              enumeration("lsarpc.lsa_TranslatedName.sid_type", "Sid Type", sidTypes),
              text("lsa_TranslatedName.name", "Name"),
              number(4, "lsarpc.lsa_TranslatedName.sid_index", "Sid Index"),
            ],
            "lsarpc.lsa_TransNameArray.names",
            "Names",
          ),
        ),
        "Pointer to Names (lsa_TranslatedName)",
      ),
    ],
    "lsarpc.lsa_LookupSids.names",
    "Names",
  ),
  "Pointer to Names (lsa_TransNameArray)",
);
const sids = ref(
  structure(
    [
      number(4, "lsarpc.lsa_SidArray.num_sids", "Num Sids"),
      unique(array(structure([identifier], "lsarpc.lsa_SidArray.sids", "Sids")), "Pointer to Sids (lsa_SidPtr)"),
    ],
    "lsarpc.lsa_LookupSids.sids",
    "Sids",
  ),
  "Pointer to Sids (lsa_SidArray)",
);
const levels = {
  1: "LSA_POLICY_INFO_AUDIT_LOG",
  2: "LSA_POLICY_INFO_AUDIT_EVENTS",
  3: "LSA_POLICY_INFO_DOMAIN",
  4: "LSA_POLICY_INFO_PD",
  5: "LSA_POLICY_INFO_ACCOUNT_DOMAIN",
  6: "LSA_POLICY_INFO_ROLE",
  7: "LSA_POLICY_INFO_REPLICA",
  8: "LSA_POLICY_INFO_QUOTA",
  9: "LSA_POLICY_INFO_DB",
  10: "LSA_POLICY_INFO_AUDIT_FULL_SET",
  11: "LSA_POLICY_INFO_AUDIT_FULL_QUERY",
  12: "LSA_POLICY_INFO_DNS",
  13: "LSA_POLICY_INFO_DNS_INT",
  14: "LSA_POLICY_INFO_LOCAL_ACCOUNT_DOMAIN",
};
const authority = unique(
  structure(
    [unique(text("lsa_StringPointer.string", "String"), "Pointer to String (lsa_String)")],
    "lsarpc.lsa_GetUserName.authority_name",
    "Authority Name",
  ),
  "Pointer to Authority Name (lsa_StringPointer)",
);
const user = unique(text("lsa_GetUserName.account_name", "Account Name"), "Pointer to Account Name (lsa_String)");

/** Local Security Authority. */
export const LSARPC = protocol(
  rpcInterface({
    name: "lsarpc",
    layer: "RpcLSARPC",
    title: "Local Security Authority",
    short: "LSARPC",
    spec: "[MS-LSAD], [MS-LSAT]",
    identifiers: ["12345778-1234-abcd-ef00-0123456789ab"],
    versions: [0],
    operations: lsarpcOperations,
    foreign: ["nt"],
    calls: {
      lsa_Close: { in: [policy("Close")], out: [policy("Close"), returned] },
      lsa_OpenPolicy2: {
        in: [server("OpenPolicy2"), ref(attributes, "Pointer to Attr (lsa_ObjectAttribute)"), access],
        out: [policy("OpenPolicy2"), returned],
      },
      lsa_QueryInfoPolicy: {
        in: [policy("QueryInfoPolicy"), enumeration("lsarpc.lsa_QueryInfoPolicy.level", "Level", levels)],
        out: [
          unique(
            union(2, "lsarpc.lsa_QueryInfoPolicy.info", "Info", "lsa_PolicyInformation", {
              3: domain("lsarpc.lsa_PolicyInformation.domain", "Domain"),
              5: domain("lsarpc.lsa_PolicyInformation.account_domain", "Account Domain"),
            }),
            "Pointer to Info (lsa_PolicyInformation)",
          ),
          returned,
        ],
      },
      lsa_LookupSids: {
        in: [policy("LookupSids"), sids, names, number(2, "lsarpc.lsa_LookupSids.level", "Level"), count("LookupSids")],
        out: [domains("LookupSids"), names, count("LookupSids"), returned],
      },
      lsa_GetUserName: { in: [server("GetUserName"), user, authority], out: [user, authority, returned] },
    },
  }),
);
