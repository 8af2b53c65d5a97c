import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { accessPoints } from "../parts/llc-access-points.ts";
import { LLC } from "./llc.ts";

const destination = LLC.slot("dsap");
const source = LLC.slot("ssap");
const control = LLC.slot("ctrl");

/** What unnumbered frames are called, by their control field without the bit that asks for an answer (IEEE 802.2 5.4). */
const both: { readonly [control: number]: string } = {
  0x03: "UI",
  0x23: "UP",
  0x2f: "SABM",
  0x4f: "SARME",
  0x63: "UA",
  0x6f: "SABME",
  0x83: "SNRM",
  0x87: "FRMR",
  0x8f: "RSET",
  0xaf: "XID",
  0xcf: "SNRME",
  0xe3: "TEST",
};
const commands: { readonly [control: number]: string } = { ...both, 0x07: "SIM", 0x0f: "SARM", 0x43: "DISC" };
const responses: { readonly [control: number]: string } = { ...both, 0x07: "RIM", 0x0f: "DM", 0x43: "RD" };
const supervisory = ["RR", "RNR", "REJ", "SREJ"];
const ASKS = 0x10;

export const llcInfo = infoText(LLC, {
  info(line) {
    if (line.isReplaced) return;
    const from = line.slot(source);
    const isResponse = (from & 1) === 1;
    frame(line, isResponse);
    const to = line.slot(destination);
    line.text(`; DSAP ${sap(to)} ${to & 1 ? "Group" : "Individual"}`);
    line.text(`, SSAP ${sap(from)} ${isResponse ? "Response" : "Command"}`);
  },
  labels: {
    "llc.control"(line, quad) {
      line.text("Control field: ");
      frame(line, (line.slot(source) & 1) === 1);
      const digits = (line.slot(control) & 3) === 3 ? 2 : 4;
      line.text(` (0x${line.number(quad).toString(16).toUpperCase().padStart(digits, "0")})`);
    },
  },
});

/** `U P, func=XID`, `S, func=RR, N(R)=5`, `I, N(R)=1, N(S)=0`. */
function frame(line: InfoLine, isResponse: boolean): void {
  const first = line.slot(control);
  const mark = isResponse ? " F" : " P";
  if ((first & 3) === 3) {
    const name = (isResponse ? responses : commands)[first & ~ASKS] ?? "Unknown";
    line.text(`U${first & ASKS ? mark : ""}, func=${name}`);
    return;
  }
  const asks = line.has("llc.control.p") || line.has("llc.control.f") ? mark : "";
  const received = line.value("llc.control.n_r");
  if ((first & 1) === 1) line.text(`S${asks}, func=${supervisory[(first >> 2) & 3]}, N(R)=${received}`);
  else line.text(`I${asks === "" ? "" : " P"}, N(R)=${received}, N(S)=${first >> 1}`);
}

function sap(number: number): string {
  const point = number & 0xfe;
  return accessPoints[point] ?? `0x${point.toString(16).padStart(2, "0")}`;
}
