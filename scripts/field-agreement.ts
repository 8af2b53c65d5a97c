import { readFileSync, existsSync, writeFileSync } from "node:fs";
import { withPagePart } from "./page-part.ts";
import { fieldSection } from "./field-section.ts";
import { listedCaptures, sampleCaptures } from "../test/differential/captures.ts";
import { comparedInTests, PACKETS_PER_CAPTURE } from "../test/differential/fields/compared.ts";
import { ASKED_PACKETS, compareCaptures } from "../test/differential/fields/field-agreement.ts";
import { fieldFloorsFile, floorsText, measuresOf, readFieldFloors } from "../test/differential/fields/field-floors.ts";
import {
  knownRegistryDifferences,
  registryDifferencesFile,
  registryKey,
} from "../test/differential/fields/known-registry-differences.ts";
import { compareRegistries } from "../test/differential/fields/registry-agreement.ts";
import { oracleVersions } from "../test/oracles.ts";

/** Where the part about fields begins in docs/agreement.md. */
const HEADING = "# Agreement with tshark";

/**
 * Compares fields with tshark's over every capture, raises their floors, takes what agrees now off the list of differences
 * from `tshark -G` (`accept` lists new ones, for a person to give them a reason), and returns the page with this part renewed.
 */
export async function withFieldAgreement(page: string, accept: boolean): Promise<string> {
  const registry = await compareRegistries();
  const known = existsSync(registryDifferencesFile) ? knownRegistryDifferences() : new Map<string, string>();
  const keys = new Set(registry.differences.map(registryKey));
  const rows = [...keys]
    .filter((key) => accept || known.has(key))
    .map((key) => `${key}\t${known.get(key) ?? "not yet"}`);
  writeFileSync(registryDifferencesFile, ["name\twhat\ttheirs\tours\treason", ...rows.sort(), ""].join("\n"));
  const unlisted = [...keys].filter((key) => !accept && !known.has(key));
  if (unlisted.length > 0) console.error(`differ from tshark -G and are not listed:\n  ${unlisted.join("\n  ")}`);

  const tested = measuresOf(await compareCaptures(await comparedInTests(), { packets: PACKETS_PER_CAPTURE }));
  const floors = existsSync(fieldFloorsFile) ? readFieldFloors() : new Map<string, number>();
  for (const [measure, now] of tested) floors.set(measure, Math.max(now, floors.get(measure) ?? 0));
  writeFileSync(fieldFloorsFile, floorsText(floors));

  const all = await compareCaptures([...sampleCaptures(), ...listedCaptures()], { packets: ASKED_PACKETS });
  const section = fieldSection(oracleVersions.tshark, ASKED_PACKETS, all, registry);
  return withPagePart(page, HEADING, [HEADING, ...section].join("\n\n"));
}

/** The page as it is. */
export function readPage(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
