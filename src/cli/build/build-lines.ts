import { formatFilterError } from "../../capture-filter/format-filter-error.ts";
import { CraftError } from "../../craft/craft-error.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import { packets } from "../../toolkit/expression.ts";
import type { BuildOptions } from "./build-options.ts";
import { packetText } from "./built-text.ts";
import { UsageError } from "../getopt.ts";
import { say, type CommandIo } from "../io.ts";
import { writeFailure } from "../refusal.ts";

/** Characters of a line; a longer one is answered as wrong. */
const LINE_LIMIT = 1 << 20;

/**
 * Answers each line of standard input by one line: of the first packet of the expression in it, or nothing where it fails.
 * Resolves to the exit code.
 */
export async function answerLines({ format = "hex", file, seed }: BuildOptions, io: CommandIo): Promise<number> {
  if (file !== undefined || format === "show" || format === "hexdump" || format === "raw")
    throw new UsageError(`${file === undefined ? `--${format}` : "-w"} takes expressions as words of the command line`);
  if (io.stdin === undefined || io.stdin.terminal) throw new UsageError("an expression is missing");
  const encoder = new TextEncoder();
  let number = 0;
  let failed = false;
  const answer = (line: string): string => {
    number++;
    const expression = line.trim();
    try {
      if (line.length > LINE_LIMIT) throw new ExpressionError(`a line of more than ${LINE_LIMIT} characters`);
      if (expression === "") return "\n";
      for (const packet of packets(expression, seed === undefined ? {} : { seed })) return packetText(packet, format);
      return "\n";
    } catch (fault) {
      const text = faultText(fault, expression);
      if (text === undefined) throw fault;
      say(io, `remora: line ${number}: ${text}`);
      failed = true;
      return "\n";
    }
  };
  for await (const lines of linesOf(io.stdin.chunks)) {
    try {
      await io.stdout(encoder.encode(lines.map(answer).join("")));
    } catch (fault) {
      throw writeFailure(fault);
    }
    if (io.stop?.aborted === true) break;
  }
  return failed ? 1 : 0;
}

/** The complete lines of each chunk, at last what is behind the last end of line. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[], void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield [rest];
}

/** What is wrong with an expression, for people; undefined for a fault of the program. */
export function faultText(fault: unknown, expression: string): string | undefined {
  if (fault instanceof ExpressionError)
    return formatFilterError({ message: fault.message, span: fault.span, hint: fault.hint }, expression);
  // Codecs of single fields throw RangeErrors too.
  if (fault instanceof CraftError || fault instanceof RangeError) return fault.message;
  return undefined;
}
