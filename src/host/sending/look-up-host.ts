import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import { lookUpHosts } from "../host-addresses.ts";
import { SendError } from "./send-error.ts";

/** Milliseconds that a name is waited for. */
const PATIENCE_MS = 5000;

/** An address of a host, as the system's resolver has it. Throws SendError where the name has none of that version. */
export async function lookUpHost(hostname: string, version: 4 | 6, ask = lookUpHosts): Promise<string> {
  const answers = await ask([hostname], PATIENCE_MS);
  const found = answers.get(hostname);
  if (found === undefined)
    throw new SendError(`${hostname} does not resolve: no answer within ${PATIENCE_MS / 1000} s`);
  const octets = found.find(({ length }) => length === (version === 4 ? 4 : 16));
  if (octets === undefined) throw new SendError(`${hostname} does not resolve to an address of IPv${version}`);
  return version === 4 ? formatIPv4(octets, 0) : formatIPv6(octets, 0);
}
