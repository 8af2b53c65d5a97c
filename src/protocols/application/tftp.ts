import { choice, frameNumber, repeated, struct, text, textUntil, u16, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const operations = { RRQ: 1, WRQ: 2, DATA: 3, ACK: 4, ERROR: 5, OACK: 6 } as const;
const errors = {
  "Not defined": 0,
  "File not found": 1,
  "Access violation": 2,
  "Disk full or allocation exceeded": 3,
  "Illegal TFTP operation": 4,
  "Unknown transfer ID": 5,
  "File already exists": 6,
  "No such user": 7,
  "Terminate transfer due to option negotiation": 8,
} as const;

const options = repeated(
  struct({
    oname: textUntil(["\0"], { filter: "option.name", type: "FT_STRINGZ", label: "Option name", optional: true }),
    value: textUntil(["\0"], { filter: "option.value", type: "FT_STRINGZ", label: "Option value", optional: true }),
  }),
  { filter: "" },
);

const request = (filter: string, label: string) =>
  struct({
    filename: textUntil(["\0"], { filter, label, optional: true }),
    mode: textUntil(["\0"], { filter: "type", type: "FT_STRINGZ", label: "Type", default: "octet", optional: true }),
    options,
  });

const block = u16({ label: "Block", default: 1 });

const body = choice("op", {
  RRQ: request("source_file", "Source File"),
  WRQ: request("destination_file", "Destination File"),
  DATA: struct({ block }),
  ACK: struct({ block }),
  ERROR: struct({
    errorcode: u16({
      filter: "error.code",
      strings: {
        0: "Not defined",
        1: "File not found",
        2: "Access violation",
        3: "Disk full or allocation exceeded",
        4: "Illegal TFTP Operation",
        5: "Unknown transfer ID",
        6: "File already exists",
        7: "No such user",
        8: "Option negotiation failed",
      },
      label: "Error code",
      names: errors,
    }),
    errormsg: textUntil(["\0"], {
      filter: "error.message",
      type: "FT_STRINGZ",
      label: "Error message",
      optional: true,
    }),
  }),
  OACK: struct({ options }),
});

/** The Trivial File Transfer Protocol. After the request both sides use ports of their own choice; data is what it carries. */
export const TFTP = protocol({
  name: "tftp",
  layer: "TFTP",
  title: "Trivial File Transfer Protocol",
  spec: "RFC 1350",
  carriedBy: { "udp.port": 69 },
  next: { table: "tftp.data", always: 0 },
  generated: {
    "op/file": text("rest", { filter: "destination_file", label: "Destination File", type: "FT_STRINGZ" }),
    "op/request": frameNumber({ filter: "request_frame", label: "Request frame" }),
    fullBlock: u32({ filter: "block.full", label: "Full Block Number" }),
  },
  summary: "TFTP {op}",
  fields: {
    op: u16({
      filter: "opcode",
      strings: {
        1: "Read Request",
        2: "Write Request",
        3: "Data Packet",
        4: "Acknowledgement",
        5: "Error Code",
        6: "Option Acknowledgement",
        255: "Information (MSDP)",
      },
      label: "Opcode",
      names: operations,
      default: 1,
    }),
    body,
  },
});
