import { u16le } from "../../bytes/numbers.ts";
import { bytes, choice, struct, u16, u32 } from "../../definition/fields.ts";
import type { AnyField, Cases, Fields } from "../../definition/kinds.ts";
import { OffsetFields } from "./offset-fields.ts";
import { another, count, number, otherwise, reserved } from "./smb-words.ts";
import { bitViews } from "./windows-values.ts";

/** Reading and writing in SMB 1 ([MS-CIFS] 2.2.4.42, 2.2.4.43); what is written to pipes is handed on. */

const fields = new OffsetFields();
const padding = fields.enter(bytes("rest", { filter: "padding", label: "Padding" }));
const pipe = fields.enter(bytes("rest", { filter: "", hands: "smb2.pipe" }));

/** The octets behind the words, of which the number and the place of those that are data are words at `at`. */
const dataAt = (name: string, at: number): AnyField =>
  fields.rest(name, (octets, start, end, found, layerStart) => {
    const size = u16le(octets, layerStart + at);
    const from = layerStart + u16le(octets, layerStart + at + 2);
    if (from < start || size === 0) return;
    if (from > start) fields.show(found, padding, start, from - start, end);
    fields.show(found, pipe, from, size, end);
  });
/** Where the words of what is written, and of what was read, have those. */
const WRITTEN = 32 + 1 + 20;
const READ = 32 + 1 + 10;

const fid = u16({ filter: "fid", label: "FID", show: "hex", little: true });
const offset = u32({ filter: "offset", label: "Offset", little: true });
const high = { high: u32({ filter: "offset_high", label: "High Offset", little: true }) };
const remaining = u16({ filter: "remaining", label: "Remaining", type: "FT_UINT32", little: true });
const hidden = (size: number): AnyField => bytes(size, { filter: "" });

const readFields: Fields = {
  ...another,
  fid,
  position: offset,
  most: number("maxcount_low", "Max Count Low"),
  least: number("mincount", "Min Count"),
  timeout: hidden(4),
  remaining,
};
const read = choice(
  "wct",
  {
    10: struct({ ...readFields, count }, { filter: "" }),
    12: struct({ ...readFields, ...high, count }, { filter: "" }),
  },
  { otherwise },
);
const readAnswer = choice(
  "wct",
  {
    12: struct(
      {
        ...another,
        remaining,
        compaction: number("dcm", "Data Compaction Mode"),
        reserved: reserved(2),
        length: number("data_len_low", "Data Length Low"),
        place: number("data_offset", "Data Offset"),
        lengthHigh: u32({
          filter: "data_len_high",
          label: "Data Length High (multiply with 64K)",
          type: "FT_UINT16",
          little: true,
        }),
        reservedLast: reserved(6),
        count,
        data: dataAt("read data", READ),
      },
      { filter: "" },
    ),
  },
  { otherwise },
);

const mode = u16({
  filter: "write.mode",
  label: "Write Mode",
  show: "hex",
  little: true,
  views: bitViews(2, [
    [
      "write.mode.message_start",
      "Message Start",
      8,
      "This is the START of a MESSAGE (pipe)",
      "This is NOT the start of a message (pipe)",
    ],
    ["write.mode.raw", "Write Raw", 4, "Use WriteRawNamedPipe (pipe)", "DON'T use WriteRawNamedPipe (pipe)"],
    [
      "write.mode.return_remaining",
      "Return Remaining",
      2,
      "RETURN REMAINING (pipe/dev) requested",
      "DON'T return remaining (pipe/dev)",
    ],
    ["write.mode.write_through", "Write Through", 1, "WRITE THROUGH requested", "Write through not requested"],
  ]),
});
const writeFields: Fields = {
  ...another,
  fid,
  position: offset,
  reservedNext: reserved(4),
  mode,
  remaining,
  lengthHigh: number("data_len_high", "Data Length High (multiply with 64K)"),
  length: number("data_len_low", "Data Length Low"),
  place: number("data_offset", "Data Offset"),
};
const written = { count, data: dataAt("written data", WRITTEN) };
const write = choice(
  "wct",
  {
    12: struct({ ...writeFields, ...written }, { filter: "" }),
    14: struct({ ...writeFields, ...high, ...written }, { filter: "" }),
  },
  { otherwise },
);
const writeAnswer = choice(
  "wct",
  {
    6: struct(
      {
        ...another,
        low: number("count_low", "Count Low"),
        remaining,
        high: number("count_high", "Count High (multiply with 64K)"),
        reserved: reserved(2),
        count,
      },
      { filter: "" },
    ),
  },
  { otherwise },
);

export const smbTransferRequests: Cases = { 0x2e: read, 0x2f: write };
export const smbTransferResponses: Cases = { 0x2e: readAnswer, 0x2f: writeAnswer };
