import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { unpackCall } from "../../definition/interface-told.ts";
import type { Protocol } from "../../definition/protocol.ts";

/** What Wireshark's columns and trees say of calls of an interface: the operation, and whatever `more` writes behind it. */
export function interfaceText(
  protocol: Protocol,
  more: (line: InfoLine, operation: number, response: boolean) => void = () => {},
): Omit<InfoText, "protocol"> {
  const prefix = protocol.prefix ?? protocol.name;
  const field = `${prefix}.opnum`;
  return {
    again: "; ",
    info(line) {
      const { operation, response } = unpackCall(line.told);
      const quad = line.find(field);
      line.text(line.word(quad) ?? `Unknown operation ${operation}`);
      line.text(response ? " response" : " request");
      more(line, operation, response);
      if (response) failure(line, prefix);
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

/** Writes why a call failed: a status is said twice, once by whoever reads it. */
function failure(line: InfoLine, prefix: string): void {
  const status = line.find(`${prefix}.status`);
  const error = status < 0 ? line.find(`${prefix}.werror`) : status;
  if (error < 0 || line.number(error) === 0) return;
  if (status >= 0) {
    line.text(", ");
    line.named(status, "Unknown error 0x%");
  }
  line.text(", Error: ");
  line.named(error, "Unknown error 0x%");
}

/** Writes what a field holds, where it is there. */
export function told(line: InfoLine, name: string): void {
  const quad = line.find(name);
  if (quad < 0) return;
  line.text(", ");
  line.show(quad);
}
