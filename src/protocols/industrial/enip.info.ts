import { infoText, type InfoLine } from "../../definition/info-line.ts";
import type { View } from "../../definition/kinds.ts";
import { enipFields } from "../parts/enip-fields.ts";
import { Command } from "../parts/enip-payload.ts";
import { writeSetBits } from "../parts/set-bits.ts";
import { ENIP } from "./enip.ts";

const PORT = 44818;

export const enipInfo = infoText(ENIP, {
  info(line) {
    const sequenced = line.find("enip.cpf.sai.connid");
    if (sequenced >= 0) {
      const sequence = String(line.value("enip.cpf.sai.seq")).padStart(10, "0");
      return line.text(`Connection: ID=0x${hex(line.number(sequenced))}, SEQ=${sequence}`);
    }
    command(line);
    line.text(` (${direction(line)})`);
    const number = line.value("enip.command");
    if (number === Command.registerSession || number === Command.unregisterSession)
      line.text(`, Session: 0x${hex(line.value("enip.session"))}`);
    for (const name of ["enip.lsr.servicename", "enip.lir.name"]) {
      const quad = line.find(name);
      if (quad < 0) continue;
      line.text(", ");
      line.show(quad);
    }
  },
  heading(line) {
    line.text(`, Session: 0x${hex(line.value("enip.session"))}, `);
    command(line);
    const connection = line.find("enip.cpf.cai.connid");
    if (connection >= 0) line.text(`, Connection ID: 0x${hex(line.number(connection))}`);
  },
  endings: {
    "enip.security_profiles": (line, quad) => writeSetBits(line, quad, profiles),
    "enip.iana_port_state_flags": (line, quad) => writeSetBits(line, quad, ports),
    "enip.lsr.capaflags": (line, quad) => writeSetBits(line, quad, capabilities),
  },
  labels: {
    "enip.lir.revision"(line, quad) {
      const revision = line.number(quad);
      line.text(`Revision: ${revision >> 8}.${String(revision & 0xff).padStart(2, "0")}`);
    },
  },
});

const bitsOf = (views: readonly View[] = []): readonly (readonly [number, string])[] =>
  views.filter(({ type }) => type === "FT_BOOLEAN").map(({ mask = 0, label = "" }) => [mask, label]);
const profiles = bitsOf(enipFields.profiles.views);
const ports = bitsOf(enipFields.ports.views);
const capabilities = bitsOf(enipFields.capabilities.views);

function command(line: InfoLine): void {
  const number = line.value("enip.command");
  line.named(line.find("enip.command"), `Unknown Command (0x${number.toString(16).padStart(4, "0")})`);
}

/** Whether the ports say that it is a request or a response. */
function direction(line: InfoLine): string {
  const udp = line.outer("udp");
  const outer = udp < 0 ? line.outer("tcp") : udp;
  const from = line.headOf(outer, "sport") === PORT;
  const to = line.headOf(outer, "dport") === PORT;
  return from === to ? "?" : from ? "Rsp" : "Req";
}

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(8, "0");
