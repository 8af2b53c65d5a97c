import type { TextWriter } from "../../bytes/text-writer.ts";

/** tcpdump's largest snapshot length. */
const LONGEST = 262144;

/** Writes the line of a packet whose lengths cannot be; false, and nothing written, where they can. */
export function invalidHeader(line: TextWriter, captured: number, original: number): boolean {
  if (captured > 0 && captured <= original && original <= LONGEST) return false;
  const faults: string[] = [];
  if (captured === 0) faults.push("caplen==0");
  if (original === 0) faults.push("len==0");
  else if (original < captured) faults.push(`len(${original}) < caplen(${captured})`);
  if (captured > LONGEST) faults.push(`caplen(${captured}) > ${LONGEST}`);
  if (original > LONGEST) faults.push(`len(${original}) > ${LONGEST}`);
  line.text(`[Invalid header: ${faults.join(", ")}]\n`);
  return true;
}
