import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { STP } from "./stp.ts";

const version = STP.slot("version");
const type = STP.slot("bpdutype");
const CONFIGURATION = 0x00;
const RAPID = 0x02;
const NOTIFICATION = 0x80;
const ACKNOWLEDGED = 0x80;
const CHANGE = 0x01;
const VERSIONS: { readonly [version: number]: string } = { 2: "RST", 3: "MST", 4: "SPT" };

export const stpInfo = infoText(STP, {
  info(line) {
    const kind = line.slot(type);
    if (kind === NOTIFICATION) line.text("Topology Change Notification");
    else if (kind === CONFIGURATION) {
      line.text("Conf. ");
      tree(line);
    } else if (kind === RAPID) {
      line.text(`${VERSIONS[line.slot(version)] ?? "RST"}. `);
      tree(line);
    } else line.text("Unknown BPDU type");
  },
});

/** ` TC + Root = 32768/1/00:15:2b:f7:3e:80  Cost = 0  Port = 0x8001` */
function tree(line: InfoLine): void {
  const flags = line.value("stp.flags");
  if ((flags & CHANGE) !== 0) line.text("TC + ");
  if ((flags & ACKNOWLEDGED) !== 0) line.text("TC Ack + ");
  line.text(`Root = ${line.value("stp.root.prio")}/${line.value("stp.root.ext")}/`);
  line.show(line.find("stp.root.hw"));
  line.text(`  Cost = ${line.value("stp.root.cost")}  Port = 0x`);
  line.hex(line.value("stp.port"), 4);
}
