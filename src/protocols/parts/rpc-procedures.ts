/** Words for the programs of ONC RPC that we know, and for the procedures of their versions, by number. */

export const rpcPrograms: { readonly [program: number]: string } = {
  100000: "Portmap",
  100003: "NFS",
  100005: "MOUNT",
  100021: "NLM",
  100024: "STAT",
  100026: "BOOTPARAMS",
  100227: "NFSACL",
  100232: "SADMIND",
  0x40000000: "NFS CB",
};

const portmap2 = ["NULL", "SET", "UNSET", "GETPORT", "DUMP", "CALLIT"];
const portmap3 = ["NULL", "SET", "UNSET", "GETADDR", "DUMP", "CALLIT", "GETTIME", "UADDR2TADDR", "TADDR2UADDR"];
const mount1 = ["NULL", "MNT", "DUMP", "UMNT", "UMNTALL", "EXPORT", "EXPORTALL"];

type Versions = { readonly [version: number]: readonly string[] };

export const portmapProcedures: Versions = {
  2: portmap2,
  3: portmap3,
  4: [...portmap3.with(5, "BCAST"), "GETVERSADDR", "INDIRECT", "GETADDRLIST", "GETSTAT"],
};

export const mountProcedures: Versions = { 1: mount1, 2: [...mount1, "PATHCONF"], 3: mount1.slice(0, 6) };

export const nfsProcedures: Versions = {
  2: [
    "NULL",
    "GETATTR",
    "SETATTR",
    "ROOT",
    "LOOKUP",
    "READLINK",
    "READ",
    "WRITECACHE",
    "WRITE",
    "CREATE",
    "REMOVE",
    "RENAME",
    "LINK",
    "SYMLINK",
    "MKDIR",
    "RMDIR",
    "READDIR",
    "STATFS",
  ],
  3: [
    "NULL",
    "GETATTR",
    "SETATTR",
    "LOOKUP",
    "ACCESS",
    "READLINK",
    "READ",
    "WRITE",
    "CREATE",
    "MKDIR",
    "SYMLINK",
    "MKNOD",
    "REMOVE",
    "RMDIR",
    "RENAME",
    "LINK",
    "READDIR",
    "READDIRPLUS",
    "FSSTAT",
    "FSINFO",
    "PATHCONF",
    "COMMIT",
  ],
  4: ["NULL", "COMPOUND"],
};

/** The word for a procedure of a program, where there is one. */
export function procedureWord(program: number, version: number, procedure: number): string | undefined {
  const versions = { 100000: portmapProcedures, 100003: nfsProcedures, 100005: mountProcedures }[program];
  return versions?.[version]?.[procedure];
}
