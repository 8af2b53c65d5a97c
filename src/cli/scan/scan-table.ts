import type { HostReport, PortReport } from "../../probe/scan/host-report.ts";
import type { PortState } from "../../probe/scan/kinds.ts";
import { textTable, type Column } from "../text-table.ts";

const columns: readonly Column<PortReport>[] = [
  { title: "PORT", text: ({ port, transport }) => `${port}/${transport}` },
  { title: "STATE", text: ({ state }) => state },
  { title: "SERVICE", text: ({ service }) => service ?? "" },
  { title: "REASON", text: ({ reason }) => reason },
  {
    title: "TIME",
    text: ({ tookMs }) => (tookMs === undefined ? "" : `${tookMs.toFixed(tookMs < 10 ? 2 : 0)} ms`),
    right: true,
  },
];
const bannerColumn: Column<PortReport> = { title: "BANNER", text: ({ banner }) => banner ?? "" };

/** A host that is up, as lines. */
export function hostLines(host: HostReport, openOnly: boolean): string[] {
  const shown = openOnly ? host.ports.filter(({ state }) => state === "open") : host.ports;
  const hasBanner = shown.some(({ banner }) => banner !== undefined);
  const table = shown.length === 0 ? [] : textTable(hasBanner ? [...columns, bannerColumn] : columns, shown);
  const rest = restText(host, shown);
  const about = [host.reason, ...(host.mac === undefined ? [] : [host.mac])].join(" ");
  return [
    `${host.address} is up (${about})${host.isComplete ? "" : ", not scanned to the end"}`,
    ...table.map((line) => `  ${line}`),
    ...(rest === "" ? [] : [`  ${rest}`]),
  ];
}

/** What is not shown of a host: `998 closed and 2 filtered ports of TCP not shown`. */
function restText({ counts }: HostReport, shown: readonly PortReport[]): string {
  const parts = Object.entries(counts).flatMap(([transport, states]) => {
    const left = Object.entries(states).map(([state, count]) => {
      const listed = shown.filter((port) => port.transport === transport && port.state === state).length;
      return { state: state as PortState, count: count - listed };
    });
    const some = left.filter(({ count }) => count > 0).map(({ state, count }) => `${count} ${state}`);
    return some.length === 0 ? [] : [`${some.join(", ")} of ${transport.toUpperCase()}`];
  });
  return parts.length === 0 ? "" : `not shown: ${parts.join("; ")}`;
}

/** A host as a JSON object: open ports and few others by themselves, all of them counted. */
export function hostJson(
  { address, isUp, reason, mac, isComplete, ports, counts }: HostReport,
  openOnly: boolean,
): string {
  const shown = openOnly ? ports.filter(({ state }) => state === "open") : ports;
  return JSON.stringify({
    address,
    up: isUp,
    reason,
    mac: mac ?? null,
    complete: isComplete,
    ports: shown.map(({ port, transport, state, service, reason: why, tookMs, banner }) => ({
      port,
      protocol: transport,
      state,
      service: service ?? null,
      reason: why,
      time_ms: tookMs === undefined ? null : Math.round(tookMs * 1000) / 1000,
      ...(banner === undefined ? {} : { banner }),
    })),
    counts,
  });
}
