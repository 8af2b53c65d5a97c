import { createCatalog } from "../../definition/catalog.ts";
import { frameInfo } from "../../definition/frame-info.ts";
import { Compiler } from "../../dissect/compile.ts";
import { interpretedWalk } from "../../dissect/walk.ts";
import { Session } from "../../flows/session.ts";
import { commonDefinitions, commonTexts } from "../../protocols/common-protocols.ts";
import type { Knowledge } from "./knowledge.ts";

/** What is there from the beginning: the protocols that most captures have. */
export const common: Knowledge = {
  compiler: new Compiler(createCatalog(commonDefinitions)),
  walk: interpretedWalk,
  session: Session,
  texts: [frameInfo, ...commonTexts],
  ciphers: undefined,
};
