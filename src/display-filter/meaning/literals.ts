import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { u32 } from "../../bytes/numbers.ts";
import { encodeText } from "../../bytes/text.ts";
import { DisplayFilterError } from "../filter-error.ts";
import type { Operand } from "../syntax-tree.ts";
import { integerOf, misfit } from "../values/integers.ts";
import { guidOf, objectIdentifierOf, octetsOf } from "../values/octets.ts";
import { durationOf, momentOf } from "../values/times.ts";
import { classOf, typeTitle } from "../values/types.ts";
import { exactInteger, maskedNumber, maskedOctets, type Value } from "../values/value.ts";
import { fixed, spanOf, written, type Constant, type Context, type Term, type Wanted } from "./term.ts";

type Literal = Operand & { readonly kind: "word" | "text" | "character" };

/** A word, text or character as a value of the type wanted; `sign` is what stands in front of it. */
export function literalTerm<S>(context: Context<S>, literal: Literal, wanted: Wanted, sign: "" | "-" = ""): Term<S> {
  const span = spanOf(literal);
  const shown = literal.kind === "text" ? written(context, span) : sign + written(context, span).replace(/^:(?!:)/, "");
  const fail = (message: string, hint?: string): never => {
    throw new DisplayFilterError(message, span, hint);
  };
  const made = new LiteralReader(context, literal, wanted, { shown, sign, fail }).read();
  return fixed(span, wanted.type, made);
}

interface Manner {
  readonly shown: string;
  readonly sign: "" | "-";
  readonly fail: (message: string, hint?: string) => never;
}

const plain = (value: Value): Constant => ({ value, bits: undefined, ranges: undefined });

class LiteralReader {
  private readonly context: Context<never> | Context<unknown>;
  private readonly literal: Literal;
  private readonly wanted: Wanted;
  private readonly manner: Manner;

  constructor(context: object, literal: Literal, wanted: Wanted, manner: Manner) {
    this.context = context as Context<unknown>;
    this.literal = literal;
    this.wanted = wanted;
    this.manner = manner;
  }

  read(): Constant {
    const { type } = this.wanted;
    switch (classOf(type)) {
      case "boolean":
        return this.boolean();
      case "integer":
        return this.integer();
      case "float":
        return plain(this.float());
      case "text":
        return plain(this.text());
      case "octets":
        return plain(this.octets());
      case "ipv4":
        return this.ipv4();
      case "ipv6":
        return this.ipv6();
      case "moment": {
        const { localOffset } = this.context;
        const moment = momentOf(this.literal.kind === "text" ? this.literal.text : this.unquoted(), localOffset);
        return typeof moment === "string" ? this.manner.fail(moment) : plain(moment);
      }
      case "duration":
        return plain(
          durationOf(this.unquoted()) ??
            this.manner.fail(`"${this.manner.shown}" is not a valid time.`, "a time is a number of seconds: `0.5`"),
        );
      case "none":
        return this.manner.fail(
          `${typeTitle(type)}s have no values to compare with.`,
          `\`${this.wanted.name}\` alone asks whether it is there`,
        );
    }
  }

  /** The text of a word, for types that do not take quotes. */
  private unquoted(): string {
    const { literal } = this;
    if (literal.kind === "word") return this.manner.sign + literal.text;
    if (literal.kind === "character") return this.manner.sign + String(literal.code);
    const hint = /^[\da-fA-F:./-]+$/.test(literal.text) ? `without quotes: \`${literal.text}\`` : undefined;
    return this.manner.fail(
      `${typeTitle(this.wanted.type)} cannot be converted from a string (${this.manner.shown}).`,
      hint,
    );
  }

  private boolean(): Constant {
    const { literal, manner } = this;
    const written = literal.kind === "character" ? String(literal.code) : literal.text;
    if (literal.kind !== "text") {
      const number = integerOf(manner.sign + written);
      if (number !== undefined) return plain(number === 0n ? 0 : 1);
    }
    const found = this.worded(written);
    if (found) return found;
    if (/^(true|false)$/i.test(written)) return plain(written.toLowerCase() === "true" ? 1 : 0);
    return manner.fail(
      `"${written}" cannot be found among the possible values for ${this.wanted.name}.`,
      this.possibleWords("True or False"),
    );
  }

  private integer(): Constant {
    const { literal, manner, wanted } = this;
    if (literal.kind === "character") return plain(literal.code);
    const number = literal.kind === "word" ? integerOf(manner.sign + literal.text) : undefined;
    if (number !== undefined) {
      const wrong = misfit(manner.shown, number, wanted.type);
      return wrong === undefined ? plain(exactInteger(number)) : manner.fail(wrong);
    }
    if (wanted.words) {
      const found = this.worded(literal.text);
      return (
        found ??
        manner.fail(
          `"${literal.text}" cannot be found among the possible values for ${wanted.name}.`,
          this.possibleWords(),
        )
      );
    }
    const minus = /^([\w.]+)-(\w+)$/.exec(this.unquoted());
    const hint = minus
      ? `did you mean \`in {${minus[1]} .. ${minus[2]}}\`? A minus needs blanks around it: \`${minus[1]} - ${minus[2]}\``
      : undefined;
    return manner.fail(`"${manner.shown}" is not a valid number.`, hint);
  }

  /** What a word of the field stands for. */
  private worded(word: string): Constant | undefined {
    const ranges = this.wanted.words?.ranges(word) ?? [];
    if (ranges.length === 0) return undefined;
    const isOne = ranges.length === 1 && ranges[0][0] === ranges[0][1];
    return { value: ranges[0][0], bits: undefined, ranges: isOne ? undefined : ranges };
  }

  private possibleWords(otherwise?: string): string | undefined {
    const words = this.wanted.words?.list() ?? [];
    if (words.length === 0) return otherwise === undefined ? undefined : `a value is ${otherwise}`;
    const shown = words.slice(0, 6).map((word) => `"${word}"`);
    return `values are ${shown.join(", ")}${words.length > shown.length ? ", …" : ""}`;
  }

  private float(): number {
    const text = this.unquoted();
    if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$|^[+-]?0[xX][0-9A-Fa-f]+$/.test(text)) return Number(text);
    return this.manner.fail(`"${this.manner.shown}" is not a valid floating-point number.`);
  }

  private text(): string {
    const { literal, manner } = this;
    if (literal.kind === "character")
      return String.fromCharCode(literal.code < 0x80 ? literal.code : 0xdc00 + literal.code);
    return manner.sign + literal.text;
  }

  private octets(): Uint8Array {
    const { literal, manner, wanted } = this;
    const named = typeTitle(wanted.type);
    if (wanted.type === "FT_ETHER" || wanted.type === "FT_EUI64") {
      const octets = octetsOf(this.unquoted()) ?? manner.fail(`"${manner.shown}" is not a valid ${named}.`);
      const size = wanted.type === "FT_ETHER" ? 6 : 8;
      if (octets.length === size) return octets;
      const short = wanted.type === "FT_ETHER" ? "Ethernet address" : named;
      return manner.fail(
        `"${manner.shown}" contains too ${octets.length < size ? "few" : "many"} bytes to be a valid ${short}.`,
      );
    }
    if (wanted.type === "FT_GUID")
      return guidOf(this.unquoted()) ?? manner.fail(`"${manner.shown}" is not a valid GUID.`);
    if (literal.kind === "text") return encodeText(literal.text);
    if (literal.kind === "character") return Uint8Array.of(literal.code);
    if (wanted.type === "FT_OID" || wanted.type === "FT_REL_OID") {
      const identifier = objectIdentifierOf(literal.text, wanted.type === "FT_REL_OID");
      if (identifier) return identifier;
    }
    return (
      octetsOf(manner.sign + literal.text) ??
      manner.fail(`"${manner.shown}" is not a valid byte string.`, 'octets are written `0a:1b`, texts in quotes: `"…"`')
    );
  }

  private ipv4(): Constant {
    const text = this.unquoted();
    const [address, length] = text.split("/");
    const octets =
      parseIPv4(address) ??
      this.manner.fail(`"${this.manner.shown}" is not a valid hostname or IPv4 address.`, rangeHint(text));
    const value = u32(octets, 0);
    if (length === undefined) return plain(value);
    const bits = Number(length);
    if (bits > 32) return this.manner.fail(`Netmask bits in a CIDR IPv4 address should be <= 32, not ${bits}`);
    return { value: maskedNumber(value, bits), bits, ranges: undefined };
  }

  private ipv6(): Constant {
    const text = this.unquoted();
    const [address, length] = text.split("/");
    const octets =
      parseIPv6(address) ?? this.manner.fail(`"${this.manner.shown}" is not a valid hostname or IPv6 address.`);
    if (length === undefined) return plain(octets);
    const bits = Number(length);
    if (bits > 128) return this.manner.fail(`Prefix in a IPv6 address should be <= 128, not ${bits}`);
    return { value: maskedOctets(octets, bits), bits, ranges: undefined };
  }
}

/** `10.0.0.1-10.0.0.9`. */
function rangeHint(text: string): string | undefined {
  const range = /^([\d.]+)-([\d.]+)$/.exec(text);
  return range ? `a range is written \`in {${range[1]} .. ${range[2]}}\`` : undefined;
}
