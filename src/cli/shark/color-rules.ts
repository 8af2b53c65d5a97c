import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../../flows/session.ts";
import { coloringRules, ownRules, type CompiledRule } from "../../report/columns/coloring.ts";
import { displayFilter } from "../display-filter.ts";
import type { CommandIo } from "../io.ts";
import { isRefusal } from "../refusal.ts";

/** The rules of --color: the user's or the system's file of Wireshark's, else our own. What their filters do not know is left out. */
export function colorRules(session: Session, io: CommandIo): CompiledRule[] {
  const home = io.env["HOME"];
  const files = [
    ...(home === undefined ? [] : [join(home, ".config", "wireshark", "colorfilters")]),
    "/usr/share/wireshark/colorfilters",
  ];
  const found = files.map(readRules).find((rules) => rules.length > 0);
  return (found ?? ownRules).flatMap((rule) => {
    try {
      const filter = displayFilter(rule.filter, session.compiler, io);
      return [{ rule, matches: (subject) => filter.matches(subject) }];
    } catch (fault) {
      if (isRefusal(fault)) return [];
      throw fault;
    }
  });
}

function readRules(path: string) {
  try {
    return coloringRules(readFileSync(path, "utf8"));
  } catch {
    return [];
  }
}
