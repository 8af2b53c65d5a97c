import type { CaptureInterface } from "../../files/capture-interface.ts";
import { describeLinkType, linkTypeName } from "../../files/link-types.ts";
import type { LiveCapture } from "../../host/capture/live-capture.ts";
import type { DumpOptions } from "./dump-options.ts";

const ANY = "any";

/** What tcpdump says before the first packet, a line each. */
export function listening(capture: LiveCapture, { live, output, line }: DumpOptions): string[] {
  const { linkType, interfaces, snapLength } = capture;
  const isChosen = live.capture.linkType !== undefined || interfaces.some(({ name }) => name === ANY);
  const isSuppressed = line.verbose === 0 && output === undefined;
  return [
    ...(isChosen ? [`remora: data link type ${linkTypeName(linkType)?.name ?? linkType}`] : []),
    ...(isSuppressed ? ["remora: verbose output suppressed, use -v[v]... for full protocol decode"] : []),
    `${isSuppressed ? "" : "remora: "}listening on ${namesOf(interfaces)}, snapshot length ${snapLength} bytes`,
  ];
}

/** The interfaces, and behind those that have the same their link type. */
function namesOf(interfaces: readonly CaptureInterface[]): string {
  return interfaces
    .map(({ name, linkType }, index) => {
      const isLast = linkType !== interfaces[index + 1]?.linkType;
      return isLast ? `${name}, link-type ${describeLinkType(linkType)}` : name;
    })
    .join(", ");
}
