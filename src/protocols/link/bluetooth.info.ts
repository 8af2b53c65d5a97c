import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";
import { hciEvents } from "../parts/bluetooth-words.ts";
import { hciCommands } from "../parts/hci-commands.ts";
import { writeViews } from "../parts/views-line.ts";
import { commandFields, eventFields } from "../parts/hci-fields.ts";
import { l2capServices } from "../parts/l2cap-words.ts";
import { Bluetooth, BluetoothDirected, HciAcl, HciCommand, HciEvent, HciH4, L2CAP } from "./bluetooth.ts";

const COMMAND_COMPLETE = 0x0e;
const COMMAND_STATUS = 0x0f;
const SIGNALLING = 1;

/** Nothing is written: what is inside says what it is. */
const silent: Omit<InfoText, "protocol"> = { column: "Bluetooth" };
export const bluetoothInfo = infoText(Bluetooth, silent);
export const bluetoothDirectedInfo = infoText(BluetoothDirected, silent);
export const hciH4Info = infoText(HciH4, h4());

function h4(): Omit<InfoText, "protocol"> {
  return {
    info(line) {
      direction(line);
      line.named(line.find("hci_h4.type"), "Unknown HCI packet type");
    },
    labels: {
      "hci_h4.direction"(line, quad) {
        const number = line.number(quad);
        if (number > 1) line.text("[Direction: Unspecified (0xffffffff)]");
        else line.text(`[Direction: ${number === 0 ? "Sent" : "Rcvd"} (0x0${number})]`);
      },
    },
  };
}

export const hciCommandInfo = infoText(HciCommand, {
  ends: () => ["host", "controller"],
  info(line) {
    direction(line);
    line.text(commandName(line.value("bthci_cmd.opcode")));
  },
  heading: (line) => line.text(` - ${commandName(line.value("bthci_cmd.opcode"))}`),
  endings: {
    "bthci_cmd.timeout"(line, quad) {
      line.text(` slots (${(line.number(quad) * 625) / 1000} msec)`);
    },
    "bthci_cmd.packet_type": (line, quad) => writeViews(line, quad, "bthci_cmd", commandFields.packetKinds.views),
  },
});

export const hciEventInfo = infoText(HciEvent, {
  ends: () => ["controller", "host"],
  info(line) {
    direction(line);
    const code = line.value("bthci_evt.code");
    line.text(hciEvents[code] ?? `Unknown 0x${code.toString(16).padStart(2, "0")}`);
    if (code !== COMMAND_COMPLETE && code !== COMMAND_STATUS) return;
    if (line.has("bthci_evt.opcode")) line.text(` (${commandName(line.value("bthci_evt.opcode"))})`);
  },
  heading(line) {
    line.text(" - ");
    line.named(line.find("bthci_evt.code"), "Unknown");
  },
  endings: {
    "bthci_evt.packet_type": (line, quad) => writeViews(line, quad, "bthci_evt", eventFields.packetKinds.views),
  },
});

export const hciAclInfo = infoText(HciAcl, {
  ends: () => ["", ""],
  info: (line) => direction(line),
});

export const l2capInfo = infoText(L2CAP, {
  info(line) {
    direction(line);
    if (line.value("btl2cap.cid") !== SIGNALLING) {
      line.text("Connection oriented channel");
      return;
    }
    line.named(line.find("btl2cap.cmd_code"), "Unknown Command");
    const hex = (name: string): string => `0x${line.value(`btl2cap.${name}`).toString(16).padStart(4, "0")}`;
    switch (line.value("btl2cap.cmd_code")) {
      case 2:
        return line.text(` (${l2capServices[line.value("btl2cap.psm")] ?? "Unknown"}, SCID: ${hex("scid")})`);
      case 3:
        line.text(line.value("btl2cap.result") === 0 ? " - Success" : " - ");
        if (line.value("btl2cap.result") !== 0) line.named(line.find("btl2cap.result"));
        return line.text(` (SCID: ${hex("scid")}, DCID: ${hex("dcid")})`);
      case 4:
        return line.text(` (DCID: ${hex("dcid")})`);
      case 5:
        line.text(" - ");
        line.named(line.find("btl2cap.conf_result"));
        return line.text(` (SCID: ${hex("scid")})`);
      case 6:
      case 7:
        return line.text(` (SCID: ${hex("scid")}, DCID: ${hex("dcid")}, PSM: Unknown, Service: Unknown)`);
    }
  },
  labels: {
    "btl2cap.command"(line, quad) {
      line.text("Command: ");
      line.named(line.inside(quad, "btl2cap.cmd_code"), "Unknown");
    },
  },
});

const commandName = (opcode: number): string =>
  opcode === 0 ? "No Operation" : (hciCommands[opcode] ?? `Unknown 0x${opcode.toString(16).padStart(4, "0")}`);

/** Writes which way the packet goes, as far as that was told. */
function direction(line: InfoLine): void {
  const outer = line.outer("hci_h4");
  const at = outer < 0 ? line.layer : outer;
  const way = line.valueAt(at, "hci_h4.direction");
  line.text(way === 0 ? "Sent " : way === 1 ? "Rcvd " : "UnknownDirection ");
}
