import { portNames } from "../../protocols/port-names.ts";
import type { Transport } from "./ports.ts";

/** The protocol that is expected at a port, for systems that know no names of services. */
export function protocolName(transport: Transport, port: number): string | undefined {
  return portNames[transport][port];
}
