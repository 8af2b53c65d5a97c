import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";

import { rpcInterfaces } from "../parts/dcerpc-interfaces.ts";
import { exchangeOf, objectLine, representation, stubLines } from "../parts/dcerpc-lines.ts";
import { writeSetBits } from "../parts/set-bits.ts";
import { DCERPCDatagram, DCERPCDatagramBigEndian } from "./dcerpc-datagram.ts";

const FRAGMENT = 4;

function serial(line: InfoLine): number {
  return (line.value("dcerpc.dg_serial_hi") << 8) | line.value("dcerpc.dg_serial_lo");
}

function called(line: InfoLine): void {
  const isPiece = (line.slot(DCERPCDatagram.slot("dg_flags1")) & FRAGMENT) !== 0;
  if (isPiece) line.text(` frag: ${line.value("dcerpc.dg_frag_num")} serial: ${serial(line)}`);
  line.text(` opnum: ${line.value("dcerpc.opnum")} len: ${line.value("dcerpc.dg_frag_len")}`);
}

function failed(line: InfoLine): void {
  line.text(": status: ");
  const status = line.find("dcerpc.dg_status");
  line.named(status, "Unknown (%)");
}

const FAULT = 3;
const REJECT = 6;
const FACK = 9;
const details: { readonly [type: number]: (line: InfoLine) => void } = {
  0: called,
  2: called,
  [FAULT]: failed,
  [REJECT]: failed,
  [FACK]: (line) => line.text(` serial: ${serial(line)}`),
};

const idempotence = [
  [0x40, "Broadcast"],
  [0x20, "Idempotent"],
  [0x10, "Maybe"],
  [0x8, "No Fack"],
  [0x4, "Fragment"],
  [0x2, "Last Fragment"],
] as const;

const about: Omit<InfoText, "protocol"> = {
  info(line) {
    line.named(line.find("dcerpc.pkt_type"), "Unknown (%)");
    line.text(`: seq: ${line.value("dcerpc.dg_seqnum")}`);
    details[line.slot(DCERPCDatagram.slot("pkt_type"))]?.(line);
  },
  heading(line) {
    line.octet(32);
    line.named(line.find("dcerpc.pkt_type"), "Unknown (%)");
    line.text(`, Seq: ${line.value("dcerpc.dg_seqnum")}, Serial: ${serial(line)}`);
    line.text(`, Frag: ${line.value("dcerpc.dg_frag_num")}, FragLen: ${line.value("dcerpc.dg_frag_len")}`);
    exchangeOf(line);
  },
  endings: {
    "dcerpc.dg_flags1": (line, quad) => writeSetBits(line, quad, idempotence),
    "dcerpc.dg_flags2": (line, quad) => writeSetBits(line, quad, [[0x2, "Cancel Pending"]]),
    "dcerpc.drep": representation,
  },
  labels: {
    "dcerpc.dg_if_id"(line, quad) {
      const name = rpcInterfaces[line.string(quad)];
      line.text(name === undefined ? "Interface: " : `Interface: ${name} UUID: `);
      line.show(quad);
    },
    "dcerpc.dg_server_boot"(line, quad) {
      line.text("Server boot time: ");
      if (line.number(quad) === 0) line.text("Unknown (0)");
      else line.show(quad);
    },
    "dcerpc.obj_id": objectLine,
    ...stubLines,
  },
};

export const dcerpcDatagramInfo = infoText(DCERPCDatagram, about);
export const dcerpcDatagramBigInfo = infoText(DCERPCDatagramBigEndian, about);
