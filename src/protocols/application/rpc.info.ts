import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { procedureWord, rpcPrograms } from "../parts/rpc-procedures.ts";
import { callText, contentsLines } from "../parts/rpc-info.ts";
import { RPC } from "./rpc.ts";

const identifier = RPC.slot("xid");
const type = RPC.slot("msgtyp");

export const rpcInfo = infoText(RPC, {
  info(line) {
    const program = line.value("rpc.program");
    if (rpcPrograms[program] !== undefined) line.protocol = rpcPrograms[program];
    callText(line, word(line), "");
  },
  heading(line) {
    line.text(line.slot(type) === 0 ? ", Type:Call XID:0x" : ", Type:Reply XID:0x");
    line.hex(line.slot(identifier), 8);
  },
  labels: {
    ...contentsLines,
    "rpc.reqframe"(line, quad) {
      line.text(`The reply to this request is in frame ${line.number(quad)}`);
    },
    "rpc.repframe"(line, quad) {
      line.text(`This is a reply to a request in frame ${line.number(quad)}`);
    },
    "rpc.procedure"(line, quad) {
      line.text(`Procedure: ${word(line)} (${line.number(quad)})`);
    },
    "rpc.text"(line, quad) {
      line.text("Machine Name: ");
      line.show(line.inside(quad, "rpc.auth.machinename"));
    },
  },
});

function word(line: InfoLine): string {
  const procedure = line.value("rpc.procedure");
  return procedureWord(line.value("rpc.program"), line.value("rpc.programversion"), procedure) ?? `proc-${procedure}`;
}
