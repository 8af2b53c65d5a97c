import { bytes, choice, custom, repeated, struct, text, variant } from "../../definition/fields.ts";
import type { Custom } from "../../definition/custom.ts";
import type { Fields } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { quicErrors, quicFrameTypes } from "../parts/quic-words.ts";
import { varintField } from "../parts/varint.ts";

const frameTypes = {
  PADDING: 0,
  PING: 1,
  ACK: 2,
  ACK_ECN: 3,
  CRYPTO: 6,
  NEW_TOKEN: 7,
  "CONNECTION_CLOSE (Transport)": 0x1c,
  "CONNECTION_CLOSE (Application)": 0x1d,
  HANDSHAKE_DONE: 0x1e,
} as const;

const number = (filter: string, label: string) => varintField({ filter, label });

const type = varintField({
  filter: "frame_type",
  label: "Frame Type",
  names: frameTypes,
  strings: quicFrameTypes,
});

/** How many octets of zero stand here. */
const paddingLength: Custom<number> = {
  name: "padding length",
  skip(bytes, at, end) {
    let stop = at;
    while (stop < end && bytes[stop] === 0) stop++;
    return stop;
  },
  read: (_, start, end) => end - start,
  number: (_, start, end) => end - start,
  write: (writer, length) => writer.octets(new Uint8Array(length)),
};

/** Frames of one octet of zero, which Wireshark takes for one. */
const padding: Custom<number> = {
  ...paddingLength,
  name: "padding",
  inner: [
    { key: "type", field: type },
    {
      key: "length",
      field: custom(paddingLength, {
        filter: "padding_length",
        label: "Padding Length",
        type: "FT_UINT32",
        bracketed: true,
      }),
    },
  ],
  visit(_, start, end, found) {
    found(0, start, start + 1);
    found(1, start, end);
  },
};

const acknowledged: Fields = {
  largest: number("ack.largest_acknowledged", "Largest Acknowledged"),
  delay: number("ack.ack_delay", "ACK Delay"),
  count: number("ack.ack_range_count", "ACK Range Count"),
  first: number("ack.first_ack_range", "First ACK Range"),
  ranges: repeated(struct({ gap: number("ack.gap", "Gap"), range: number("ack.ack_range", "ACK Range") }), {
    count: "count",
  }),
};
const reason: Fields = {
  reason_length: number("cc.reason_phrase.length", "Reason phrase Length"),
  reason: text({ by: "reason_length" }, { filter: "cc.reason_phrase", label: "Reason phrase" }),
};

/** Frames that packets of a handshake may carry (RFC 9000 section 12.4). */
const contents = {
  PING: struct({}),
  ACK: struct(acknowledged),
  ACK_ECN: struct({
    ...acknowledged,
    ect0: number("ack.ect0_count", "ECT(0) Count"),
    ect1: number("ack.ect1_count", "ECT(1) Count"),
    ce: number("ack.ecn_ce_count", "ECN-CE Count"),
  }),
  CRYPTO: struct({
    offset: number("crypto.offset", "Offset"),
    length: number("crypto.length", "Length"),
    data: bytes({ by: "length" }, { filter: "crypto.crypto_data", label: "Crypto Data", type: "FT_NONE" }),
  }),
  "CONNECTION_CLOSE (Transport)": struct({
    error: varintField({ filter: "cc.error_code", label: "Error code", strings: quicErrors }),
    frame_type: number("cc.frame_type", "Frame Type"),
    ...reason,
  }),
  "CONNECTION_CLOSE (Application)": struct({
    error: number("cc.error_code.app", "Application Error code"),
    ...reason,
  }),
};

const frame = struct(
  {
    type,
    content: choice("type", contents, { otherwise: bytes("rest", { filter: "" }) }),
  },
  { filter: "frame", label: "Frame" },
);
const paddingFrames = struct({ padding: custom(padding, { filter: "" }) }, { filter: "frame", label: "Frame" });

/** What a QUIC packet of a handshake holds when its protection is taken off. */
export const QUICFrames = protocol({
  name: "quic-frames",
  prefix: "quic",
  path: "",
  layer: "QUICFrames",
  title: "QUIC Frames",
  short: "QUIC",
  spec: "RFC 9000",
  summary: "",
  fields: { frames: repeated(variant([{ starts: [[0]], of: paddingFrames }], { otherwise: frame })) },
});
