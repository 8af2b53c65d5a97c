import type { Compiler } from "../../dissect/compile.ts";
import type { Walk } from "../../dissect/walk.ts";
import type { Catalog } from "../../definition/catalog.ts";
import type { InfoText } from "../../definition/info-line.ts";
import type { Session } from "../../flows/session.ts";
import type { Ciphers } from "../../flows/tls/ciphers.ts";

/** What a dissection knows of protocols. */
export interface Knowledge {
  /** Compiling a definition takes longer than most packets: dissections share it. */
  readonly compiler: Compiler;
  readonly walk: (catalog: Catalog) => Walk;
  /** Follows what the definitions describe. */
  readonly session: typeof Session;
  readonly texts: readonly InfoText[];
  /** There are none where some definitions are absent. */
  readonly ciphers: Ciphers | undefined;
}
