import { readFileSync } from "node:fs";

/** Remora's version: package.json is two folders up from the sources and from the bundles alike. */
export function remoraVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return (manifest as { version: string }).version;
}
