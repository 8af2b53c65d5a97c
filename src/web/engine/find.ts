import { decodeText } from "../../bytes/text.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import type { PacketRecord } from "../../files/record.ts";
import type { Session } from "../../flows/session.ts";
import { noNames } from "../../report/columns/packet-columns.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { TreeLabels } from "../../report/tree/tree-labels.ts";
import { TreeLines } from "../../report/tree/tree-report.ts";
import type { Find, FilterMistake } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";
import type { DissectionNeeds } from "./dissection.ts";
import { compileFilter, needsOf } from "./packet-filter.ts";
import type { PacketChoice } from "./packet-choice.ts";

/** Whether the packet that a session holds has what is looked for. */
type Look = (session: Session, record: PacketRecord, index: number) => boolean;
type Sought = { readonly look: Look; readonly needs?: DissectionNeeds } | { readonly mistake: FilterMistake };

/** What the search goes through, beside the capture. */
export interface SearchedPackets {
  readonly choice: PacketChoice;
  readonly cells: (index: number) => readonly string[];
}

/** The nearest packet behind, or before, `from` that has what is looked for; throws the signal's reason. */
export async function find(
  capture: Capture,
  { choice, cells }: SearchedPackets,
  asked: Find,
  signal: AbortSignal,
): Promise<{ readonly index: number } | { readonly mistake: FilterMistake } | null> {
  const sought = soughtBy(asked, cells);
  if ("mistake" in sought) return sought;
  const { from, backwards } = asked;
  let found = -1;
  await dissectAll(
    capture,
    {
      needs: sought.needs,
      until: backwards ? Math.min(from, choice.end) : choice.end,
      packet(index, { record }, session) {
        const isAhead = backwards || index > from;
        if (!isAhead || !choice.has(index) || !sought.look(session, record, index)) return true;
        found = index;
        return backwards;
      },
    },
    signal,
  );
  return found < 0 ? null : { index: found };
}

function soughtBy({ what, text }: Find, cells: SearchedPackets["cells"]): Sought {
  const mistake = (message: string): Sought => ({
    mistake: { message, from: 0, to: text.length, hint: undefined },
  });
  switch (what) {
    case "filter": {
      const compiled = compileFilter(text);
      if ("mistake" in compiled) return compiled;
      const { filter } = compiled;
      return { needs: needsOf([filter]), look: ({ dissector }) => filter.matches(dissector) };
    }
    case "hex": {
      const digits = text.replace(/0x|[\s:.-]/gi, "");
      if (!/^([0-9a-f]{2})+$/i.test(digits)) return mistake("octets are pairs of hexadecimal digits, such as 0d 0a");
      const octets = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      return {
        needs: { numbers: false, streams: false },
        look: (_, { bytes, start, end }) => holds(bytes.subarray(start, end), octets),
      };
    }
    case "regex":
      try {
        const pattern = new RegExp(text, "i");
        return { look: shownText(cells, (shown) => pattern.test(shown)) };
      } catch (fault) {
        return mistake((fault as Error).message);
      }
    case "text": {
      const wanted = text.toLowerCase();
      return { look: shownText(cells, (shown) => shown.toLowerCase().includes(wanted)) };
    }
  }
}

function holds(packet: Uint8Array, octets: Uint8Array): boolean {
  for (let at = packet.indexOf(octets[0]); at >= 0; at = packet.indexOf(octets[0], at + 1)) {
    if (octets.every((octet, i) => packet[at + i] === octet)) return true;
  }
  return false;
}

/** Looks at what the list and the tree show of a packet. */
function shownText(cells: SearchedPackets["cells"], fits: (text: string) => boolean): Look {
  const out = new TextWriter();
  let lines: TreeLines | undefined;
  return ({ dissector }, _, index) => {
    if (fits(cells(index).join("\t"))) return true;
    lines ??= new TreeLines(dissector, new TreeLabels(dissector, standardTexts, noNames), undefined);
    out.clear();
    lines.write(out);
    return fits(decodeText(out.buffer, 0, out.length));
  };
}
