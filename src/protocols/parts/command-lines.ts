import { text } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import type { LineForm } from "./text-lines.ts";

/** How a conversation of commands may begin: with anything printable, so that TLS after STARTTLS is not taken for it. */
export const printableStarts = [[[0x20, 0x7e]], "\r\n", "\n", "\t"] as const;

/** Replies of three digits, where a hyphen says that more lines follow (RFC 5321, RFC 959). */
export function replyForm(code: AnyField, argument: AnyField): LineForm {
  return { pattern: /^(\d{3})([ -]?)(.*)$/s, pieces: { code, mark: text("rest", { default: " " }), text: argument } };
}

/** Commands by their verbs, in any case of letters; lines of other words are not commands. */
export function commandForm(verbs: readonly string[], command: AnyField, argument: AnyField): LineForm {
  return {
    pattern: new RegExp(`^(${verbs.join("|")})(?= |$)( ?)(.*)$`, "is"),
    pieces: { command, mark: text("rest", { default: " " }), argument },
  };
}

/** Everything else: lines of messages, base64, continuations. */
export function otherForm(pieces: Fields = { line: text("rest", { filter: "line", label: "Line" }) }): LineForm {
  return { pattern: /^(.*)$/s, pieces };
}
