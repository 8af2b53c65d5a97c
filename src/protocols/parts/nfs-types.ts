import { crc32 } from "../../bytes/checksum.ts";
import { u32 as readU32 } from "../../bytes/numbers.ts";
import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, custom, struct, u32, u64 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { alignedTo } from "./aligned.ts";
import { aside, numberOf } from "./aside.ts";
import { bitView, YES } from "./bit-view.ts";
import { countedText, moment, optional } from "./xdr.ts";

/** What calls and replies of NFS version 3 share (RFC 1813 2.5, 2.6). */

export const statusWords: { readonly [status: number]: string } = {
  0: "OK",
  1: "ERR_PERM",
  2: "ERR_NOENT",
  5: "ERR_IO",
  6: "ERR_NXIO",
  13: "ERR_ACCES",
  17: "ERR_EXIST",
  18: "ERR_XDEV",
  19: "ERR_NODEV",
  20: "ERR_NOTDIR",
  21: "ERR_ISDIR",
  22: "ERR_INVAL",
  27: "ERR_FBIG",
  28: "ERR_NOSPC",
  30: "ERR_ROFS",
  31: "ERR_MLINK",
  63: "ERR_NAMETOOLONG",
  66: "ERR_NOTEMPTY",
  69: "ERR_DQUOT",
  70: "ERR_STALE",
  71: "ERR_REMOTE",
  10001: "ERR_BADHANDLE",
  10002: "ERR_NOT_SYNC",
  10003: "ERR_BAD_COOKIE",
  10004: "ERR_NOTSUPP",
  10005: "ERR_TOOSMALL",
  10006: "ERR_SERVERFAULT",
  10007: "ERR_BADTYPE",
  10008: "ERR_JUKEBOX",
};

/** The same words as one version spells them: NFS3_OK, NFS3ERR_PERM. */
export function wordsOf(ok: string, prefix: string): { readonly [status: number]: string } {
  return Object.fromEntries(
    Object.entries(statusWords).map(([status, word]) => [status, word === "OK" ? ok : `${prefix}${word}`]),
  );
}

/** A status, with `nfs.status` for either version beside it. */
export function status(version: 2 | 3): AnyField {
  return u32({
    filter: `status${version}`,
    label: "Status",
    strings: wordsOf(version === 3 ? "NFS3_OK" : "NFS_OK", `NFS${version}`),
    views: [{ filter: "status", label: "Status", type: "FT_UINT32", hidden: true, beside: true, strings: statusWords }],
  });
}

export const fileTypes = {
  1: "Regular File",
  2: "Directory",
  3: "Block Special Device",
  4: "Character Special Device",
  5: "Symbolic Link",
  6: "Socket",
  7: "Named Pipe",
};

const modeBit = (name: string, label: string, mask: number): View => bitView(`mode3.${name}`, label, mask, YES);
export const mode = u32({
  filter: "mode3",
  label: "Mode",
  show: "oct",
  views: [
    modeBit("suid", "S_ISUID", 0x800),
    modeBit("sgid", "S_ISGID", 0x400),
    modeBit("sticky", "S_ISVTX", 0x200),
    modeBit("rusr", "S_IRUSR", 0x100),
    modeBit("wusr", "S_IWUSR", 0x80),
    modeBit("xusr", "S_IXUSR", 0x40),
    modeBit("rgrp", "S_IRGRP", 0x20),
    modeBit("wgrp", "S_IWGRP", 0x10),
    modeBit("xgrp", "S_IXGRP", 0x08),
    modeBit("roth", "S_IROTH", 0x04),
    modeBit("woth", "S_IWOTH", 0x02),
    modeBit("xoth", "S_IXOTH", 0x01),
  ],
});

export const accessTime = moment("atime", "atime");
export const modifyTime = moment("mtime", "mtime");
export const changeTime = moment("ctime", "ctime");

const hash = (prefix: string) =>
  aside(
    [["hash", numberOf("FT_UINT32", { filter: `${prefix}fh.hash`, label: "hash (CRC-32)", show: "hex" }, crc32)]],
    (octets, at, found, limit) => {
      const size = readU32(octets, at - 4);
      if (size > 0 && at + size <= limit) found(0, at, at + size);
    },
  );

/** A file handle, which only the server understands; Wireshark shows its CRC. `prefix` is that of the names of its fields. */
export function fileHandle(label: string, prefix = ""): AnyField {
  return struct(
    {
      length: u32({ filter: `${prefix}fh.length`, label: "length", auto: sizeOf("handle") }),
      hash: hash(prefix),
      handle: bytes({ by: "length" }, { filter: `${prefix}fhandle`, label: "FileHandle" }),
      fill: custom(alignedTo(4), { filter: "" }),
    },
    { filter: "", label },
  );
}

export const attributes = (label: string) =>
  struct(
    {
      type: u32({ filter: "fattr3.type", label: "Type", strings: fileTypes }),
      mode,
      links: u32({ filter: "fattr3.nlink", label: "nlink" }),
      uid: u32({ filter: "fattr3.uid", label: "uid" }),
      gid: u32({ filter: "fattr3.gid", label: "gid" }),
      size: u64({ filter: "fattr3.size", label: "size" }),
      used: u64({ filter: "fattr3.used", label: "used" }),
      device: struct(
        {
          first: u32({ filter: "specdata1", label: "specdata1" }),
          second: u32({ filter: "specdata2", label: "specdata2" }),
        },
        { filter: "", label: "rdev" },
      ),
      fsid: u64({ filter: "fattr3.fsid", label: "fsid", show: "hex-dec" }),
      fileid: u64({ filter: "fattr3.fileid", label: "fileid" }),
      atime: accessTime,
      mtime: modifyTime,
      ctime: changeTime,
    },
    { filter: "", label },
  );

const follows = (label: string, value: AnyField) => ({
  ...optional("attributes_follow", "attributes_follow", value),
  label,
});

/** Attributes that may be there (`post_op_attr`). */
export const attributesAfter = (label: string): AnyField => follows(label, attributes("attributes"));

const before = struct(
  { size: u64({ filter: "wcc_attr.size", label: "size" }), mtime: modifyTime, ctime: changeTime },
  { filter: "", label: "attributes" },
);

/** Attributes before and after a change (`wcc_data`). */
export const attributesAround = (label: string): AnyField =>
  struct({ before: follows("before", before), after: attributesAfter("after") }, { filter: "", label });

/** A file handle that may be there (`post_op_fh3`). */
export const handleAfter = (label: string): AnyField => ({
  ...optional("handle_follow", "handle_follow", fileHandle("handle")),
  label,
});

/** A name in a directory (`diropargs3`). */
export const nameIn = (label: string): AnyField =>
  struct({ dir: fileHandle("dir"), name: countedText("name", "Name") }, { filter: "", label });

const settable = (label: string, value: AnyField) => ({ ...optional("set_it", "set_it", value), label });
const timeToSet = (label: string, value: AnyField) =>
  struct(
    {
      set: u32({
        filter: "set_it",
        label: "set_it",
        strings: { 0: "don't change", 1: "set to server time", 2: "set to client time" },
      }),
      value: choice("set", { 2: value }, { otherwise: struct({}, { filter: "" }) }),
    },
    { filter: "", label },
  );

/** Attributes to be set (`sattr3`). */
export const newAttributes = (label: string): AnyField =>
  struct(
    {
      mode: settable("mode", mode),
      uid: settable("uid", u32({ filter: "uid3", label: "uid" })),
      gid: settable("gid", u32({ filter: "gid3", label: "gid" })),
      size: settable("size", u64({ filter: "set_size", label: "size" })),
      atime: timeToSet("atime", accessTime),
      mtime: timeToSet("mtime", modifyTime),
    },
    { filter: "", label },
  );
