import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const INTERFACES = "/sys/class/net";

/** The names of this host's interfaces by number, read when the first is asked for; none where there is no sysfs. */
export function interfaceNames(): (index: number) => string | undefined {
  let names: Map<number, string> | undefined;
  return (index) => (names ??= readNames()).get(index);
}

function readNames(): Map<number, string> {
  const names = new Map<number, string>();
  try {
    for (const name of readdirSync(INTERFACES)) {
      const index = Number(readFileSync(join(INTERFACES, name, "ifindex"), "latin1"));
      if (Number.isInteger(index)) names.set(index, name);
    }
  } catch {
    // An interface may go while it is read; the others are shown by what was found.
  }
  return names;
}
