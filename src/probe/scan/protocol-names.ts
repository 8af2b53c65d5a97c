import { definitions } from "../../toolkit/index.ts";
import type { Transport } from "./ports.ts";

let names: Readonly<Record<Transport, ReadonlyMap<number, string>>> | undefined;

/** The protocol that is expected at a port, for systems that know no names of services. */
export function protocolName(transport: Transport, port: number): string | undefined {
  names ??= { tcp: namesOf("tcp"), udp: namesOf("udp") };
  return names[transport].get(port);
}

function namesOf(transport: Transport): Map<number, string> {
  const found = new Map<number, string>();
  for (const { name, carriedBy } of definitions) {
    for (const port of [carriedBy?.[`${transport}.port`] ?? []].flat())
      if (typeof port === "number" && !found.has(port)) found.set(port, name);
  }
  return found;
}
