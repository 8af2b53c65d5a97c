import { u32 } from "../../bytes/numbers.ts";
import { infoText } from "../../definition/info-line.ts";
import { carriedByM3ua } from "../parts/m3ua-message.ts";
import { m3uaAcronyms } from "../parts/signalling-acronyms.ts";
import { acronymByClass, parameterLine } from "../parts/signalling-line.ts";
import { M3UA } from "./m3ua.ts";

/** Octets of protocol data in front of what is a user's. */
const LABEL = 12;

export const m3uaInfo = infoText(M3UA, {
  column: "M3UA (RFC 4666)",
  again: "",
  ends(bytes, start, end) {
    const data = carriedByM3ua(bytes, start, end);
    if (!data) return undefined;
    const label = data.from - LABEL;
    return [String(u32(bytes, label)), String(u32(bytes, label + 4))];
  },
  info: acronymByClass("m3ua", m3uaAcronyms),
  labels: { "m3ua.parameter": parameterLine("m3ua") },
});
