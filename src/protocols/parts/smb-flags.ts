import { flags32, type BitRow } from "./windows-values.ts";

/** Flags that both versions of SMB have ([MS-DTYP] 2.4.3, [MS-FSCC] 2.6, [MS-SMB2] 2.2.13), with Wireshark's words. */

const accessRows: readonly BitRow[] = [
  ["=smb.access.read", "Read", 0x1, "READ access", "NO read access"],
  ["=smb.access.write", "Write", 0x2, "WRITE access", "NO write access"],
  ["=smb.access.append", "Append", 0x4, "APPEND access", "NO append access"],
  ["=smb.access.read_ea", "Read EA", 0x8, "READ EXTENDED ATTRIBUTES access", "NO read extended attributes access"],
  ["=smb.access.write_ea", "Write EA", 0x10, "WRITE EXTENDED ATTRIBUTES access", "NO write extended attributes access"],
  ["=smb.access.execute", "Execute", 0x20, "EXECUTE access", "NO execute access"],
  ["=smb.access.delete_child", "Delete Child", 0x40, "DELETE CHILD access", "NO delete child access"],
  ["=smb.access.read_attributes", "Read Attributes", 0x80, "READ ATTRIBUTES access", "NO read attributes access"],
  ["=smb.access.write_attributes", "Write Attributes", 0x100, "WRITE ATTRIBUTES access", "NO write attributes access"],
  ["=smb.access.delete", "Delete", 0x10000, "DELETE access", "NO delete access"],
  [
    "=smb.access.read_control",
    "Read Control",
    0x20000,
    "READ ACCESS to owner, group and ACL of the SID",
    "Read access is NOT granted to owner, group and ACL of the SID",
  ],
  ["=smb.access.write_dac", "Write DAC", 0x40000, "OWNER may WRITE the DAC", "Owner may NOT write to the DAC"],
  [
    "=smb.access.write_owner",
    "Write Owner",
    0x80000,
    "Can WRITE OWNER (take ownership)",
    "Can NOT write owner (take ownership)",
  ],
  [
    "=smb.access.synchronize",
    "Synchronize",
    0x100000,
    "Can wait on handle to SYNCHRONIZE on completion of I/O",
    "Can NOT wait on handle to synchronize on completion of I/O",
  ],
  ["=smb.access.system_security", "System Security", 0x1000000, "SYSTEM SECURITY is set", "System security is NOT set"],
  ["=smb.access.maximum_allowed", "Maximum Allowed", 0x2000000, "MAXIMUM ALLOWED is set", "Maximum allowed is NOT set"],
  ["=smb.access.generic_all", "Generic All", 0x10000000, "GENERIC ALL is set", "Generic all is NOT set"],
  [
    "=smb.access.generic_execute",
    "Generic Execute",
    0x20000000,
    "GENERIC EXECUTE is set",
    "Generic execute is NOT set",
  ],
  ["=smb.access.generic_write", "Generic Write", 0x40000000, "GENERIC WRITE is set", "Generic write is NOT set"],
  ["=smb.access.generic_read", "Generic Read", 0x80000000, "GENERIC READ is set", "Generic read is NOT set"],
];
/** What may be done. */
export const accessMask = flags32("=smb.access_mask", "Access Mask", accessRows);

export const shareAccess = flags32(
  "=smb.share_access",
  "Share Access",
  [
    ["=smb.share.access.read", "Read", 1, "Object can be shared for READ", "Object can NOT be shared for read"],
    ["=smb.share.access.write", "Write", 2, "Object can be shared for WRITE", "Object can NOT be shared for write"],
    ["=smb.share.access.delete", "Delete", 4, "Object can be shared for DELETE", "Object can NOT be shared for delete"],
  ],
  { lists: true },
);

const option = (filter: string, label: string, mask: number, set: string, notSet: string): BitRow => [
  `=smb.nt.create_options.${filter}`,
  label,
  mask,
  set,
  notSet,
];
const notSynchronous = "Operations NOT necessarily synchronous";
/** How a file is opened. */
export const createOptions = flags32("=smb.create_options", "Create Options", [
  option(
    "directory",
    "Directory",
    0x1,
    "File being created/opened must be a directory",
    "File being created/opened must not be a directory",
  ),
  option(
    "write_through",
    "Write Through",
    0x2,
    "Writes should flush buffered data before completing",
    "Writes need not flush buffered data before completing",
  ),
  option(
    "sequential_only",
    "Sequential Only",
    0x4,
    "The file will only be accessed sequentially",
    "The file might not only be accessed sequentially",
  ),
  option(
    "intermediate_buffering",
    "Intermediate Buffering",
    0x8,
    "NO intermediate buffering is allowed",
    "Intermediate buffering is allowed",
  ),
  option(
    "sync_io_alert",
    "Sync I/O Alert",
    0x10,
    "All operations SYNCHRONOUS, waits subject to termination from alert",
    notSynchronous,
  ),
  option(
    "sync_io_nonalert",
    "Sync I/O Nonalert",
    0x20,
    "All operations SYNCHRONOUS, waits not subject to alert",
    notSynchronous,
  ),
  option(
    "non_directory",
    "Non-Directory",
    0x40,
    "File being created/opened must not be a directory",
    "File being created/opened must be a directory",
  ),
  option(
    "create_tree_connection",
    "Create Tree Connection",
    0x80,
    "Create Tree Connections is SET",
    "Create Tree Connections is NOT set",
  ),
  option(
    "complete_if_oplocked",
    "Complete If Oplocked",
    0x100,
    "Complete if oplocked is SET",
    "Complete if oplocked is NOT set",
  ),
  option(
    "no_ea_knowledge",
    "No EA Knowledge",
    0x200,
    "The client does not understand extended attributes",
    "The client understands extended attributes",
  ),
  option(
    "eight_dot_three_only",
    "8.3 Only",
    0x400,
    "The client understands only 8.3 file names",
    "The client understands long file names",
  ),
  option(
    "random_access",
    "Random Access",
    0x800,
    "The file will be accessed randomly",
    "The file will not be accessed randomly",
  ),
  option(
    "delete_on_close",
    "Delete On Close",
    0x1000,
    "The file should be deleted when it is closed",
    "The file should not be deleted when it is closed",
  ),
  option("open_by_fileid", "Open By FileID", 0x2000, "OpenByFileID bit is SET", "OpenByFileID is NOT set"),
  option("backup_intent", "Backup Intent", 0x4000, "This is a create with BACKUP INTENT", "This is a normal create"),
  option(
    "no_compression",
    "No Compression",
    0x8000,
    "Open/Create with NO Compression",
    "Compression is allowed for Open/Create",
  ),
  option("reserve_opfilter", "Reserve Opfilter", 0x100000, "Reserve Opfilter is SET", "Reserve Opfilter is NOT set"),
  option("open_reparse_point", "Open Reparse Point", 0x200000, "Open a Reparse Point", "Normal open"),
  option("open_no_recall", "Open No Recall", 0x400000, "Open No Recall is SET", "Open no recall is NOT set"),
  option(
    "open_for_free_space_query",
    "Open For Free Space query",
    0x800000,
    "This is an OPEN FOR FREE SPACE QUERY",
    "This is NOT an open for free space query",
  ),
]);

const yes = ["Yes", "No"] as const;
export const fileAttributes = flags32("=smb2.file_attribute", "File Attributes", [
  ["=smb2.file_attribute.read_only", "Read Only", 0x1, ...yes],
  ["=smb2.file_attribute.hidden", "Hidden", 0x2, ...yes],
  ["=smb2.file_attribute.system", "System", 0x4, ...yes],
  ["=smb2.file_attribute.directory", "Directory", 0x10, ...yes],
  ["=smb2.file_attribute.archive", "Requires archived", 0x20, ...yes],
  ["=smb2.file_attribute.normal", "Normal", 0x80, ...yes],
  ["=smb2.file_attribute.temporary", "Temporary", 0x100, ...yes],
  ["=smb2.file_attribute.sparse", "Sparse", 0x200, ...yes],
  [
    "=smb2.file_attribute.reparse",
    "Reparse Point",
    0x400,
    "Has an associated REPARSE POINT",
    "Does NOT have an associated reparse point",
  ],
  ["=smb2.file_attribute.compressed", "Compressed", 0x800, "COMPRESSED", "Uncompressed"],
  ["=smb2.file_attribute.offline", "Offline", 0x1000, "OFFLINE", "Online"],
  [
    "=smb2.file_attribute.not_content_indexed",
    "Not Content Indexed",
    0x2000,
    "Is not indexed by the content indexing service",
    "Is indexed by the content indexing service",
  ],
  ["=smb2.file_attribute.encrypted", "Encrypted", 0x4000, ...yes],
  [
    "=smb2.file_attribute.integrity_stream",
    "Integrity Stream",
    0x8000,
    "Has Integrity Support",
    "Does NOT have Integrity Support",
  ],
  [
    "=smb2.file_attribute.no_scrub_data",
    "No Scrub Data",
    0x20000,
    "Is excluded from the data integrity scan",
    "Is not excluded from the data integrity scan",
  ],
]);

/** The attributes as version 1 has them, in its own words. */
export const smbFileAttributes = flags32("=smb.file_attribute", "File Attributes", [
  ["=smb.file_attribute.read_only", "Read Only", 0x1, "READ ONLY", "NOT read only"],
  ["=smb.file_attribute.hidden", "Hidden", 0x2, "HIDDEN", "NOT hidden"],
  ["=smb.file_attribute.system", "System", 0x4, "SYSTEM file/dir", "NOT a system file/dir"],
  ["=smb.file_attribute.volume", "Volume ID", 0x8, "VOLUME ID", "NOT a volume ID"],
  ["=smb.file_attribute.directory", "Directory", 0x10, "DIRECTORY", "NOT a directory"],
  [
    "=smb.file_attribute.archive",
    "Archive",
    0x20,
    "Modified since last ARCHIVE",
    "Has NOT been modified since last archive",
  ],
  ["=smb.file_attribute.device", "Device", 0x40, "A DEVICE", "NOT a device"],
  ["=smb.file_attribute.normal", "Normal", 0x80, "An ordinary file/dir", "Has some attribute set"],
  ["=smb.file_attribute.temporary", "Temporary", 0x100, "A TEMPORARY file", "NOT a temporary file"],
  ["=smb.file_attribute.sparse", "Sparse", 0x200, "A SPARSE file", "NOT a sparse file"],
  [
    "=smb.file_attribute.reparse",
    "Reparse Point",
    0x400,
    "Has an associated REPARSE POINT",
    "Does NOT have an associated reparse point",
  ],
  ["=smb.file_attribute.compressed", "Compressed", 0x800, "COMPRESSED", "Uncompressed"],
  ["=smb.file_attribute.offline", "Offline", 0x1000, "OFFLINE", "Online"],
  ["=smb.file_attribute.not_content_indexed", "Content Indexed", 0x2000, "CONTENT INDEXED", "NOT content indexed"],
  ["=smb.file_attribute.encrypted", "Encrypted", 0x4000, "This is an ENCRYPTED file", "This is NOT an encrypted file"],
]);

/** What becomes of a file that is there or is not. */
export const dispositions = {
  0: "Supersede (supersede existing file (if it exists))",
  1: "Open (if file exists open it, else fail)",
  2: "Create (if file exists fail, else create it)",
  3: "Open If (if file exists open it, else create it)",
  4: "Overwrite (if file exists overwrite, else fail)",
  5: "Overwrite If (if file exists overwrite, else create it)",
} as const;

export const impersonations = { 0: "Anonymous", 1: "Identification", 2: "Impersonation", 3: "Delegation" } as const;
