import { u16le } from "../../bytes/numbers.ts";
import { decodeText } from "../../bytes/text.ts";
import {
  bytes,
  choice,
  counted,
  int,
  repeated,
  struct,
  textUntil,
  u16,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import type { Found } from "../../definition/custom.ts";
import type { AnyField, Cases, Fields } from "../../definition/kinds.ts";
import { OffsetFields } from "./offset-fields.ts";
import { securityBlob } from "./security-blob.ts";
import { smbFileRequests, smbFileResponses } from "./smb-files.ts";
import { smbCapabilities, smbSecurityMode } from "./smb-header-flags.ts";
import { smbText } from "./smb-text.ts";
import { another, count, hidden, number, otherwise, reserved, withWords } from "./smb-words.ts";
import { bitViews, fileTime, flags32 } from "./windows-values.ts";

/** What is behind the header of SMB 1: words, which their number is in front of, and octets, likewise ([MS-CIFS] 2.2.3). */

const dialect = struct(
  {
    format: u8({ filter: "buffer_format", label: "Buffer Format", strings: { 2: "Dialect" } }),
    name: textUntil(["\0"], { filter: "dialect.name", label: "Name", type: "FT_STRING", optional: true }),
  },
  { filter: "", label: "Dialect", line: "smb.dialect_offered" },
);
const negotiate = withWords(0, {
  count,
  dialects: repeated(dialect, { filter: "", label: "Requested Dialects", size: { by: "count" } }),
  rest: hidden,
});

const capabilities = flags32("server_cap", "Capabilities", smbCapabilities, { lists: true });
const key = u32({ filter: "session_key", label: "Session Key", show: "hex", little: true });

const negotiated = withWords(17, {
  dialect: number("dialect.index", "Selected Index"),
  mode: u8({
    filter: "sm",
    label: "Security Mode",
    show: "hex",
    lists: true,
    views: bitViews(1, smbSecurityMode),
  }),
  most: number("max_mpx_count", "Max Mpx Count"),
  circuits: number("max_vcs", "Max VCs"),
  buffer: u32({ filter: "max_bufsize", label: "Max Buffer Size", little: true }),
  raw: u32({ filter: "max_raw", label: "Max Raw Buffer", little: true }),
  key,
  capabilities,
  time: fileTime({ filter: "system.time", label: "System Time" }),
  zone: int(2, { filter: "server_timezone", label: "Server Time Zone", little: true, unit: " min from UTC" }),
  challengeLength: u8({ filter: "challenge_length", label: "Challenge Length", type: "FT_UINT16" }),
  count,
  // Where no challenge is sent, the mechanisms of the server are.
  security: choice(
    "challengeLength",
    {
      0: struct(
        {
          guid: bytes(16, { filter: "server_guid", label: "Server GUID", type: "FT_GUID" }),
          blob: securityBlob("security_blob"),
        },
        { filter: "" },
      ),
    },
    { otherwise: hidden },
  ),
});

/** What runs on either side. */
const text = (filter: string, label: string): AnyField =>
  when({ left: 1 }, struct(smbText(filter, label), { filter: "" }));
const systems: Fields = {
  system: text("native_os", "Native OS"),
  manager: text("native_lanman", "Native LAN Manager"),
  domain: text("primary_domain", "Primary Domain"),
  rest: hidden,
};

const sessionRequest = withWords(12, {
  ...another,
  buffer: number("max_buf", "Max Buffer"),
  most: number("max_mpx_count", "Max Mpx Count"),
  circuit: number("vc", "VC Number"),
  key,
  length: number("security_blob_len", "Security Blob Length"),
  reserved: reserved(4),
  capabilities,
  count,
  blob: counted("length", securityBlob("security_blob")),
  ...systems,
});
const sessionResponse = withWords(4, {
  ...another,
  action: u16({
    filter: "setup.action",
    label: "Action",
    show: "hex",
    lists: true,
    little: true,
    views: bitViews(2, [["setup.action.guest", "Guest", 1, "Logged in as GUEST", "Not logged in as GUEST"]]),
  }),
  length: number("security_blob_len", "Security Blob Length"),
  count,
  blob: counted("length", securityBlob("security_blob")),
  ...systems,
});

const fields = new OffsetFields();
const mailslot = fields.enter(bytes("rest", { filter: "", hands: "smb.mailslot" }));
const message = fields.enter(bytes("rest", { filter: "", hands: "mailslot.browse" }));
/** Where the words of a transaction begin that say which it is, and before them where its data are. */
const SETUP = 32 + 1 + 28;
const DATA_COUNT = 32 + 1 + 22;
/** Octets of the three words of a mailslot and of the number behind them. */
const NAME = SETUP + 8;
const browsing = /^\\MAILSLOT\\(BROWSE|LANMAN)$/;
const transactionName = fields.enter(
  textUntil(["\0"], { filter: "trans_name", label: "Transaction Name", type: "FT_STRING" }),
);
const pipe = fields.enter(bytes("rest", { filter: "", hands: "smb2.pipe" }));
/** How many words say what is done with a pipe, and which; and where their number is. */
const pipeWords = fields.enter(bytes("rest", { filter: "", hands: "smb.pipe" }));
const PIPE_WORDS = 2;
const SETUP_COUNT = SETUP - 2;
/** Where the words of what answers a transaction say that its data are. */
const ANSWER_COUNT = 32 + 1 + 12;

/** Hands on data whose number and place are words at `at`. */
function showData(
  octets: Uint8Array,
  found: Found,
  field: AnyField,
  layerStart: number,
  at: number,
  end: number,
): void {
  const size = u16le(octets, layerStart + at);
  const from = layerStart + u16le(octets, layerStart + at + 2);
  if (size > 0 && from > layerStart + at) fields.show(found, field, from, size, end);
}
const answers = fields.rest("pipe", (octets, _start, end, found, layerStart) =>
  showData(octets, found, pipe, layerStart, ANSWER_COUNT, end),
);

/** Hands on what is written to mailslots, whose words, name and message lie apart, and to pipes. */
const mailslots = fields.rest("mailslot", (octets, _start, end, found, layerStart) => {
  const from = layerStart + NAME;
  const stop = octets.indexOf(0, from);
  if (from >= end) return;
  const name = stop < 0 || stop >= end ? "" : decodeText(octets, from, stop);
  if (!name.startsWith("\\MAILSLOT\\")) {
    if (octets[layerStart + SETUP_COUNT] === PIPE_WORDS) fields.show(found, pipeWords, layerStart + SETUP, 4, end);
    return showData(octets, found, pipe, layerStart, DATA_COUNT, end);
  }
  fields.show(found, transactionName, from, stop + 1 - from, end);
  fields.show(found, mailslot, layerStart + SETUP, stop + 1 - layerStart - SETUP, end);
  if (browsing.test(name)) showData(octets, found, message, layerStart, DATA_COUNT, end);
});

const transactionWords = struct(
  {
    totalParameters: u16({ filter: "tpc", label: "Total Parameter Count", type: "FT_UINT32", little: true }),
    totalData: u16({ filter: "tdc", label: "Total Data Count", type: "FT_UINT32", little: true }),
    mostParameters: u16({ filter: "mpc", label: "Max Parameter Count", type: "FT_UINT32", little: true }),
    mostData: u16({ filter: "mdc", label: "Max Data Count", type: "FT_UINT32", little: true }),
    mostSetup: u8({ filter: "msc", label: "Max Setup Count" }),
    reserved: reserved(1),
    transactionFlags: u16({
      filter: "transaction.flags",
      label: "Flags",
      show: "hex",
      lists: true,
      little: true,
      views: bitViews(2, [
        ["transaction.flags.owt", "One Way Transaction", 2, "One Way Transaction (NO RESPONSE)", "Two way transaction"],
        ["transaction.flags.dtid", "Disconnect TID", 1, "Also DISCONNECT TID", "Do NOT disconnect TID"],
      ]),
    }),
    timeout: u32({ filter: "timeout", label: "Timeout", little: true }),
    reservedNext: reserved(2),
    parameterCount: u16({ filter: "pc", label: "Parameter Count", little: true }),
    parameterOffset: u16({ filter: "po", label: "Parameter Offset", little: true }),
    dataCount: u16({ filter: "dc", label: "Data Count", little: true }),
    dataOffset: u16({ filter: "data_offset", label: "Data Offset", little: true }),
    setupCount: u8({ filter: "sc", label: "Setup Count" }),
    reservedLast: reserved(1),
    setup: bytes({ by: "setupCount", unit: 2 }, { filter: "" }),
    count,
    data: hidden,
    mailslots,
  },
  { filter: "" },
);
const transaction = choice("wct", Object.fromEntries([14, 15, 16, 17].map((words) => [words, transactionWords])), {
  otherwise,
});

const answered = withWords(10, {
  totalParameters: u16({ filter: "tpc", label: "Total Parameter Count", type: "FT_UINT32", little: true }),
  totalData: u16({ filter: "tdc", label: "Total Data Count", type: "FT_UINT32", little: true }),
  reserved: reserved(2),
  parameterCount: number("pc", "Parameter Count"),
  parameterOffset: number("po", "Parameter Offset"),
  parameterPlace: number("pd", "Parameter Displacement"),
  dataCount: number("dc", "Data Count"),
  dataOffset: number("data_offset", "Data Offset"),
  dataPlace: number("data_disp", "Data Displacement"),
  setupCount: u8({ filter: "sc", label: "Setup Count" }),
  reservedLast: reserved(1),
  count,
  data: hidden,
  pipe: answers,
});

export const smbRequests: Cases = { 0x25: transaction, 0x72: negotiate, 0x73: sessionRequest, ...smbFileRequests };
export const smbResponses: Cases = { 0x25: answered, 0x72: negotiated, 0x73: sessionResponse, ...smbFileResponses };
export const smbOtherwise = otherwise;
