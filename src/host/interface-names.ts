import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const INTERFACES = "/sys/class/net";
/** Milliseconds between two looks for interfaces that were not there before. */
const LOOK_AGAIN_MS = 1000;

/** The names of this host's interfaces by number, read when one is asked for that is not known; none where there is no sysfs. */
export function interfaceNames(): (index: number) => string | undefined {
  let names = new Map<number, string>();
  let looked = -Infinity;
  return (index) => {
    const known = names.get(index);
    if (known !== undefined || performance.now() - looked < LOOK_AGAIN_MS) return known;
    names = readNames();
    looked = performance.now();
    return names.get(index);
  };
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
