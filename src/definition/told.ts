/** In place of the name of a field that decides: the number that whoever added the layer told of it, 0 where nobody did. */
export const TOLD = "~told";

/** What is told of a layer that an RPC message carries: which procedure of which version was called, and whether this is the answer. */
export function procedureTold(version: number, procedure: number, reply: boolean): number {
  return (version << 16) | (procedure << 1) | (reply ? 1 : 0);
}
