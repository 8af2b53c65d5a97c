import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { S7Comm } from "./s7comm.ts";

const USER_DATA = 7;

export const s7commInfo = infoText(S7Comm, {
  info(line) {
    line.text("ROSCTR:[");
    line.utf8((line.word(line.find("s7comm.header.rosctr")) ?? "").padEnd(8));
    line.text("]");
    const group = line.find("s7comm.param.userdata.funcgroup");
    const code = line.find("s7comm.param.func");
    if (code >= 0) named(line, code, " Function:[");
    else if (line.value("s7comm.header.rosctr") === USER_DATA && group >= 0) {
      named(line, group, ` Function:[${typeOf(line)}] -> [`);
    }
  },
});

const typeOf = (line: InfoLine): string => line.word(line.find("s7comm.param.userdata.type")) ?? "";

function named(line: InfoLine, quad: number, before: string): void {
  line.text(before);
  line.named(quad, "Unknown");
  line.text("]");
}
