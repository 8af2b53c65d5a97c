import { infoText } from "../../definition/info-line.ts";
import { RIP, RIPng } from "./rip.ts";

const command = RIP.slot("command");
const version = RIP.slot("version");
const commands: { readonly [command: number]: string } = {
  1: "Request",
  2: "Response",
  3: "Traceon",
  4: "Traceoff",
  5: "Vendor specific (Sun)",
};

export const ripInfo = infoText(RIP, {
  info(line) {
    const number = line.slot(version);
    line.protocol = number === 1 || number === 2 ? `RIPv${number}` : "RIP";
    line.text(commands[line.slot(command)] ?? `Unknown command (${line.slot(command)})`);
  },
  labels: {
    "rip.route_entry"(line, route) {
      line.text("IP Address: ");
      line.show(line.inside(route, "rip.ip"));
      line.text(`, Metric: ${line.number(line.inside(route, "rip.metric"))}`);
    },
    "rip.table_entry": (line, table) =>
      line.text(`Address not specified, Metric: ${line.number(line.inside(table, "rip.metric"))}`),
    "rip.authentication_entry"(line, authentication) {
      line.text("Authentication: ");
      line.named(line.inside(authentication, "rip.auth.type"));
    },
  },
});

const nextCommand = RIPng.slot("command");
const nextVersion = RIPng.slot("version");

export const ripngInfo = infoText(RIPng, {
  info(line) {
    line.text(`Command ${commands[line.slot(nextCommand)] ?? "Unknown"}, Version ${line.slot(nextVersion)}`);
  },
});
