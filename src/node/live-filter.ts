import type { Program } from "../bpf/instruction.ts";
import type { CaptureFilter, Matcher, MatcherOf } from "../host/capture/live-capture.ts";

/** A capture filter made ready for one link type: for the kernel, and for packets that are here. */
export interface CompiledFilter {
  readonly program: Program;
  /** 0 for packets that do not pass. */
  readonly matches: Matcher;
}

/** Makes a capture filter of its text; throws what is wrong with it. */
export type CompileFilter = (filter: string, linkType: number, snapLength: number) => CompiledFilter;

/** A filter's text as a live capture takes it. Throws TypeError where nothing makes sense of it. */
export function liveFilter(
  filter: string | undefined,
  compileFilter: CompileFilter | undefined,
): { readonly filter?: CaptureFilter; readonly matcherOf?: MatcherOf } {
  if (filter === undefined) return {};
  if (compileFilter === undefined)
    throw new TypeError(`nothing here makes sense of the filter "${filter}": give compileFilter`);
  const matchers = new Map<Program, Matcher>();
  return {
    filter(linkType, snapLength) {
      const { program, matches } = compileFilter(filter, linkType, snapLength);
      matchers.set(program, matches);
      return program;
    },
    matcherOf: (program) => matchers.get(program)!,
  };
}
