import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import type { Smb2Told } from "../../definition/smb2-told.ts";

const told = (line: InfoLine): Smb2Told | undefined => line.knowledge as Smb2Told | undefined;

/** What goes with opening a file, by its tag ([MS-SMB2] 2.2.13.2). */
const CONTEXTS: { readonly [tag: string]: string } = {
  ExtA: "SMB2_CREATE_EA_BUFFER",
  SecD: "SMB2_CREATE_SD_BUFFER",
  DHnQ: "SMB2_CREATE_DURABLE_HANDLE_REQUEST",
  DHnC: "SMB2_CREATE_DURABLE_HANDLE_RECONNECT",
  AlSi: "SMB2_CREATE_ALLOCATION_SIZE",
  MxAc: "SMB2_CREATE_QUERY_MAXIMAL_ACCESS_REQUEST",
  TWrp: "SMB2_CREATE_TIMEWARP_TOKEN",
  QFid: "SMB2_CREATE_QUERY_ON_DISK_ID",
  RqLs: "SMB2_CREATE_REQUEST_LEASE",
  DH2Q: "SMB2_CREATE_DURABLE_HANDLE_REQUEST_V2",
  DH2C: "SMB2_CREATE_DURABLE_HANDLE_RECONNECT_V2",
  AAPL: "SMB2_AAPL_CREATE_CONTEXT",
};
const TAG = "smb2.tag";

/** Times of which nobody says when they were. */
const TIMES = [
  ["smb2.create.time", "Create"],
  ["smb2.last_access.time", "Last Access"],
  ["smb2.last_write.time", "Last Write"],
  ["smb2.last_change.time", "Last Change"],
  ["smb2.boot_time", "Boot Time"],
] as const;
/** Data that may not be there. */
const DATA = ["smb2.ioctl.in", "smb2.ioctl.out", "smb2.notify.out", "smb2.channel_info_blob"];

function noData(line: InfoLine, quad: number): void {
  if (line.octetsOf(quad).length === 0) line.text(": NO DATA");
}

/** Lines of trees about SMB 2 that are not label and value. */
export const smb2Labels: NonNullable<InfoText["labels"]> = {
  "smb2.handle"(line) {
    const file = told(line)?.file;
    line.utf8(file ? `GUID handle File: ${file.name}` : "GUID handle");
  },
  "smb2.failure"(line) {
    const command = line.find("smb2.cmd");
    line.named(command, "unknown");
    line.text(" Response (0x");
    line.hex(line.number(command), 2);
    line.text(")");
  },
  "smb2.chain"(line, quad) {
    const tag = line.string(line.inside(quad, TAG));
    line.utf8(`Chain Element: ${CONTEXTS[tag] ?? "Unknown"} "${tag}"`);
  },
  "smb2.context"(line, quad) {
    line.text("Negotiate Context: ");
    line.named(line.inside(quad, "smb2.negotiate_context.type"), "Unknown Type: (0x%)");
    line.text(" ");
  },
  ...Object.fromEntries(
    TIMES.map(([name, label]) => [
      name,
      (line: InfoLine, quad: number) => {
        line.text(`${label}: `);
        if (line.octetsOf(quad).every((octet) => octet === 0)) line.text("No time specified (0)");
        else line.show(quad);
      },
    ]),
  ),
};

export const smb2Endings: NonNullable<InfoText["endings"]> = {
  "smb2.tid"(line) {
    const tree = told(line)?.tree;
    if (tree) line.utf8(`  ${tree.name}`);
  },
  "smb2.sesid"(line) {
    const session = told(line)?.session;
    if (session?.account !== undefined)
      line.utf8(` Acct:${session.account} Domain:${session.domain ?? ""} Host:${session.host ?? ""}`);
  },
  "smb2.create.extrainfo"(line, quad) {
    noData(line, quad);
    for (let tag = line.inside(quad, TAG); tag >= 0; tag = line.inside(quad, TAG, tag))
      line.utf8(` ${CONTEXTS[line.string(tag)] ?? "Unknown"}`);
  },
  ...Object.fromEntries(DATA.map((name) => [name, noData])),
};
