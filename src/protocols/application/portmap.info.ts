import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { callText, contentsLines, procedureText } from "../parts/rpc-info.ts";
import { Portmap } from "./portmap.ts";

export const portmapInfo = infoText(Portmap, {
  labels: contentsLines,
  info(line) {
    callText(line, procedureText(line, "portmap"), "");
    if (line.has("portmap.prog")) mapping(line);
    else if (line.has("portmap.port")) {
      const port = line.value("portmap.port");
      line.text(port === 0 ? " PROGRAM_NOT_AVAILABLE" : ` Port:${port}`);
    }
  },
});

/** The program that is asked for; a list has no text. */
function mapping(line: InfoLine): void {
  if (line.has("rpc.value_follows")) return;
  const program = line.find("portmap.prog");
  line.text(" ");
  line.named(program);
  line.text(`(${line.number(program)}) V:${line.value("portmap.version")} `);
  line.named(line.find("portmap.proto"));
}
