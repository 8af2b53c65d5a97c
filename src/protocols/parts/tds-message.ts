import { unpackTds, type TdsTold } from "../../definition/tds-told.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { tdsRequestFields } from "./tds-request-fields.ts";
import { arePreLogin, batch, calls, login, preLogin, transaction } from "./tds-requests.ts";
import { tdsNumbered, tdsResponseFields } from "./tds-response-fields.ts";
import { response } from "./tds-tokens.ts";
import { tdsValueFields, tdsWorkedValues } from "./tds-values.ts";

const fields = { ...tdsRequestFields, ...tdsValueFields, ...tdsResponseFields };
const worked = { ...tdsNumbered, ...tdsWorkedValues };
type TdsPage = Page<keyof typeof fields | keyof typeof worked>;

const Type = { response: 4, sspi: 17, preLogin: 18 } as const;
/** Octets of a record of TLS that open it: its type and major version. */
const HANDSHAKE = 0x16;
const TLS_TYPES: readonly number[] = [0x14, 0x15, HANDSHAKE, 0x17];

/** Whether what a pre-login carries is a record of TLS. */
function isTls(octets: Uint8Array, at: number, end: number): boolean {
  return at + 1 < end && TLS_TYPES.includes(octets[at]) && octets[at + 1] === 3;
}

const bodies: { readonly [type: number]: (page: TdsPage, told: TdsTold) => void } = {
  1: batch,
  3: calls,
  [Type.response]: (page, told) => (arePreLogin(page.bytes, page.at, page.end) ? preLogin(page) : response(page, told)),
  14: transaction,
  16: login,
  [Type.sspi]: (page) => void page.take("token", page.left),
  [Type.preLogin](page) {
    if (isTls(page.bytes, page.at, page.end)) page.mark("prelogin");
    else preLogin(page);
  },
};

function body(page: TdsPage, type: number, told: TdsTold): void {
  if (page.left === 0) return;
  const lay = bodies[type];
  if (lay) lay(page, told);
  else page.take("unknownPacket", page.left);
}

/** A packet of TDS with its header; whoever cuts the stream tells of it (`packTds`). */
export const tdsMessage = laidOut(
  "packet of TDS",
  fields,
  (page) => {
    const told = unpackTds(page.told);
    const type = page.take("type");
    page.take("status");
    const length = page.take("length");
    page.take("channel");
    page.take("packetNumber");
    page.take("window");
    page.end = Math.max(page.at, Math.min(page.end, page.start + length));
    if (!told.isPart) body(page, type, told);
    else if (told.type === 0 && page.left > 0) {
      page.mark("dataLength", 0, page.left);
      page.take("data", page.left);
    }
  },
  { worked },
);

/** What several packets carried, put together. */
export const tdsWhole = laidOut(
  "message of TDS",
  fields,
  (page) => {
    const told = unpackTds(page.told);
    body(page, told.type, told);
  },
  { worked },
);
