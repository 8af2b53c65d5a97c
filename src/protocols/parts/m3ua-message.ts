import { adaptationMessage, headEnd, userData, type UserData } from "./adaptation-layer.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { layouts } from "./layouts.ts";
import { m3uaFields } from "./m3ua-fields.ts";

type Name = keyof typeof m3uaFields;
type M3uaPage = Page<Name>;

const PROTOCOL_DATA = 0x210;
/** Octets of protocol data in front of what is a user's (RFC 4666 3.3.1). */
const LABEL = 12;

/** What a message carries of a user of MTP. */
export function carriedByM3ua(bytes: Uint8Array, at: number, end: number): UserData | undefined {
  return userData(bytes, at, end, PROTOCOL_DATA, LABEL);
}

const { all, each, row } = layouts<Name>();

function protocolData(page: M3uaPage): void {
  const { at } = page;
  row(
    "protocolDataOpc",
    "protocolDataDpc",
    "protocolDataSi",
    "protocolDataNi",
    "protocolDataMp",
    "protocolDataSls",
  )(page);
  page.group("equivalents", 0, () => {
    page.place("mtpOpc", at, at + 4);
    page.place("mtpDpc", at + 4, at + 8);
    page.place("mtpPc", at, at + 4);
    page.place("mtpPc", at + 4, at + 8);
    page.place("mtpNi", at + 9, at + 10);
    page.place("mtpSls", at + 11, at + 12);
  });
}

/** What parameters hold, by tag (RFC 4666 3.2). */
const values: { readonly [tag: number]: (page: M3uaPage) => void } = {
  4: all("infoString"),
  6: each("routingContext"),
  7: all("diagnosticInformation"),
  9: all("heartbeatData"),
  11: row("trafficModeType"),
  12: row("errorCode"),
  13: row("statusType", "statusInfo"),
  17: row("aspIdentifier"),
  18: each("affectedPointCodeMask", "affectedPointCodePc"),
  19: row("correlationIdentifier"),
  0x200: row("networkAppearance"),
  0x204: row("unavailabilityCause", "userIdentity"),
  0x205: row("congestionReserved", "congestionLevel"),
  0x206: row("concernedReserved", "concernedDpc"),
  0x20a: row("localRkIdentifier"),
  0x20b: row("dpcMask", "dpcPc"),
  0x20c: each("si"),
  0x20e: each("opcListMask", "opcListPc"),
  0x210: protocolData,
  0x212: row("registrationStatus"),
  0x213: row("deregistrationStatus"),
};

/** A message of M3UA, up to what it carries for users of MTP (RFC 4666 3). */
export const m3uaMessage = laidOut(
  "message of M3UA",
  m3uaFields,
  (page: M3uaPage) =>
    adaptationMessage<Name>(page, (inside, tag) => {
      const value = values[tag];
      if (value) value(inside);
      else all("parameterValue")(inside);
    }),
  { skip: headEnd(carriedByM3ua) },
);
