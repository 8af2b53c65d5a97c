import { addProtocols, isAdded } from "../toolkit/plugins.ts";
import { Refusal } from "./refusal.ts";

/** Adds the protocols of a plugin's file to those of this command. Throws a Refusal. */
export async function loadPlugin(file: string): Promise<void> {
  const { protocolsIn } = await import("./build-plugin.ts");
  const protocols = protocolsIn(file);
  try {
    addProtocols(protocols.filter((one) => !isAdded(one)));
  } catch (fault) {
    throw fault instanceof RangeError ? new Refusal(`${file}: ${fault.message}`) : fault;
  }
}
