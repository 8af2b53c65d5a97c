import { adaptationMessage, headEnd, userData, type UserData } from "./adaptation-layer.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { layouts } from "./layouts.ts";
import { m2uaFields } from "./m2ua-fields.ts";

type Name = keyof typeof m2uaFields;
type M2uaPage = Page<Name>;

const PROTOCOL_DATA = 0x300;

/** What a message carries of MTP's level 3. */
export function carriedByM2ua(bytes: Uint8Array, at: number, end: number): UserData | undefined {
  return userData(bytes, at, end, PROTOCOL_DATA, 0) ?? userData(bytes, at, end, PROTOCOL_DATA + 1, 1);
}

const { all, each, row } = layouts<Name>();

/** What parameters hold, by tag (RFC 3331 3). */
const values: { readonly [tag: number]: (page: M2uaPage) => void } = {
  1: row("interfaceIdentifierInt"),
  3: all("interfaceIdentifierText"),
  4: all("infoString"),
  7: all("diagnosticInformation"),
  8: each("interfaceIdentifierStart", "interfaceIdentifierStop"),
  9: all("heartbeatData"),
  11: row("trafficModeType"),
  12: row("errorCode"),
  13: row("statusType", "statusInfo"),
  17: row("aspIdentifier"),
  19: row("correlationIdentifier"),
  0x300: () => {},
  0x301: row("data2Li"),
  0x302: row("state"),
  0x303: row("event"),
  0x304: row("congestionStatus", "discardStatus"),
  0x305: row("discardStatus"),
  0x306: row("action"),
  0x307: row("sequenceNumber"),
  0x308: row("retrievalResult"),
  0x30a: row("localLkIdentifier"),
  0x30b: row("sdtReserved", "sdtIdentifier"),
  0x30c: row("sdlReserved", "sdlIdentifier"),
  0x30e: row("registrationStatus"),
  0x310: row("deregistrationStatus"),
};

/** A message of M2UA, up to what it carries of MTP's level 3 (RFC 3331 3). */
export const m2uaMessage = laidOut(
  "message of M2UA",
  m2uaFields,
  (page: M2uaPage) =>
    adaptationMessage<Name>(page, (inside, tag) => {
      const value = values[tag];
      if (value) value(inside);
      else all("parameterValue")(inside);
    }),
  { skip: headEnd(carriedByM2ua) },
);
