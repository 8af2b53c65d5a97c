import { bytes, choice, repeated, struct, u32 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { TOLD } from "../../definition/told.ts";
import { fileHandle } from "../parts/nfs-types.ts";
import { procedureFields, procedures } from "../parts/rpc-procedure-fields.ts";
import { mountProcedures } from "../parts/rpc-procedures.ts";
import { countedText } from "../parts/xdr.ts";

const status = u32({
  label: "Status",
  strings: {
    0: "OK",
    1: "ERR_PERM",
    2: "ERR_NOENT",
    5: "ERR_IO",
    13: "ERR_ACCESS",
    20: "ERR_NOTDIR",
    22: "ERR_INVAL",
    63: "ERR_NAMETOOLONG",
    10004: "ERR_NOTSUPP",
    10006: "ERR_SERVERFAULT",
  },
});

const path = struct({ path: countedText("path", "Path") });
const follows = u32({ filter: "=rpc.value_follows", label: "Value Follows", show: "bool", truth: ["Yes", "No"] });

/** A linked list of items: each behind a word that says whether there is one. */
const linked = (item: AnyField): AnyField =>
  repeated(struct({ follows, item: choice("follows", { 1: item }, { otherwise: struct({}, { filter: "" }) }) }), {
    filter: "",
    until: { field: "follows", is: 0 },
  });

const mounted = struct(
  {
    host: countedText("dump.hostname", "Hostname"),
    directory: countedText("dump.directory", "Directory"),
  },
  { filter: "dump.entry", label: "Mount List Entry", type: "FT_NONE" },
);
const exported = struct(
  {
    directory: countedText("export.directory", "Directory"),
    groups: linked(countedText("export.group", "Group")),
  },
  { filter: "export.entry", label: "Export List Entry", type: "FT_NONE" },
);

const either = {
  MNT: { call: path },
  UMNT: { call: path },
  DUMP: { reply: linked(mounted) },
  EXPORT: { reply: linked(exported) },
};

const succeeds = (success: AnyField): AnyField =>
  struct({ status, result: choice("status", { 0: success }, { otherwise: struct({}, { filter: "" }) }) });

const handle2 = succeeds(
  struct({ handle: bytes(32, { filter: "=nfs.fhandle", label: "FileHandle" }) }, { filter: "", label: "fhandle" }),
);
const handle3 = succeeds(
  struct(
    {
      handle: fileHandle("fhandle", "=nfs."),
      count: u32({ filter: "flavors", label: "Flavors" }),
      flavors: repeated(u32({ filter: "flavor", label: "Flavor" }), { filter: "", count: "count" }),
    },
    { filter: "" },
  ),
);

/** The mount protocol, which tells the file handle of an exported directory. */
export const Mount = protocol({
  name: "mount",
  layer: "Mount",
  title: "Mount Service",
  spec: "RFC 1813",
  carriedBy: { "rpc.program": 100005 & 0xffff },
  foreign: ["nfs"],
  generated: procedureFields(mountProcedures),
  summary: "MOUNT",
  fields: {
    body: choice(TOLD, {
      ...procedures(mountProcedures, 1, { ...either, MNT: { call: path, reply: handle2 } }),
      ...procedures(mountProcedures, 2, { ...either, MNT: { call: path, reply: handle2 } }),
      ...procedures(mountProcedures, 3, { ...either, MNT: { call: path, reply: handle3 } }),
    }),
  },
});
