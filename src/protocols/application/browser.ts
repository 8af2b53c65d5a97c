import { bytes, choice, repeated, struct, textUntil, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { electionDesire, electionSystems, resetCommands, serverTypes } from "../parts/browser-flags.ts";
import { bitViews, flags32 } from "../parts/windows-values.ts";
import { zeroPaddedText } from "../parts/zero-padded-text.ts";

const ended = (filter: string, label: string, type: "FT_STRING" | "FT_STRINGZ" = "FT_STRINGZ") =>
  textUntil(["\0"], { filter, label, type, optional: true });
const version: Fields = {
  major: u8({ filter: "os_major", label: "OS Major Version" }),
  minor: u8({ filter: "os_minor", label: "OS Minor Version" }),
};
const types = flags32("server_type", "Server Type", serverTypes, { lists: true });

const announcement = (name: string): Fields => ({
  updates: u8({ filter: "update_count", label: "Update Count" }),
  period: u32({ filter: "period", label: "Update Periodicity", little: true }),
  name: zeroPaddedText(16, { filter: "server", label: name, type: "FT_STRING" }),
  ...version,
  types,
});
const host: AnyField = struct(
  {
    ...announcement("Host Name"),
    protocolMajor: u8({ filter: "proto_major", label: "Browser Protocol Major Version" }),
    protocolMinor: u8({ filter: "proto_minor", label: "Browser Protocol Minor Version" }),
    signature: u16({ filter: "sig", label: "Signature", show: "hex", little: true, default: 0xaa55 }),
    comment: ended("comment", "Host Comment"),
  },
  { filter: "" },
);
const domain: AnyField = struct(
  {
    ...announcement("Domain/Workgroup"),
    mysterious: u32({ filter: "mysterious_field", label: "Mysterious Field", show: "hex", little: true }),
    master: ended("mb_server", "Master Browser Server Name", "FT_STRING"),
  },
  { filter: "" },
);
const election: AnyField = struct(
  {
    version: u8({ filter: "election.version", label: "Election Version" }),
    criteria: u32({
      filter: "election.criteria",
      label: "Election Criteria",
      show: "hex",
      little: true,
      views: [
        { filter: "election.desire", label: "Election Desire", type: "FT_UINT8", size: 1, show: "hex" },
        ...bitViews(1, electionDesire),
        { filter: "proto_minor", label: "Browser Protocol Minor Version", type: "FT_UINT8", offset: 1, size: 1 },
        { filter: "proto_major", label: "Browser Protocol Major Version", type: "FT_UINT8", offset: 2, size: 1 },
        { filter: "election.os", label: "Election OS", type: "FT_UINT8", offset: 3, size: 1, show: "hex" },
        ...bitViews(1, electionSystems).map((view) => ({ ...view, offset: 3 })),
      ],
    }),
    uptime: u32({ filter: "uptime", label: "Uptime", little: true }),
    reserved: bytes(4, { filter: "" }),
    server: ended("server", "Server Name", "FT_STRING"),
  },
  { filter: "" },
);
const backupRequest: AnyField = struct(
  {
    count: u8({ filter: "backup.count", label: "Backup List Requested Count" }),
    token: u32({ filter: "backup.token", label: "Backup Request Token", little: true }),
  },
  { filter: "" },
);
const backupResponse: AnyField = struct(
  {
    count: u8({ filter: "backup.count", label: "Backup List Requested Count" }),
    token: u32({ filter: "backup.token", label: "Backup Request Token", little: true }),
    servers: repeated(ended("backup.server", "Backup Server", "FT_STRING"), {
      filter: "backup.server",
      count: "count",
    }),
  },
  { filter: "" },
);

/** Microsoft's browser protocol: hosts say that they are there, and agree on who keeps the list. */
export const Browser = protocol({
  name: "browser",
  layer: "Browser",
  title: "Microsoft Windows Browser Protocol",
  spec: "[MS-BRWS]",
  carriedBy: { "mailslot.browse": [1, 2, [8, 15]] },
  summary: "Browser {command}",
  fields: {
    command: u8({
      label: "Command",
      show: "hex",
      strings: {
        1: "Host Announcement",
        2: "Request Announcement",
        8: "Browser Election Request",
        9: "Get Backup List Request",
        10: "Get Backup List Response",
        11: "Become Backup Browser",
        12: "Domain/Workgroup Announcement",
        13: "Master Announcement",
        14: "Reset Browser State Announcement",
        15: "Local Master Announcement",
      },
    }),
    message: choice("command", {
      1: host,
      2: struct(
        {
          unused: u8({ filter: "unused", label: "Unused flags", show: "hex" }),
          name: ended("response_computer_name", "Response Computer Name"),
        },
        { filter: "" },
      ),
      8: election,
      9: backupRequest,
      10: backupResponse,
      11: ended("browser_to_promote", "Browser to Promote"),
      12: domain,
      13: ended("mb_server", "Master Browser Server Name", "FT_STRING"),
      14: u8({
        filter: "reset_cmd",
        label: "ResetBrowserState Command",
        show: "hex",
        views: bitViews(1, resetCommands),
      }),
      15: host,
    }),
    rest: bytes("rest", { filter: "" }),
  },
});
