import { SES_CARRIES } from "../../definition/ses-told.ts";
import { protocol } from "../../definition/protocol.ts";
import { sesCarried, sesUnit } from "../parts/ses-unit.ts";
import type { Octet } from "../../definition/starts.ts";

/** Units that only say who has tokens: another one stands behind them. */
const TOKENS = [1, 2];
const CONNECT = 13;
const ACCEPT = 14;
/** Siemens' messages begin with this, too, which only a parameter behind it tells from them. */
const SYNC_ACK = 50;
// oxfmt-ignore
const types: readonly Octet[] = [[1, 2], 5, [7, 10], [12, 16], [21, 22], [25, 26], 29, [33, 34], [41, 42], 45, [48, 49], 53, [57, 58], [61, 62], 64];
const parameters: readonly Octet[] = [1, 5, [9, 12], [15, 17], [19, 27], 33, [41, 42], [49, 58], 60, [193, 194]];

/** The session layer of OSI, over a connection. */
export const SES = protocol({
  name: "ses",
  records: {},
  layer: "SES",
  title: "ISO 8327-1 OSI Session Protocol",
  spec: "ITU-T X.225",
  carriedBy: { ses: SES_CARRIES.unit },
  besides: "s7comm",
  startsWith: [...types.map((type) => [type]), ...parameters.map((type) => [SYNC_ACK, [0, 255] as const, type])],
  tells: (bytes, start, headerEnd, end, captured, told) => {
    if (start >= captured) return 0;
    const type = bytes[start];
    if (headerEnd >= end && !sesCarried(bytes, start, Math.min(end, captured)).inParameter) return 0;
    if (told !== SES_CARRIES.unit && TOKENS.includes(type)) return SES_CARRIES.unit;
    return type === CONNECT ? SES_CARRIES.connect : type === ACCEPT ? SES_CARRIES.accept : SES_CARRIES.data;
  },
  trailer: (bytes, start, _headerEnd, end, captured) => {
    const carried = sesCarried(bytes, start, Math.min(end, captured));
    return carried.inParameter ? Math.max(0, Math.min(end, captured) - carried.end) : 0;
  },
  evenEmpty: "named",
  next: { table: "ses", told: true },
  summary: "OSI session",
  fields: { unit: sesUnit },
});
