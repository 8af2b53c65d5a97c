import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { unpackCall } from "../../definition/interface-told.ts";
import type { Protocol } from "../../definition/protocol.ts";

/** What Wireshark's columns and trees say of calls of an interface: the operation, and whatever `more` writes behind it. */
export function interfaceText(
  protocol: Protocol,
  more: (line: InfoLine, operation: number, response: boolean) => void = () => {},
): Omit<InfoText, "protocol"> {
  const field = `${protocol.prefix ?? protocol.name}.opnum`;
  return {
    again: "; ",
    info(line) {
      const { operation, response } = unpackCall(line.told);
      const quad = line.find(field);
      line.text(line.word(quad) ?? `Unknown operation ${operation}`);
      line.text(response ? " response" : " request");
      more(line, operation, response);
    },
    heading(line) {
      const { operation } = unpackCall(line.told);
      line.text(`, ${line.word(line.find(field)) ?? `unknown operation ${operation}`}`);
    },
    labels: {
      [field](line, quad) {
        line.text(`Operation: ${line.word(quad) ?? "Unknown operation"} (${line.number(quad)})`);
      },
    },
  };
}
