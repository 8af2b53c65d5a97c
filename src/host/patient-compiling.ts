import { setFlagsFromString } from "node:v8";

/**
 * Bytecode that a function runs through before V8 compiles it again, optimised. A long read of many protocols gets thousands of functions
 * lukewarm, and at V8's own figure compiling those takes more time than they save.
 */
const BYTECODE_RUN = 600_000;

/**
 * From now on V8 compiles only what runs much longer than usual. Call it when everything is loaded: code compiled before under other
 * flags, as what stands in the code cache, is refused. Of flags it changes only one that compiling threads do not read.
 */
export function compilePatiently(): void {
  setFlagsFromString(`--interrupt-budget=${BYTECODE_RUN}`);
}
