import type { BitRow } from "./windows-values.ts";

/** What a host says that it is, and what speaks for it in elections ([MS-BRWS] 2.2). */
export const serverTypes: readonly BitRow[] = [
  ["server_type.workstation", "Workstation", 0x1, "This is a Workstation", "This is NOT a Workstation"],
  ["server_type.server", "Server", 0x2, "This is a Server", "This is NOT a Server"],
  ["server_type.sql", "SQL", 0x4, "This is an SQL server", "This is NOT an SQL server"],
  [
    "server_type.domain_controller",
    "Domain Controller",
    0x8,
    "This is a Domain Controller",
    "This is NOT a Domain Controller",
  ],
  [
    "server_type.backup_controller",
    "Backup Controller",
    0x10,
    "This is a Backup Controller",
    "This is NOT a Backup Controller",
  ],
  ["server_type.time", "Time Source", 0x20, "This is a Time Source", "This is NOT a Time Source"],
  ["server_type.apple", "Apple", 0x40, "This is an Apple host", "This is NOT an Apple host"],
  ["server_type.novell", "Novell", 0x80, "This is a Novell server", "This is NOT a Novell server"],
  ["server_type.member", "Member", 0x100, "This is a Domain Member server", "This is NOT a Domain Member server"],
  ["server_type.print", "Print", 0x200, "This is a Print Queue server", "This is NOT a Print Queue server"],
  ["server_type.dialin", "Dialin", 0x400, "This is a Dialin server", "This is NOT a Dialin server"],
  ["server_type.xenix", "Xenix", 0x800, "This is a Xenix server", "This is NOT a Xenix server"],
  ["server_type.ntw", "NT Workstation", 0x1000, "This is an NT Workstation", "This is NOT an NT Workstation"],
  ["server_type.wfw", "WfW", 0x2000, "This is a WfW host", "This is NOT a WfW host"],
  ["server_type.nts", "NT Server", 0x8000, "This is an NT Server", "This is NOT an NT Server"],
  [
    "server_type.browser.potential",
    "Potential Browser",
    0x10000,
    "This is a Potential Browser",
    "This is NOT a Potential Browser",
  ],
  ["server_type.browser.backup", "Backup Browser", 0x20000, "This is a Backup Browser", "This is NOT a Backup Browser"],
  ["server_type.browser.master", "Master Browser", 0x40000, "This is a Master Browser", "This is NOT a Master Browser"],
  [
    "server_type.browser.domain_master",
    "Domain Master Browser",
    0x80000,
    "This is a Domain Master Browser",
    "This is NOT a Domain Master Browser",
  ],
  ["server_type.osf", "OSF", 0x100000, "This is an OSF host", "This is NOT an OSF host"],
  ["server_type.vms", "VMS", 0x200000, "This is a VMS host", "This is NOT a VMS host"],
  [
    "server_type.w95",
    "Windows 95+",
    0x400000,
    "This is a Windows 95 or above host",
    "This is NOT a Windows 95 or above host",
  ],
  ["server_type.dfs", "DFS", 0x800000, "This is a DFS server", "THis is NOT a DFS server"],
  [
    "server_type.local",
    "Local",
    0x40000000,
    "This is a local list only request",
    "This is NOT a local list only request",
  ],
  [
    "server_type.domainenum",
    "Domain Enum",
    0x80000000,
    "This is a Domain Enum request",
    "This is NOT a Domain Enum request",
  ],
];
export const electionDesire: readonly BitRow[] = [
  ["election.desire.backup", "Backup", 0x1, "Backup Browse Server", "NOT Backup Browse Server"],
  ["election.desire.standby", "Standby", 0x2, "Standby Browse Server", "NOT Standby Browse Server"],
  ["election.desire.master", "Master", 0x4, "Master Browser", "NOT Master Browser"],
  [
    "election.desire.domain_master",
    "Domain Master",
    0x8,
    "Domain Master Browse Server",
    "NOT Domain Master Browse Server",
  ],
  ["election.desire.wins", "WINS", 0x20, "WINS Client", "NOT WINS Client"],
  ["election.desire.nt", "NT", 0x80, "Windows NT Advanced Server", "NOT Windows NT Advanced Server"],
];
export const electionSystems: readonly BitRow[] = [
  ["election.os.wfw", "WfW", 0x1, "Windows for Workgroups", "Not Windows for Workgroups"],
  ["election.os.ntw", "NT Workstation", 0x10, "Windows NT Workstation", "Not Windows NT Workstation"],
  ["election.os.nts", "NT Server", 0x20, "Windows NT Server", "Not Windows NT Server"],
];
export const resetCommands: readonly BitRow[] = [
  [
    "reset_cmd.demote",
    "Demote LMB",
    0x1,
    "Demote an LMB to a Backup Browser",
    "Do not demote an LMB to a Backup Browser",
  ],
  ["reset_cmd.flush", "Flush Browse List", 0x2, "Flush the Browse List", "Do not Flush the Browse List"],
  [
    "reset_cmd.stop_lmb",
    "Stop Being LMB",
    0x4,
    "Stop Being a Local Master Browser",
    "Do not Stop Being a Local Master Browser",
  ],
];
