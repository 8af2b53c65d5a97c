import { decodeText } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import type { AnyField, Common, Fields } from "../../definition/kinds.ts";
import type { Also, LineForm } from "./text-lines.ts";

/** How a conversation of commands may begin: with anything printable, so that TLS after STARTTLS is not taken for it. */
export const printableStarts = [[[0x20, 0x7e]], "\r\n", "\n", "\t"] as const;

const nameless = { filter: "" } as const;

/** Replies of three digits, where a hyphen says that more lines follow (RFC 5321, RFC 959). */
export function replyForm(code: AnyField, argument: AnyField): LineForm {
  const mark = text("rest", { ...nameless, default: " " });
  return { pattern: /^(\d{3})([ -]?)(.*)$/s, pieces: { code, mark, text: argument } };
}

/** Commands by their verbs, in any case of letters; lines of other words are not commands. */
export function commandForm(verbs: readonly string[], command: AnyField, argument: AnyField): LineForm {
  const mark = text("rest", { ...nameless, default: " " });
  return {
    pattern: new RegExp(`^(${verbs.join("|")})(?= |$)( ?)(.*)$`, "is"),
    pieces: { command, mark, argument },
  };
}

/** Everything else: lines of messages, base64, continuations. */
export function otherForm(pieces: Fields = { line: text("rest", nameless) }): LineForm {
  return { pattern: /^(.*)$/s, pieces };
}

/** A line with its end. */
export function wholeLine(about: Common<string>): AnyField {
  return custom(derivedText("line", decodeText), about);
}

/** Says of a layer by its first line whether it is something. */
export function ofFirst(filter: string, label: string, is: boolean): Also {
  const codec = derivedNumber(filter, () => (is ? 1 : 0));
  return { field: custom(codec, { filter, label, type: "FT_BOOLEAN", hidden: true }), first: true };
}
