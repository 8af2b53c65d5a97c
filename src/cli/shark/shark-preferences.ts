import { nearWords } from "../../bytes/near-words.ts";
import type { FlowPreferences } from "../../flows/flow-preferences.ts";
import { Refusal } from "../refusal.ts";

/** What -o can set. */
interface Preference {
  readonly says: string;
  /** What it is without -o. */
  readonly value: string;
  /** Whether it is TRUE or FALSE; `fixed` where nothing else is done, and scripts may still say so. */
  readonly kind?: "switch" | "fixed";
}

const verifies = (protocol: string): Preference => ({
  says: `whether checksums of ${protocol} are verified`,
  value: "FALSE",
  kind: "switch",
});
const always = (says: string): Preference => ({ says: `${says}; always`, value: "TRUE", kind: "fixed" });

const preferences: { readonly [name: string]: Preference } = {
  "gui.column.format": {
    says: 'titles and formats of the columns: "TITLE","FORMAT",…',
    value: '"No.","%m","Time","%t","Source","%s","Destination","%d","Protocol","%p","Length","%L","Info","%i"',
  },
  "ip.check_checksum": verifies("IPv4"),
  "tcp.check_checksum": verifies("TCP"),
  "udp.check_checksum": verifies("UDP"),
  "tcp.relative_sequence_numbers": {
    says: "whether sequence numbers count from the first of their connection",
    value: "TRUE",
    kind: "switch",
  },
  "tcp.desegment_tcp_streams": {
    says: "whether messages that span segments are put together",
    value: "TRUE",
    kind: "switch",
  },
  "ip.defragment": always("fragments of IPv4 are put together"),
  "ipv6.defragment": always("fragments of IPv6 are put together"),
  "tls.desegment_ssl_records": always("records that span segments are put together"),
  "tls.desegment_ssl_application_data": always("messages that span records are put together"),
  "http.desegment_headers": always("heads that span segments are put together"),
  "http.desegment_body": always("bodies that span segments are put together"),
  "http.dechunk_body": always("bodies in chunks are put together"),
  "http.decompress_body": always("compressed bodies are decompressed"),
  "tls.keylog_file": { says: "a file of TLS secrets (SSLKEYLOGFILE)", value: "" },
  "ssl.keylog_file": { says: "the same, by its old name", value: "" },
  "tls.psk": { says: "a preshared key, as hexadecimal digits", value: "" },
  uat: { says: 'rsa_keys:"FILE","PASSWORD": a private key', value: "" },
};

/** Throws `Refusal` for a preference that there is not, and for a value that it cannot have. */
export function checkPreference(name: string, value: string): void {
  if (!Object.hasOwn(preferences, name)) throw new Refusal(unknown(name));
  const { kind } = preferences[name];
  if (kind === undefined) return;
  if (!/^(?:true|false)$/i.test(value))
    throw new Refusal(`-o flag "${name}:${value}" is an invalid value: it is TRUE or FALSE`);
  if (kind === "fixed" && !isTrue(value)) throw new Refusal(`-o flag "${name}:${value}": that is always done here`);
}

/** What is set of what changes the meaning of packets. */
export function flowPreferences(set: ReadonlyMap<string, string>): FlowPreferences {
  const isOn = (name: string): boolean => isTrue(set.get(name) ?? preferences[name].value);
  return {
    verified: new Set(["ip", "tcp", "udp"].filter((protocol) => isOn(`${protocol}.check_checksum`))),
    relativeNumbers: isOn("tcp.relative_sequence_numbers"),
    desegment: isOn("tcp.desegment_tcp_streams"),
  };
}

/** `-G defaultprefs` */
export function preferenceLines(): string[] {
  return Object.entries(preferences).flatMap(([name, { says, value }]) => [`# ${says}`, `#${name}: ${value}`]);
}

function isTrue(value: string): boolean {
  return value.toLowerCase() === "true";
}

function unknown(name: string): string {
  const names = Object.keys(preferences);
  const [near] = nearWords(name, names);
  const hint = near === undefined ? `there are ${names.join(", ")}` : `did you mean ${near}?`;
  return `-o flag "${name}" specifies unknown preference: ${hint}`;
}
