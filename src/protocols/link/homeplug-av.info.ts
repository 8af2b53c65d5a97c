import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { HomePlugAV } from "./homeplug-av.ts";

/** Octets that trees show with colons between. */
const separated = [
  ["cm_slac_parm.runid", "Run ID"],
  ["cm_slac_parm.sound_target", "M-Sound Target"],
  ["cm_start_atten_char.runid", "Run ID"],
  ["cm_atten_char.runid", "Run ID"],
  ["cm_atten_char.source_id", "Source ID"],
  ["cm_atten_char.resp_id", "Response ID"],
  ["cm_mnbc_sound.sender_id", "Sender ID"],
  ["cm_mnbc_sound.runid", "Run ID"],
  ["cm_slac_match.pev_id", "PEV ID"],
  ["cm_slac_match.evse_id", "EVSE ID"],
  ["cm_slac_match.runid", "Run ID"],
  ["cm_slac_match.nid", "Network ID"],
] as const;

export const homeplugAvInfo = infoText(HomePlugAV, {
  info(line) {
    const vendor = line.find("homeplug_av.vendor.oui");
    if (vendor >= 0) {
      line.named(vendor, "Unknown vendor");
      line.text(", ");
    }
    const own = line.find("homeplug_av.mmhdr.mmtype.qualcomm");
    const type = own >= 0 ? own : line.find("homeplug_av.mmhdr.mmtype");
    line.named(type, `Unknown 0x${line.number(type).toString(16).padStart(4, "0")}`);
  },
  labels: {
    "homeplug_av.nw_info.nid": (line, quad) => octets(line, quad, "Network ID", ""),
    "homeplug_av.gp.cm_mnbc_sound.rnd": (line, quad) => octets(line, quad, "Random number", " "),
    ...Object.fromEntries(
      separated.map(([name, label]) => [
        `homeplug_av.gp.${name}`,
        (line: InfoLine, quad: number): void => octets(line, quad, label, ":"),
      ]),
    ),
    "homeplug_av.gp.cm_atten_char.aag"(line, quad) {
      line.text(`Avg. Attenuation of group #${1 + place(line, quad)} (dB): ${line.number(quad)}`);
    },
    "homeplug_av.op_attr_cnf.data.sw_sub"(line, quad) {
      line.text(`Software${place(line, quad) === 0 ? "/PIB version" : " build number"}: ${line.number(quad)}`);
    },
  },
});

/** How many fields of the same name stand in front of this one. */
function place(line: InfoLine, quad: number): number {
  for (const name of ["homeplug_av.gp.cm_atten_char.aag", "homeplug_av.op_attr_cnf.data.sw_sub"]) {
    let count = 0;
    for (let at = line.find(name); at >= 0; at = line.find(name, at)) {
      if (at === quad) return count;
      count++;
    }
  }
  return 0;
}

function octets(line: InfoLine, quad: number, label: string, between: string): void {
  const texts = Array.from(line.octetsOf(quad), (octet) => octet.toString(16).padStart(2, "0"));
  line.text(`${label}: ${texts.join(between)}`);
}
