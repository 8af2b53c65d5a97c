import type { CaptureInterface } from "../../files/capture-interface.ts";
import { describeLinkType, linkTypeName } from "../../files/link-types.ts";
import type { LiveCapture } from "../../host/capture/live-capture.ts";
import type { DumpOptions } from "./dump-options.ts";

const ANY = "any";

/** What tcpdump says before the first packet, a line each. */
export function listening(capture: LiveCapture, { live, output, line }: DumpOptions): string[] {
  const { linkType, interfaces, snapLength } = capture;
  const isSuppressed = line.verbose === 0 && output === undefined;
  return [
    ...chosenLinkType(
      linkType,
      live.capture.linkType,
      interfaces.map(({ name = "" }) => name),
    ),
    ...(isSuppressed ? ["remora: verbose output suppressed, use -v[v]... for full protocol decode"] : []),
    `${isSuppressed ? "" : "remora: "}listening on ${namesOf(interfaces)}, snapshot length ${snapLength} bytes`,
  ];
}

/** What tcpdump says of a link type that is not simply that of the interface, but `wanted` or chosen for all of them. */
export function chosenLinkType(linkType: number, wanted: number | undefined, interfaces: readonly string[]): string[] {
  const isChosen = wanted !== undefined || interfaces.includes(ANY);
  return isChosen ? [`remora: data link type ${linkTypeName(linkType)?.name ?? linkType}`] : [];
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
