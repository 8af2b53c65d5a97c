import { nearWords } from "../../bytes/near-words.ts";
import { Refusal } from "../refusal.ts";

/** The preferences of -o that are heeded, with what they are without it. */
const preferences: { readonly [name: string]: { readonly says: string; readonly value: string } } = {
  "gui.column.format": {
    says: 'titles and formats of the columns: "TITLE","FORMAT",…',
    value: '"No.","%m","Time","%t","Source","%s","Destination","%d","Protocol","%p","Length","%L","Info","%i"',
  },
  "tls.keylog_file": { says: "a file of TLS secrets (SSLKEYLOGFILE)", value: "" },
  "ssl.keylog_file": { says: "the same, by its old name", value: "" },
  "tls.psk": { says: "a preshared key, as hexadecimal digits", value: "" },
  uat: { says: 'rsa_keys:"FILE","PASSWORD": a private key', value: "" },
};

/** Throws `Refusal` for a preference that there is not. */
export function checkPreference(name: string): void {
  if (Object.hasOwn(preferences, name)) return;
  const names = Object.keys(preferences);
  const [near] = nearWords(name, names);
  throw new Refusal(
    `-o flag "${name}" specifies unknown preference: ${near === undefined ? `there are ${names.join(", ")}` : `did you mean ${near}?`}`,
  );
}

/** `-G defaultprefs` */
export function preferenceLines(): string[] {
  return Object.entries(preferences).flatMap(([name, { says, value }]) => [`# ${says}`, `#${name}: ${value}`]);
}
