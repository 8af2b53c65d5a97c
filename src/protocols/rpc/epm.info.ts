import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { rpcInterfaces, transferSyntaxes } from "../parts/dcerpc-interfaces.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { EPM } from "./epm.ts";

const MAP = 3;
const UUID = 0x0d;

/** Writes which interfaces, and which ways to write values, towers name. */
function towers(line: InfoLine, operation: number): void {
  if (operation !== MAP) return;
  let identifier = line.find("epm.uuid");
  for (let kind = line.find("epm.tower.proto_id"); kind >= 0; kind = line.find("epm.tower.proto_id", kind)) {
    if (line.number(kind) !== UUID) continue;
    // The identifier of an object stands in front of the towers.
    while (identifier >= 0 && identifier < kind) identifier = line.find("epm.uuid", identifier);
    if (identifier < 0) return;
    const text = line.string(identifier);
    line.text(`, ${rpcInterfaces[text] ?? transferSyntaxes[text] ?? text}`);
  }
}

export const epmInfo = infoText(EPM, interfaceText(EPM, towers));
