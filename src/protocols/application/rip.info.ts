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
});

const nextCommand = RIPng.slot("command");
const nextVersion = RIPng.slot("version");

export const ripngInfo = infoText(RIPng, {
  info(line) {
    line.text(`Command ${commands[line.slot(nextCommand)] ?? "Unknown"}, Version ${line.slot(nextVersion)}`);
  },
});
