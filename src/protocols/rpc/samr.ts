import { protocol } from "../../definition/protocol.ts";
import { samrOperations } from "../parts/samr-operations.ts";
import { accessMask, countedText, sid, specificRights } from "../parts/ndr-security.ts";
import { array, handle, number, ref, status, structure, union, unique, varyingArray, wideText } from "../parts/ndr.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

const returned = status("samr.status", "NT Error");
const held = (name: string, label: string) =>
  ref(handle(`samr.${name}`, label, "Policy Handle"), `Pointer to ${label} (policy_handle)`);
const object = held("handle", "Handle");
const connection = held("connect_handle", "Connect Handle");
const domain = held("domain_handle", "Domain Handle");
const user = held("user_handle", "User Handle");
const text = (name: string, label: string) => countedText(unique(wideText(`samr.samr_${name}`, label), label));
const server = (call: string) =>
  unique(wideText(`samr.samr_${call}.system_name`, "System Name"), "Pointer to System Name (uint16)");
const resume = (call: string) =>
  ref(number(4, `samr.samr_${call}.resume_handle`, "Resume Handle"), "Pointer to Resume Handle (uint32)");

const said = (name: string) => [`${name} is SET`, `${name} is NOT SET`] as const;
const access = (name: string, mask: string, rows: Parameters<typeof specificRights>[1]) =>
  accessMask(`samr.${name}.access_mask`, "Access Mask", specificRights(`samr.${mask}`, rows, said));
const connectAccess = access("connect", "samr_ConnectAccessMask", [
  ["SAMR_ACCESS_LOOKUP_DOMAIN", "Samr Access Lookup Domain", 0x20],
  ["SAMR_ACCESS_ENUM_DOMAINS", "Samr Access Enum Domains", 0x10],
  ["SAMR_ACCESS_CREATE_DOMAIN", "Samr Access Create Domain", 0x8],
  ["SAMR_ACCESS_INITIALIZE_SERVER", "Samr Access Initialize Server", 0x4],
  ["SAMR_ACCESS_SHUTDOWN_SERVER", "Samr Access Shutdown Server", 0x2],
  ["SAMR_ACCESS_CONNECT_TO_SERVER", "Samr Access Connect To Server", 0x1],
]);
const domainAccess = access("domain", "samr_DomainAccessMask", [
  ["SAMR_DOMAIN_ACCESS_SET_INFO_3", "Samr Domain Access Set Info 3", 0x400],
  ["SAMR_DOMAIN_ACCESS_OPEN_ACCOUNT", "Samr Domain Access Open Account", 0x200],
  ["SAMR_DOMAIN_ACCESS_ENUM_ACCOUNTS", "Samr Domain Access Enum Accounts", 0x100],
  ["SAMR_DOMAIN_ACCESS_LOOKUP_ALIAS", "Samr Domain Access Lookup Alias", 0x80],
  ["SAMR_DOMAIN_ACCESS_CREATE_ALIAS", "Samr Domain Access Create Alias", 0x40],
  ["SAMR_DOMAIN_ACCESS_CREATE_GROUP", "Samr Domain Access Create Group", 0x20],
  ["SAMR_DOMAIN_ACCESS_CREATE_USER", "Samr Domain Access Create User", 0x10],
  ["SAMR_DOMAIN_ACCESS_SET_INFO_2", "Samr Domain Access Set Info 2", 0x8],
  ["SAMR_DOMAIN_ACCESS_LOOKUP_INFO_2", "Samr Domain Access Lookup Info 2", 0x4],
  ["SAMR_DOMAIN_ACCESS_SET_INFO_1", "Samr Domain Access Set Info 1", 0x2],
  ["SAMR_DOMAIN_ACCESS_LOOKUP_INFO_1", "Samr Domain Access Lookup Info 1", 0x1],
]);
const userAccess = access("user", "samr_UserAccessMask", [
  ["SAMR_USER_ACCESS_CHANGE_GROUP_MEMBERSHIP", "Samr User Access Change Group Membership", 0x400],
  ["SAMR_USER_ACCESS_GET_GROUP_MEMBERSHIP", "Samr User Access Get Group Membership", 0x200],
  ["SAMR_USER_ACCESS_GET_GROUPS", "Samr User Access Get Groups", 0x100],
  ["SAMR_USER_ACCESS_SET_PASSWORD", "Samr User Access Set Password", 0x80],
  ["SAMR_USER_ACCESS_CHANGE_PASSWORD", "Samr User Access Change Password", 0x40],
  ["SAMR_USER_ACCESS_SET_ATTRIBUTES", "Samr User Access Set Attributes", 0x20],
  ["SAMR_USER_ACCESS_GET_ATTRIBUTES", "Samr User Access Get Attributes", 0x10],
  ["SAMR_USER_ACCESS_GET_LOGONINFO", "Samr User Access Get Logoninfo", 0x8],
  ["SAMR_USER_ACCESS_SET_LOC_COM", "Samr User Access Set Loc Com", 0x4],
  ["SAMR_USER_ACCESS_GET_LOCALE", "Samr User Access Get Locale", 0x2],
  ["SAMR_USER_ACCESS_GET_NAME_ETC", "Samr User Access Get Name Etc", 0x1],
]);

const information = (call: string, name: string, label: string) =>
  ref(
    union(4, `samr.samr_${call}.${name}`, label, "samr_ConnectInfo", {
      1: structure(
        [
          number(4, "samr.samr_ConnectInfo1.client_version", "Client Version", {
            strings: { 1: "SAMR_CONNECT_PRE_W2K", 2: "SAMR_CONNECT_W2K", 3: "SAMR_CONNECT_AFTER_W2K" },
          }),
          number(4, "samr.samr_ConnectInfo1.unknown2", "Unknown2"),
        ],
        "samr.samr_ConnectInfo.info1",
        "Info1",
      ),
    }),
    `Pointer to ${label} (samr_ConnectInfo)`,
  );
/** Accounts or domains: how many, and each with its number and name. */
const entries = (call: string) =>
  ref(
    unique(
      structure(
        [
          number(4, "samr.samr_SamArray.count", "Count"),
          unique(
            array(
              structure(
                [number(4, "samr.samr_SamEntry.idx", "Idx"), text("SamEntry.name", "Name")],
                "samr.samr_SamArray.entries",
                "Entries",
              ),
            ),
            "Pointer to Entries (samr_SamEntry)",
          ),
        ],
        `samr.samr_${call}.sam`,
        "Sam",
      ),
      "Pointer to Sam (samr_SamArray)",
    ),
    "Pointer to Sam (samr_SamArray)",
  );
const found = (call: string) => [
  resume(call),
  entries(call),
  ref(number(4, `samr.samr_${call}.num_entries`, "Num Entries"), "Pointer to Num Entries (uint32)"),
  returned,
];
const numbers = (name: string, label: string) =>
  ref(
    structure(
      [
        number(4, "samr.samr_Ids.count", "Count"),
        unique(array(number(4, "samr.rid", "RID")), "Pointer to Ids (uint32)"),
      ],
      `samr.samr_LookupNames.${name}`,
      label,
    ),
    `Pointer to ${label} (samr_Ids)`,
  );

/** SAMR (pidl). */
export const SAMR = protocol(
  rpcInterface({
    name: "samr",
    layer: "RpcSAMR",
    title: "SAMR (pidl)",
    short: "SAMR",
    spec: "[MS-SAMR]",
    identifiers: ["12345778-1234-abcd-ef00-0123456789ac"],
    versions: [1],
    operations: samrOperations,
    foreign: ["nt"],
    calls: {
      Close: { in: [object], out: [object, returned] },
      Connect2: { in: [server("Connect2"), connectAccess], out: [connection, returned] },
      Connect5: {
        in: [
          server("Connect5"),
          connectAccess,
          number(4, "samr.samr_Connect5.level_in", "Level In"),
          information("Connect5", "info_in", "Info In"),
        ],
        out: [
          ref(number(4, "samr.samr_Connect5.level_out", "Level Out"), "Pointer to Level Out (uint32)"),
          information("Connect5", "info_out", "Info Out"),
          connection,
          returned,
        ],
      },
      EnumDomains: {
        in: [
          held("samr_EnumDomains.connect_handle", "Connect Handle"),
          resume("EnumDomains"),
          number(4, "samr.samr_EnumDomains.buf_size", "Buf Size"),
        ],
        out: found("EnumDomains"),
      },
      EnumDomainUsers: { out: found("EnumDomainUsers") },
      LookupDomain: {
        in: [connection, ref(text("LookupDomain.domain_name", "Domain Name"), "Pointer to Domain Name (lsa_String)")],
        out: [ref(unique(sid, "Pointer to Sid (dom_sid2)"), "Pointer to Sid (dom_sid2)"), returned],
      },
      OpenDomain: {
        in: [connection, domainAccess, ref(sid, "Pointer to Sid (dom_sid2)")],
        out: [domain, returned],
      },
      OpenUser: {
        in: [domain, userAccess, number(4, "samr.rid", "RID")],
        out: [user, returned],
      },
      LookupNames: {
        in: [
          domain,
          number(4, "samr.samr_LookupNames.num_names", "Num Names"),
          ref(varyingArray(text("LookupNames.names", "Names")), "Pointer to Names (lsa_String)"),
        ],
        out: [numbers("rids", "Rids"), numbers("types", "Types"), returned],
      },
      GetDomPwInfo: {
        in: [unique(text("GetDomPwInfo.domain_name", "Domain Name"), "Pointer to Domain Name (lsa_String)")],
      },
    },
  }),
);
