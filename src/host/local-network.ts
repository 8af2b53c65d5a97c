import { networkInterfaces } from "node:os";
import { parseIPv4 } from "../bytes/addresses.ts";
import { u32 } from "../bytes/numbers.ts";

const NO_ADDRESS = new Uint8Array(4);

/** Whether the IPv4 address at `at` is outside the network that an interface is in; none is where the interface has no address. */
export function foreignTo(name: string): (bytes: Uint8Array, at: number) => boolean {
  const own = networkInterfaces()[name]?.find(({ family }) => family === "IPv4");
  const [address, mask] = [own?.address, own?.netmask].map((text) => u32(parseIPv4(text ?? "") ?? NO_ADDRESS, 0));
  return (bytes, at) => ((u32(bytes, at) ^ address) & mask) !== 0;
}
