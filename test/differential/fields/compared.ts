import { listedCaptures, sampleCaptures, type CaptureFile } from "../captures.ts";
import { ourProtocols } from "./our-protocols.ts";
import { representative } from "./representative.ts";

/** What the tests compare: enough for every protocol of ours within a few minutes, tshark's start included. */
const CAPTURES_PER_PROTOCOL = 6;
const MOST_PACKETS = 300;
export const PACKETS_PER_CAPTURE = 100;

/** The captures that tests and floors are about. */
export async function comparedInTests(): Promise<CaptureFile[]> {
  const { names } = await ourProtocols();
  const chosen = representative(listedCaptures(), names, { each: CAPTURES_PER_PROTOCOL, most: MOST_PACKETS });
  return [...sampleCaptures(), ...chosen];
}
