import { parseIPv4, parseIPv6 } from "../bytes/addresses.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";
import { isHostName } from "./host-name.ts";

/** The address of a host: of the version asked for, or of either. Rejects where the name does not resolve. */
export type LookUpHost = (hostname: string, version: 4 | 6) => Promise<string>;

/** The layers with addresses in place of names, where fields hold addresses. */
export async function resolvedLayers(layers: readonly Layer[], lookUp: LookUpHost): Promise<Layer[]> {
  return Promise.all(
    layers.map(async (layer) => {
      const values: { [key: string]: unknown } = { ...(layer.values as object) };
      for (const [key, value] of Object.entries(values)) {
        const version = versionOf((layer.protocol.fields as Fields)[key]);
        if (version !== undefined) values[key] = await resolved(value, version, lookUp);
      }
      return { ...layer, values };
    }),
  );
}

async function resolved(value: unknown, version: 4 | 6, lookUp: LookUpHost): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolved(item, version, lookUp)));
  if (typeof value !== "string" || !isHostName(value) || parseIPv4(value) || parseIPv6(value)) return value;
  return lookUp(value, version);
}

function versionOf(field: AnyField | undefined): 4 | 6 | undefined {
  if (field?.kind === "ipv4") return 4;
  if (field?.kind === "ipv6") return 6;
  if (field?.kind === "choice") {
    for (const of of Object.values(field.cases)) {
      const version = versionOf(of);
      if (version !== undefined) return version;
    }
  }
  return undefined;
}
