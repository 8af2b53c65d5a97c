import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { u32 } from "../../bytes/numbers.ts";
import { carriedByM3ua } from "../parts/m3ua-message.ts";
import { m2uaAcronyms, m3uaAcronyms } from "../parts/signalling-acronyms.ts";
import { M2UA } from "./m2ua.ts";
import { M3UA } from "./m3ua.ts";

/** Octets of protocol data in front of what is a user's. */
const LABEL = 12;

const acronym =
  (name: string, acronyms: { readonly [messageClass: number]: readonly string[] }) =>
  (line: InfoLine): void => {
    const type = line.value(`${name}.message_type`);
    line.text(`${acronyms[line.value(`${name}.message_class`)]?.[type] || "reserved"} `);
  };
const parameter =
  (name: string) =>
  (line: InfoLine, quad: number): void =>
    line.named(line.inside(quad, `${name}.parameter_tag`), "Parameter");

export const m3uaInfo = infoText(M3UA, {
  column: "M3UA (RFC 4666)",
  ends(bytes, start, end) {
    const data = carriedByM3ua(bytes, start, end);
    if (!data) return undefined;
    const label = data.from - LABEL;
    return [String(u32(bytes, label)), String(u32(bytes, label + 4))];
  },
  again: "",
  info: acronym("m3ua", m3uaAcronyms),
  labels: { "m3ua.parameter": parameter("m3ua") },
});

export const m2uaInfo = infoText(M2UA, {
  again: "",
  info: acronym("m2ua", m2uaAcronyms),
  labels: { "m2ua.parameter": parameter("m2ua") },
});
