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
  labels: {
    "stp.flags": (line, quad) => flags(line, quad, "BPDU flags"),
    "mstp.msti.flags": (line, quad) => flags(line, quad, "MSTI flags"),
    ...identifier("stp.root", "Root Identifier", "Root Bridge"),
    ...identifier("stp.bridge", "Bridge Identifier", "Bridge"),
    ...identifier("mstp.cist_bridge", "CIST Bridge Identifier", "CIST Bridge", "CIST Bridge Identifier"),
    "mstp.msti.bridge_priority": (line, quad) => line.text(`Bridge Identifier Priority: ${line.number(quad)}`),
    "mstp.msti.port_priority": (line, quad) => line.text(`Port identifier priority: ${line.number(quad)}`),
    "stp.msti"(line, quad) {
      const [instance, priority] = [line.inside(quad, "mstp.msti.msti_id"), line.inside(quad, "mstp.msti.priority")];
      line.text(`MSTID ${line.number(instance)}, Regional Root Identifier ${line.number(priority) << 12} / `);
      line.show(line.inside(quad, "mstp.msti.root.hw"));
    },
    "stp.pvst": (line) => line.text(`Originating VLAN (PVID): ${line.value("stp.pvst.origvlan")}`),
  },
});

const SHORT_FLAGS = [
  ["tcack", "Topology Change Acknowledgment"],
  ["agreement", "Agreement"],
  ["forwarding", "Forwarding"],
  ["learning", "Learning"],
  ["port_role", "Port Role"],
  ["proposal", "Proposal"],
  ["tc", "Topology Change"],
] as const;

/** The number, and the flags that are set. */
function flags(line: InfoLine, quad: number, label: string): void {
  line.text(`${label}: 0x`);
  line.hex(line.number(quad), 2);
  for (const [name, text] of SHORT_FLAGS) {
    const flag = line.inside(quad, `stp.flags.${name}`);
    if (line.number(flag) === 0) continue;
    line.text(`, ${text}`);
    if (name !== "port_role") continue;
    line.text(": ");
    line.named(flag, "Unknown");
  }
}

/** The line of an identifier of a bridge, and of its parts, which show no bits. */
function identifier(name: string, label: string, priority: string, rest = priority): Labels {
  return {
    [name](line, quad) {
      line.text(`${label}: ${line.number(line.inside(quad, `${name}.prio`))} / `);
      line.text(`${line.number(line.inside(quad, `${name}.ext`))} / `);
      line.show(line.inside(quad, `${name}.hw`));
    },
    [`${name}.prio`]: (line, quad) => line.text(`${priority} Priority: ${line.number(quad)}`),
    [`${name}.ext`]: (line, quad) => line.text(`${rest} System ID Extension: ${line.number(quad)}`),
  };
}
type Labels = { [name: string]: (line: InfoLine, quad: number) => void };

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
