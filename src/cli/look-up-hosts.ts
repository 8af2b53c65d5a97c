import type { LookUpHosts } from "../capture-filter/names/resolve-names.ts";

/** The system's resolver; loaded for the few runs that need it. */
export const lookUpHosts: LookUpHosts = async (...question) =>
  (await import("../host/host-addresses.ts")).lookUpHosts(...question);
