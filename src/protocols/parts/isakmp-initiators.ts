import type { DumpLine } from "../../definition/dump-line.ts";

const COOKIE = 8;
/** As many initiators are known at a time. */
const KNOWN = 20;

interface Initiator {
  readonly cookie: string;
  /** The addresses of both, as the network header had them. */
  readonly from: string;
  readonly to: string;
}
/** Nobody has this cookie, or everybody who has none. */
const NOBODY: Initiator = { cookie: "0".repeat(2 * COOKIE), from: "", to: "" };

/** Who asked for keys first, by the cookies of messages so far: the answers say whose they are by addresses alone. */
export class Initiators {
  private readonly known: Initiator[] = Array.from({ length: KNOWN }, () => NOBODY);
  private next = 0;

  /** `I`, `R` or, where it is not known, `?`: the side that sent the message at `at`. */
  side(line: DumpLine, at: number): "I" | "R" | "?" {
    const cookie = hex(line, at, at + COOKIE);
    const { network } = line;
    const from = hex(line, network.source, network.source + network.addressSize);
    const found = this.known.find((one) => one.cookie === cookie);
    if (found) return from === "" ? "?" : from === found.from ? "I" : from === found.to ? "R" : "?";
    if (hex(line, at + COOKIE, at + 2 * COOKIE) !== NOBODY.cookie) return "?";
    const to = hex(line, network.destination, network.destination + network.addressSize);
    this.known[this.next] = { cookie, from, to };
    this.next = (this.next + 1) % KNOWN;
    return "I";
  }
}

function hex(line: DumpLine, start: number, end: number): string {
  return Array.from(line.bytes.subarray(start, end), (octet) => octet.toString(16).padStart(2, "0")).join("");
}
