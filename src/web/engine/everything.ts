import { Compiler } from "../../dissect/compile.ts";
import { FullSession } from "../../flows/full-session.ts";
import { portableCiphers } from "../../flows/tls/portable-ciphers.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { standardWalk } from "../../toolkit/walk.ts";
import type { Knowledge } from "./knowledge.ts";

export const compiler: Compiler = new Compiler(standardCatalog());

/** All that Remora knows of protocols; loaded while the first rows are shown. */
export const everything: Knowledge = {
  compiler,
  walk: standardWalk,
  session: FullSession,
  texts: standardTexts,
  ciphers: portableCiphers,
};
