import { compileMeaning, isPlainlyNever } from "../bpf/compile.ts";
import { always, type Meaning } from "../bpf/condition.ts";
import { CLASS, type Program } from "../bpf/instruction.ts";
import { matcherOf, type Matcher } from "../bpf/matcher.ts";
import { ScratchMemoryError } from "../bpf/registers.ts";
import { ConstantOperandError } from "../bpf/term.ts";
import { describeLinkType } from "../files/link-types.ts";
import { contradictionIn, deadParts } from "./contradiction.ts";
import { explainFilter } from "./explain/explain-filter.ts";
import type { FilterContext, FilterSource } from "./filter-context.ts";
import { FilterError } from "./filter-error.ts";
import type { FilterNames } from "./filter-names.ts";
import type { FilterProblem } from "./format-filter-error.ts";
import { meaningOf } from "./meaning.ts";
import { parseFilter } from "./syntax.ts";
import type { Expression } from "./syntax-tree.ts";

/** What a filter is compiled for, where it is not the usual. */
export interface FilterOptions {
  /** What names of hosts, networks, ports and protocols stand for; without them a filter that has some is refused. */
  readonly names?: FilterNames;
  /** Mask of the network captured on, which `ip broadcast` needs. */
  readonly netmask?: number;
  /** Octets of each packet that are wanted: what the program returns for a packet that matches. Default 262,144. */
  readonly snapLength?: number;
  /** Default true; false writes the program as the filter reads. */
  readonly optimise?: boolean;
  /** Where the packets come from; some link types have headers in the byte order of the machine that captured. */
  readonly source?: FilterSource;
  /** Whether `port`, `host` and `tcp` look behind VLAN tags and IPv6 extension headers, where libpcap's do not. */
  readonly anywhere?: boolean;
}

/** A packet as the library has it: its octets, how long it was on the network, and what it begins with. */
export interface FilterPacket {
  readonly bytes: Uint8Array;
  readonly originalLength?: number;
  readonly linkType?: number;
}

/** A capture filter, ready to be run. */
export interface CompiledFilter {
  readonly text: string;
  /** LINKTYPE_ value of the packets that it is for. */
  readonly linkType: number;
  /** What a kernel, or `remora dump -d`, gets. */
  readonly program: Program;
  /** What its author may not have meant: parts that can never match. */
  readonly warnings: readonly FilterProblem[];
  /** The program as a function, for loops that must be fast. */
  readonly matcher: Matcher;
  /** Whether a packet matches; throws RangeError for a packet of another link type. */
  readonly matches: (packet: Uint8Array | FilterPacket) => boolean;
  /** What the filter selects, in plain words, a line for each part. */
  readonly explain: () => string;
}

const SNAP_LENGTH = 262144;

/**
 * Compiles a filter in the language of pcap-filter(7) for packets of one link type; an empty text matches everything.
 * Throws a FilterError where libpcap would refuse it, also where no packet can match.
 */
export function compileFilter(text: string, linkType: number, options: FilterOptions = {}): CompiledFilter {
  const { snapLength = SNAP_LENGTH, optimise = true } = options;
  const expression = parseFilter(text);
  const unnamed = new NoNames();
  const context: FilterContext = {
    linkType,
    names: options.names ?? unnamed,
    netmask: options.netmask,
    source: options.source ?? "none",
    anywhere: options.anywhere ?? false,
  };
  const meaning = (part: Expression | undefined): Meaning => {
    return part === undefined ? { prelude: [], condition: always } : meaningOf(part, context);
  };
  const compile = (part: Expression | undefined, optimised: boolean): Program => {
    try {
      return compileMeaning(meaning(part), { snapLength, optimise: optimised });
    } catch (fault) {
      if (fault instanceof ScratchMemoryError || fault instanceof ConstantOperandError)
        throw new FilterError(fault.message, part?.span);
      throw fault;
    }
  };
  const isNever = (part: Expression): boolean => {
    try {
      return rejectsAll(compile(part, true));
    } catch (fault) {
      if (fault instanceof FilterError) return false;
      throw fault;
    }
  };
  const program = unnamed.remind(() => compile(expression, optimise));
  const never = expression !== undefined && (optimise ? rejectsAll(program) : isNever(expression));
  const refused = never && optimise && isPlainlyNever(meaning(expression));
  const warnings = expression === undefined ? [] : warningsOf(expression, text, isNever, never, refused);
  let made: Matcher | undefined;
  const matcher = (): Matcher => (made ??= matcherOf(program));
  return {
    text,
    linkType,
    program,
    warnings,
    get matcher() {
      return matcher();
    },
    matches(packet) {
      if (packet instanceof Uint8Array) return matcher()(packet, 0, packet.length, packet.length) !== 0;
      const { bytes, originalLength = bytes.length } = packet;
      if (packet.linkType !== undefined && packet.linkType !== linkType)
        throw new RangeError(
          `the filter is for packets of ${describeLinkType(linkType)}, this one is of ${describeLinkType(packet.linkType)}`,
        );
      return matcher()(bytes, 0, bytes.length, originalLength) !== 0;
    },
    explain: () => explainFilter(expression, text, context),
  };
}

/** What can never match: a part of the filter, or all of it, which is an error where libpcap refuses it. */
function warningsOf(
  expression: Expression,
  text: string,
  isNever: (part: Expression) => boolean,
  never: boolean,
  refused: boolean,
): FilterProblem[] {
  if (never) {
    const { span, reason, hint } = contradictionIn(expression, text, isNever);
    if (refused) throw new FilterError(`expression rejects all packets: ${reason}`, span, hint);
    return [{ message: `the filter can never match: ${reason}`, span, hint }];
  }
  return deadParts(expression, text, isNever).map(({ span, reason, hint }) => {
    return { message: `a part of the filter can never match: ${reason}`, span, hint };
  });
}

function rejectsAll(program: Program): boolean {
  return program.length === 1 && (program[0].code & 7) === CLASS.ret && program[0].k === 0;
}

/** Knows no name, and says so where a filter is refused for it. */
class NoNames implements FilterNames {
  private asked = false;

  hosts(): readonly Uint8Array[] {
    this.asked = true;
    return [];
  }

  network(): undefined {
    this.asked = true;
  }

  service(): undefined {
    this.asked = true;
  }

  protocol(): undefined {
    this.asked = true;
  }

  ether(): undefined {
    this.asked = true;
  }

  remind<Result>(compile: () => Result): Result {
    try {
      return compile();
    } catch (fault) {
      if (!this.asked || !(fault instanceof FilterError)) throw fault;
      const hint = "no names are known here: write the number or address, or hand a table of names in (`names`)";
      throw new FilterError(fault.message, fault.span, hint);
    }
  }
}
