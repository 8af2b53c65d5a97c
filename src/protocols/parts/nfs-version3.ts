import { bytes, choice, repeated, struct, u32, u64 } from "../../definition/fields.ts";
import type { AnyField, Common, Fields, View } from "../../definition/kinds.ts";
import { aside, numberOf } from "./aside.ts";
import { bitView, YES } from "./bit-view.ts";
import {
  attributes,
  attributesAfter,
  attributesAround,
  changeTime,
  fileHandle,
  fileTypes,
  handleAfter,
  nameIn,
  newAttributes,
  status,
} from "./nfs-types.ts";
import { procedures } from "./rpc-procedure-fields.ts";
import { nfsProcedures } from "./rpc-procedures.ts";
import { countedOctets, countedText, moment } from "./xdr.ts";

/** Calls and replies of NFS version 3 (RFC 1813 3.3). */

const NOTHING = struct({}, { filter: "" });

/** A reply: its status, what there is on success, and what else there may be otherwise. */
const result = (success: Fields, failure: Fields = {}): AnyField =>
  struct({
    status: status(3),
    result: choice("status", { 0: struct(success, { filter: "" }) }, { otherwise: struct(failure, { filter: "" }) }),
  });

const object = fileHandle("object");
const file = fileHandle("file");
const dir = fileHandle("dir");
const offset = u64({ filter: "offset3", label: "offset" });
const count = u32({ filter: "count3", label: "count" });
const verifier = bytes(8, { filter: "verifier", label: "Verifier" });
const cookie = u64({ filter: "cookie3", label: "cookie" });

/** Rights, of which Wireshark lists those that are there. */
const rightNames = ["read", "lookup", "modify", "extend", "delete", "execute"];
const eachRight = aside(
  rightNames.map((name, bit) => [
    name,
    numberOf(
      "FT_BOOLEAN",
      {
        filter: `access_${name}`,
        label: `0x0${(1 << bit).toString(16).padStart(2, "0")} ${name.toUpperCase()}`,
        truth: ["allowed", "*Access Denied*"],
      } as Common<number>,
      (octets, at) => (octets[at]! >> bit) & 1,
    ),
  ]),
  (octets, at, found) => {
    for (let bit = 0; bit < rightNames.length; bit++) if ((octets[at - 1]! >> bit) & 1) found(bit, at - 1, at);
  },
);
const rights = (filter: string, label: string): Fields => ({
  access: u32({ filter, label, show: "hex", type: "FT_UINT8" }),
  each: eachRight,
});

const created = result(
  { object: handleAfter("obj"), attributes: attributesAfter("obj_attributes"), dir: attributesAround("dir_wcc") },
  { dir: attributesAround("dir_wcc") },
);
const dirChanged = result({ dir: attributesAround("dir_wcc") }, { dir: attributesAround("dir_wcc") });

const stability = { 0: "UNSTABLE", 1: "DATA_SYNC", 2: "FILE_SYNC" };

const entries = (name: string, more: Fields) =>
  repeated(
    struct({
      follows: u32({ filter: "=rpc.value_follows", label: "Value Follows", show: "bool", truth: ["Yes", "No"] }),
      entry: choice(
        "follows",
        {
          1: struct(
            {
              fileid: u64({ filter: `${name}.fileid`, label: "File ID" }),
              name: countedText(`${name}.name`, "Name"),
              cookie: u64({ filter: `${name}.cookie`, label: "Cookie" }),
              ...more,
            },
            { filter: "readdir.entry", label: "Entry", type: "FT_NONE" },
          ),
        },
        { otherwise: NOTHING },
      ),
    }),
    { filter: "", until: { field: "follows", is: 0 } },
  );
const directory = (name: string, more: Fields = {}): AnyField =>
  result(
    {
      dir: attributesAfter("dir_attributes"),
      verifier,
      entries: entries(name, more),
      eof: u32({ filter: "readdir.eof", label: "EOF" }),
    },
    { dir: attributesAfter("dir_attributes") },
  );

const yes = (filter: string, label: string) => u32({ filter, label, show: "bool", truth: ["Yes", "No"] });
const property = (name: string, label: string, mask: number, truth: readonly [string, string]): View =>
  bitView(`fsinfo.properties.${name}`, label, mask, truth);

const device = struct(
  { first: u32({ filter: "specdata1", label: "specdata1" }), second: u32({ filter: "specdata2", label: "specdata2" }) },
  { filter: "", label: "device" },
);

export const version3 = procedures(nfsProcedures, 3, {
  GETATTR: { call: struct({ object }), reply: result({ attributes: attributes("obj_attributes") }) },
  SETATTR: {
    call: struct({
      object,
      attributes: newAttributes("new_attributes"),
      guard: struct(
        {
          check: u32({ filter: "sattrguard3", label: "check", strings: { 0: "no value", 1: "value follows" } }),
          time: choice("check", { 1: changeTime }, { otherwise: NOTHING }),
        },
        { filter: "", label: "guard" },
      ),
    }),
    reply: result({ object: attributesAround("obj_wcc") }, { object: attributesAround("obj_wcc") }),
  },
  LOOKUP: {
    call: struct({ what: nameIn("what") }),
    reply: result(
      { object, attributes: attributesAfter("obj_attributes"), dir: attributesAfter("dir_attributes") },
      { dir: attributesAfter("dir_attributes") },
    ),
  },
  ACCESS: {
    call: struct({ object, ...rights("access_check", "Check access") }),
    reply: result(
      {
        attributes: attributesAfter("obj_attributes"),
        ...rights("access_rights", "Access rights (of requested)"),
      },
      { attributes: attributesAfter("obj_attributes") },
    ),
  },
  READLINK: {
    call: struct({ object }),
    reply: result(
      { attributes: attributesAfter("symlink_attributes"), data: countedText("readlink.data", "Data") },
      { attributes: attributesAfter("symlink_attributes") },
    ),
  },
  READ: {
    call: struct({ file, offset, count }),
    reply: result(
      {
        attributes: attributesAfter("file_attributes"),
        count,
        eof: yes("read.eof", "EOF"),
        data: countedOctets("data", "Data"),
      },
      { attributes: attributesAfter("file_attributes") },
    ),
  },
  WRITE: {
    call: struct({
      file,
      offset,
      count,
      stable: u32({ filter: "write.stable", label: "Stable", strings: stability }),
      data: countedOctets("data", "Data"),
    }),
    reply: result(
      {
        file: attributesAround("file_wcc"),
        count,
        committed: u32({ filter: "write.committed", label: "Committed", strings: stability }),
        verifier,
      },
      { file: attributesAround("file_wcc") },
    ),
  },
  CREATE: {
    call: struct({
      where: nameIn("where"),
      mode: u32({
        filter: "createmode",
        label: "Create Mode",
        strings: { 0: "UNCHECKED", 1: "GUARDED", 2: "EXCLUSIVE" },
      }),
      how: choice("mode", { 2: verifier }, { otherwise: newAttributes("obj_attributes") }),
    }),
    reply: created,
  },
  MKDIR: { call: struct({ where: nameIn("where"), attributes: newAttributes("attributes") }), reply: created },
  SYMLINK: {
    call: struct({
      where: nameIn("where"),
      attributes: newAttributes("symlink_attributes"),
      to: countedText("symlink.to", "To"),
    }),
    reply: created,
  },
  MKNOD: {
    call: struct({
      where: nameIn("where"),
      type: u32({ filter: "fattr3.type", label: "Type", strings: fileTypes }),
      what: choice(
        "type",
        {
          3: struct({ attributes: newAttributes("dev_attributes"), device }, { filter: "" }),
          4: struct({ attributes: newAttributes("dev_attributes"), device }, { filter: "" }),
          6: newAttributes("pipe_attributes"),
          7: newAttributes("pipe_attributes"),
        },
        { otherwise: NOTHING },
      ),
    }),
    reply: created,
  },
  REMOVE: { call: struct({ object: nameIn("object") }), reply: dirChanged },
  RMDIR: { call: struct({ object: nameIn("object") }), reply: dirChanged },
  RENAME: {
    call: struct({ from: nameIn("from"), to: nameIn("to") }),
    reply: result(
      { from: attributesAround("fromdir_wcc"), to: attributesAround("todir_wcc") },
      { from: attributesAround("fromdir_wcc"), to: attributesAround("todir_wcc") },
    ),
  },
  LINK: {
    call: struct({ file, link: nameIn("link") }),
    reply: result(
      { file: attributesAfter("file_attributes"), dir: attributesAround("linkdir_wcc") },
      { file: attributesAfter("file_attributes"), dir: attributesAround("linkdir_wcc") },
    ),
  },
  READDIR: { call: struct({ dir, cookie, verifier, count }), reply: directory("readdir.entry3") },
  READDIRPLUS: {
    call: struct({
      dir,
      cookie,
      verifier,
      names: u32({ filter: "count3_dircount", label: "dircount" }),
      all: u32({ filter: "count3_maxcount", label: "maxcount" }),
    }),
    reply: directory("readdirplus.entry", {
      attributes: attributesAfter("name_attributes"),
      handle: handleAfter("name_handle"),
    }),
  },
  FSSTAT: {
    call: struct({ object }),
    reply: result(
      {
        attributes: attributesAfter("obj_attributes"),
        total: u64({ filter: "fsstat3_resok.tbytes", label: "Total bytes" }),
        free: u64({ filter: "fsstat3_resok.fbytes", label: "Free bytes" }),
        available: u64({ filter: "fsstat3_resok.abytes", label: "Available free bytes" }),
        totalFiles: u64({ filter: "fsstat3_resok.tfiles", label: "Total file slots" }),
        freeFiles: u64({ filter: "fsstat3_resok.ffiles", label: "Free file slots" }),
        availableFiles: u64({ filter: "fsstat3_resok.afiles", label: "Available free file slots" }),
        invariant: u32({ filter: "fsstat.invarsec", label: "invarsec" }),
      },
      { attributes: attributesAfter("obj_attributes") },
    ),
  },
  FSINFO: {
    call: struct({ object }),
    reply: result(
      {
        attributes: attributesAfter("obj_attributes"),
        mostRead: u32({ filter: "fsinfo.rtmax", label: "rtmax" }),
        usualRead: u32({ filter: "fsinfo.rtpref", label: "rtpref" }),
        readUnit: u32({ filter: "fsinfo.rtmult", label: "rtmult" }),
        mostWritten: u32({ filter: "fsinfo.wtmax", label: "wtmax" }),
        usualWritten: u32({ filter: "fsinfo.wtpref", label: "wtpref" }),
        writeUnit: u32({ filter: "fsinfo.wtmult", label: "wtmult" }),
        usualDirectory: u32({ filter: "fsinfo.dtpref", label: "dtpref" }),
        largestFile: u64({ filter: "fsinfo.maxfilesize", label: "maxfilesize" }),
        resolution: moment("dtime", "time delta", "FT_RELATIVE_TIME"),
        properties: u32({
          filter: "fsinfo.properties",
          label: "Properties",
          show: "hex",
          views: [
            property("setattr", "SETATTR can set time on server", 0x10, YES),
            property("pathconf", "PATHCONF", 0x08, ["is valid for all files", "should be get for every single file"]),
            property("symlinks", "File System supports symbolic links", 0x02, YES),
            property("hardlinks", "File System supports hard links", 0x01, YES),
          ],
        }),
      },
      { attributes: attributesAfter("obj_attributes") },
    ),
  },
  PATHCONF: {
    call: struct({ object }),
    reply: result(
      {
        attributes: attributesAfter("obj_attributes"),
        links: u32({ filter: "pathconf.linkmax", label: "linkmax" }),
        name: u32({ filter: "pathconf.name_max", label: "name_max" }),
        refuses: yes("pathconf.no_trunc", "no_trunc"),
        owner: yes("pathconf.chown_restricted", "chown_restricted"),
        insensitive: yes("pathconf.case_insensitive", "case_insensitive"),
        preserving: yes("pathconf.case_preserving", "case_preserving"),
      },
      { attributes: attributesAfter("obj_attributes") },
    ),
  },
  COMMIT: {
    call: struct({ file, offset, count }),
    reply: result({ file: attributesAround("file_wcc"), verifier }, { file: attributesAround("file_wcc") }),
  },
});
