import { existsSync } from "node:fs";
import { definitions } from "../../protocols/catalog.ts";
import { Refusal } from "../refusal.ts";

/** What is not there, and why or what to do instead; by the letter of the option. */
export const REFUSED: Readonly<Record<string, string>> = {
  A: "remote capture (-A) is not there: capture on that machine, and read its output with -r -",
  I: "monitor mode (-I) is not there: put the interface into it first, with `iw dev NAME set type monitor`",
  K: "decrypting Kerberos (-K) is not there: without it tickets are shown as they are, encrypted",
  M: "resetting (-M) is not there, and not needed: what is remembered of packets has limits, however long a capture lasts",
  U: "exporting inner packets (-U) is not there: -w writes whole packets, --export-objects and -z follow what they carry",
  X: "extensions (-X) are not there: formats are told by their content, and protocols are added as CONTRIBUTING.md says",
  "disable-heuristic":
    "heuristics are not disabled one by one (--disable-heuristic): --disable-protocol disables the whole protocol",
};

const LOG_LEVELS = ["noisy", "debug", "info", "message", "warning", "critical", "error"];

/** Long options about messages that help to find faults in tshark; there are none here that could be shown or left out. */
export const diagnosticOptions = [
  "log-level",
  "log-fatal",
  "log-domains",
  "log-debug",
  "log-noisy",
  "log-file",
] as const;

type Given = ReadonlyMap<string, readonly string[]>;

/** Throws `Refusal` for levels, folders and profiles that there are not. */
export function checkDiagnostics(given: Given): void {
  const all = (key: string): readonly string[] => given.get(key) ?? [];
  const level = all("log-level").find((word) => !LOG_LEVELS.includes(word.toLowerCase()));
  if (level !== undefined) throw new Refusal(`Invalid log level "${level}"; there are ${LOG_LEVELS.join(", ")}`);
  const fatal = all("log-fatal").find((word) => !["critical", "warning"].includes(word.toLowerCase()));
  if (fatal !== undefined) throw new Refusal(`Fatal log level must be "critical" or "warning", not "${fatal}".`);
  const folder = all("temp-dir").find((word) => !existsSync(word));
  if (folder !== undefined) throw new Refusal(`Can't set temporary directory ${folder}: No such file or directory`);
  const profile = all("C").find((word) => word !== "Default");
  if (profile !== undefined)
    throw new Refusal(`Configuration Profile "${profile}" does not exist: there are none here, -o sets preferences`);
}

/** Throws `Refusal` where -W asks for names that a file would get; as in tshark only what is printed has some that are new. */
export function checkNames(given: Given, prints: boolean): void {
  const other = given.get("W")?.find((word) => word !== "n");
  if (other !== undefined) throw new Refusal(`Invalid -W argument "${other}"; it must be n, for names of addresses`);
  if (!given.has("W") || !given.has("w")) return;
  const format = given.get("F")?.at(-1) ?? "pcapng";
  if (format !== "pcapng")
    throw new Refusal(`The file format "${format}" doesn't support name resolution information.`);
  if (prints && !given.has("n"))
    throw new Refusal(
      "-W n adds no names to a file here, it only keeps those of a pcapng file: leave it out, or say -n for no names",
    );
}

/** Heuristics that tshark leaves off where nobody enables them, by protocols that are here: nothing looks for these. */
const OFF: { readonly [protocol: string]: string } = {
  diameter: "tcp",
  dnp3: "tcp udp",
  dtls: "classicstun stun",
  ppp: "usb.bulk",
  rtp: "classicstun rtsp stun udp",
  stun: "classicstun stun",
  teredo: "udp",
  tpkt: "tcp",
  websocket: "tcp",
  xml: "http media sip tcp udp",
};

/** Throws `Refusal` where a heuristic is to be enabled that is not there; those that are there always look. */
export function checkHeuristics(given: Given): void {
  const asked = given.get("enable-heuristic") ?? [];
  if (asked.length === 0) return;
  const protocols = new Set(definitions.map(({ name }) => name));
  for (const heuristic of asked) {
    const [, own, parent] = /^(.+)_([^_]+)$/.exec(heuristic) ?? [];
    if (own === undefined || !protocols.has(own)) throw new Refusal(`No such protocol ${heuristic}, can't enable`);
    if (OFF[own]?.split(" ").includes(parent))
      throw new Refusal(
        `The heuristic ${heuristic} is not there: -d says where ${own} is, as in -d udp.port==5004,${own}`,
      );
  }
}
