import { nameTable } from "../../src/capture-filter/names/name-table.ts";
import { readNameFile } from "../../src/host/name-files.ts";
import { Libpcap } from "../libpcap.ts";
import { listedCaptures, sampleCaptures } from "./captures.ts";
import { decideCaptures, judgedFilters, noDecisions, sameInInstalled, type Decisions } from "./filter-decisions.ts";
import { filterScores, type FilterScore } from "./filter-scores.ts";
import { readFilterSuite } from "./filter-suite.ts";
import { packetPool } from "./packet-pool.ts";
import { decideRandomly, noRandomTotals, type RandomTotals } from "./random-decisions.ts";
import { terrains } from "./random-filters.ts";

/** How far capture filters agree with libpcap and with the kernel. */
export interface FilterAgreement {
  readonly scores: readonly FilterScore[];
  readonly decisions: Decisions;
  /** Filters for which the installed libpcap has the very program that 1.11 has. */
  readonly installed: { readonly same: number; readonly all: number };
  readonly random: RandomTotals;
}

/** Runs libpcap's suite, its filters over every capture, and random filters over random packets. */
export async function filterAgreement(folder: string): Promise<FilterAgreement> {
  const suite = readFilterSuite(folder);
  const scores = await filterScores(folder, suite);
  const decisions = noDecisions();
  const libpcap = new Libpcap();
  const filters = judgedFilters(suite, libpcap);
  await decideCaptures([...sampleCaptures(), ...listedCaptures()], filters, decisions);
  return { scores, decisions, installed: sameInInstalled(suite, libpcap), random: await randomDecisions(1) };
}

/** More than a million decisions of random filters; throws with the smallest filter on which somebody decides otherwise. */
export async function randomDecisions(seed: number): Promise<RandomTotals> {
  const libpcap = new Libpcap();
  const names = nameTable(readNameFile);
  const source = { seed, filters: 300, packetsPerFilter: 300, names, pool: await packetPool() };
  const totals = noRandomTotals();
  for (const terrain of terrains) decideRandomly(terrain, source, libpcap, totals);
  return totals;
}
