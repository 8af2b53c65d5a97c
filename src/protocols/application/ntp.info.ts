import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { ntpEndings, ntpLabels } from "../parts/ntp-lines.ts";
import { NTP } from "./ntp.ts";

/** Modes with shorter names on this line than in the tree. */
const SHORT: { readonly [mode: number]: string } = { 6: "control", 7: "private" };
const version = NTP.slot("version");

function versionAndMode(line: InfoLine): void {
  line.text("NTP Version ");
  line.decimal(line.slot(version));
  line.text(", ");
  const mode = line.find("ntp.flags.mode");
  const short = line.has("ntp.flags.mode") ? SHORT[line.number(mode)] : undefined;
  if (short === undefined) line.named(mode, "Unknown");
  else line.text(short);
}

export const ntpInfo = infoText(NTP, {
  info: versionAndMode,
  heading(line) {
    line.text(" (");
    versionAndMode(line);
    line.text(")");
  },
  endings: ntpEndings,
  labels: ntpLabels,
});
