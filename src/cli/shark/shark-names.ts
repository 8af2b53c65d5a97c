import { Refusal } from "../refusal.ts";

/** Whose names are shown: of stations, hosts and ports, as learnt from DNS answers, asked of the DNS, of VLANs. */
export type NameKind = "mac" | "network" | "transport" | "answers" | "resolver" | "vlan";

const LETTERS: Readonly<Record<string, NameKind>> = {
  m: "mac",
  n: "network",
  t: "transport",
  d: "answers",
  N: "resolver",
  v: "vlan",
};

/** What -n and -N ask for: without them the names of stations, and those that answers teach. Throws `Refusal`. */
export function nameKinds(none: boolean, letters: string | undefined): ReadonlySet<NameKind> {
  if (letters === undefined) return new Set(none ? [] : ["mac", "answers"]);
  return new Set(
    Array.from(letters, (letter) => {
      if (Object.hasOwn(LETTERS, letter)) return LETTERS[letter];
      throw new Refusal(
        `-N specifies unknown resolving option '${letter}'; valid options are: ${Object.keys(LETTERS).join("")}`,
      );
    }),
  );
}
