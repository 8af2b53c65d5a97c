import { u16 } from "../../bytes/numbers.ts";
import { MALFORMED } from "../../definition/custom.ts";
import type { Page } from "./laid-out.ts";

/** Octets of a message in front of its parameters, and of a parameter in front of its value (RFC 4666 3). */
const HEADER = 8;
const PARAMETER = 4;
/** Parameters that are looked at. */
const PARAMETERS = 64;

/** Where a parameter carries what is a user's. */
export interface UserData {
  readonly from: number;
  readonly to: number;
}

/** The parameter with this tag in the message bytes[at..end), without `head` octets of its own. */
export function userData(bytes: Uint8Array, at: number, end: number, tag: number, head: number): UserData | undefined {
  let place = at + HEADER;
  for (let count = 0; place + PARAMETER <= end && count < PARAMETERS; count++) {
    const length = u16(bytes, place + 2);
    if (length < PARAMETER) return undefined;
    const [from, to] = [place + PARAMETER + head, place + length];
    if (u16(bytes, place) === tag) return from < to && to <= end ? { from, to } : undefined;
    place += Math.ceil(length / 4) * 4;
  }
  return undefined;
}

/** Where the header of a message ends that carries this: where what it carries begins. */
export function headEnd(find: (bytes: Uint8Array, at: number, end: number) => UserData | undefined) {
  return (bytes: Uint8Array, at: number, end: number): number =>
    at + HEADER > end ? MALFORMED : (find(bytes, at, end)?.from ?? end);
}

/** The names that every adaptation layer has for its header and its parameters. */
type Common =
  | "version"
  | "reserved"
  | "messageClass"
  | "messageType"
  | "messageLength"
  | "parameter"
  | "parameterTag"
  | "parameterLength"
  | "parameterPadding";

/** Takes header and parameters of a message; `value` takes what the parameter with a tag holds. */
export function adaptationMessage<Name extends string>(
  page: Page<Name | Common>,
  value: (page: Page<Name | Common>, tag: number) => void,
): void {
  const { end, limit } = page;
  page.end = limit;
  for (const name of ["version", "reserved", "messageClass", "messageType"] as const) page.take(name);
  const length = page.take("messageLength");
  const stop = Math.min(limit, page.start + Math.max(HEADER, Math.ceil(length / 4) * 4));
  while (!page.lacks && page.at + PARAMETER <= stop) {
    const size = page.peek(2, 2);
    if (size < PARAMETER || page.at + size > stop) break;
    const padding = Math.min(-size & 3, stop - page.at - size);
    page.group("parameter", size + padding, () => {
      const tag = page.take("parameterTag");
      page.take("parameterLength");
      page.window(size - PARAMETER, () => value(page, tag));
      if (padding > 0) page.take("parameterPadding", padding);
    });
  }
  page.end = end;
}
