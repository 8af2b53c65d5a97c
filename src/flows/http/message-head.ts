import { lineEnd } from "../message-framing.ts";

/** The lines in front of an HTTP/1 message's body. */
export interface MessageHead {
  /** The first line, without its end. */
  readonly start: string;
  /** The value of the first header of a name in lower case. */
  header(name: string): string | undefined;
  /** Where the body begins; the end of what is there where the head is not whole. */
  readonly bodyStart: number;
}

/** Reads the head of the message bytes[start..end). */
export function readMessageHead(bytes: Uint8Array, start: number, end: number): MessageHead {
  const lines: string[] = [];
  let at = start;
  for (let next = lineEnd(bytes, at, end); next >= 0; next = lineEnd(bytes, at, end)) {
    const line = trimmedLine(bytes, at, next);
    at = next;
    if (line === "") return headOf(lines, at);
    lines.push(line);
  }
  return headOf(lines, end);
}

function headOf([start = "", ...headers]: string[], bodyStart: number): MessageHead {
  return {
    start,
    bodyStart,
    header(name) {
      const line = headers.find(
        (text) => text.length > name.length && text.slice(0, name.length).toLowerCase() === name,
      );
      return line?.[name.length] === ":" ? line.slice(name.length + 1).trim() : undefined;
    },
  };
}

function trimmedLine(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]);
  return text.replace(/\r?\n$/, "");
}
