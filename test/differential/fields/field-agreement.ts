import type { CaptureFile } from "../captures.ts";
import {
  add,
  compareFields,
  noCounts,
  type Counts,
  type Example,
  type Failure,
  type FieldScore,
} from "./compare-packets.ts";
import { ourPackets } from "./our-packets.ts";
import { ourProtocols } from "./our-protocols.ts";
import { cachedPackets, tsharkPackets } from "./tshark-packets.ts";
import type { ShownPacket } from "./shown-packet.ts";

/** What every capture should reach. */
export const GOALS = { protocols: 0.95, values: 0.99, coverage: 0.8 } as const;
export type Goal = keyof typeof GOALS;

/** How much of one capture agrees, in packets whose protocols we have. */
export interface CaptureScore extends Counts {
  readonly path: string;
  packets: number;
  /** Packets whose protocols we have, and how many of them have the same `frame.protocols`. */
  known: number;
  sameProtocols: number;
  /** What keeps it from each goal, and how often. */
  readonly causes: { readonly [goal in Goal]: Map<string, number> };
}

/** How much of many captures agrees. */
export interface FieldAgreement {
  readonly captures: CaptureScore[];
  /** By layer and name. */
  readonly fields: Map<string, FieldScore>;
  /** Pairs of `frame.protocols` that differ, most frequent first seen where. */
  readonly protocols: Map<string, Example & { count: number }>;
  /** Packets over which our code threw. */
  readonly crashes: Map<string, string>;
}

export interface AgreementOptions {
  /** Packets of each capture that are compared, 0 for all. */
  readonly packets: number;
  /** Packets of each capture that tshark is asked for at once; what is kept of its answers is used by whoever asks as many. */
  readonly asked?: number;
  /** Called after each capture. */
  readonly progress?: (done: number, of: number) => void;
}

/** Packets of a capture that tshark is asked for unless more are compared. */
export const ASKED_PACKETS = 200;

/** Compares our fields with tshark's, capture by capture. */
export async function compareCaptures(
  captures: readonly CaptureFile[],
  { packets, asked = packets === 0 ? 0 : Math.max(packets, ASKED_PACKETS), progress }: AgreementOptions,
): Promise<FieldAgreement> {
  const ours = await ourProtocols();
  const agreement: FieldAgreement = { captures: [], fields: new Map(), protocols: new Map(), crashes: new Map() };
  for (const [index, capture] of captures.entries()) {
    // Two processes: tshark reads the next capture while this one is compared.
    const next = captures[index + 1];
    if (next !== undefined) void cachedPackets(next, asked).catch(() => undefined);
    await compareOne(capture, agreement, ours, packets, asked);
    progress?.(index + 1, captures.length);
  }
  return agreement;
}

async function compareOne(
  capture: CaptureFile,
  agreement: FieldAgreement,
  { isOurs, isOurField }: Awaited<ReturnType<typeof ourProtocols>>,
  packets: number,
  asked: number,
): Promise<void> {
  const score: CaptureScore = {
    path: capture.path,
    packets: 0,
    known: 0,
    sameProtocols: 0,
    causes: { protocols: new Map(), values: new Map(), coverage: new Map() },
    ...noCounts(),
  };
  const fails = (name: string, how: Failure, times: number): void => {
    if (how === "missing") count(score.causes.coverage, name, times);
    else count(score.causes.values, `${name} ${how}`, times);
  };
  agreement.captures.push(score);
  const ours = ourPackets(capture, (fault, packet) => {
    const kind = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    agreement.crashes.set(kind, `${capture.path}:${packet}`);
  });
  try {
    for await (const theirs of tsharkPackets(capture, asked)) {
      if (packets > 0 && theirs.number > packets) break;
      score.packets += 1;
      const known = theirs.protocols.split(":").every(isOurs);
      const mine = await ours.next(known);
      if (mine === undefined) break;
      if (!known) continue;
      score.known += 1;
      const place = `${capture.path}:${theirs.number}`;
      if (mine.protocols === theirs.protocols) score.sameProtocols += 1;
      else {
        noteProtocols(agreement, theirs, mine, place);
        count(score.causes.protocols, whereTheyPart(theirs.protocols, mine.protocols), 1);
      }
      add(
        score,
        compareFields(theirs, mine, isOurField, place, (layer, name) => scoreOf(agreement, layer, name), fails),
      );
    }
  } finally {
    await ours.close();
  }
}

function count(causes: Map<string, number>, cause: string, times: number): void {
  causes.set(cause, (causes.get(cause) ?? 0) + times);
}

/** What follows the last protocol that both paths have, with that one: `tcp:tls, not tcp:data`. */
function whereTheyPart(theirs: string, ours: string): string {
  const [a, b] = [theirs.split(":"), ours.split(":")];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const rest = (path: readonly string[]): string => path.slice(Math.max(0, same - 1)).join(":");
  return `${rest(a)}, not ${rest(b)}`;
}

function noteProtocols(agreement: FieldAgreement, theirs: ShownPacket, ours: ShownPacket, place: string): void {
  const key = `${theirs.protocols} ${ours.protocols}`;
  const known = agreement.protocols.get(key);
  if (known !== undefined) known.count += 1;
  else agreement.protocols.set(key, { place, theirs: theirs.protocols, ours: ours.protocols, count: 1 });
}

function scoreOf({ fields }: FieldAgreement, layer: string, name: string): FieldScore {
  const key = `${layer} ${name}`;
  let score = fields.get(key);
  if (score === undefined)
    fields.set(key, (score = { layer, name, ...noCounts(), wrong: 0, missing: 0, extra: 0, examples: {} }));
  return score;
}

/** Whether a capture reaches a goal; what it has nothing of, it reaches. */
export function reaches(score: CaptureScore, goal: Goal): boolean {
  return failingBy(score, goal) <= 0;
}

/** How many more packets, values or fields would have to agree for a capture to reach a goal. */
export function failingBy(score: CaptureScore, goal: Goal): number {
  const { known, sameProtocols, emitted, equal, shown, covered } = score;
  const [part, of] = { protocols: [sameProtocols, known], values: [equal, emitted], coverage: [covered, shown] }[goal];
  return GOALS[goal] * of! - part!;
}
