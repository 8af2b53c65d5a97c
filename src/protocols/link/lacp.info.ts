import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { setBitsLine } from "../parts/set-bits-line.ts";
import { LACP, MarkerProtocol } from "./lacp.ts";

const markerType = MarkerProtocol.slot("marker_type");

export const lacpInfo = infoText(LACP, {
  column: "LACP",
  info(line) {
    line.text(`v${line.value("lacp.version")} `);
    side(line, "actor", "ACTOR");
    line.text(" ");
    side(line, "partner", "PARTNER");
  },
  labels: {
    "lacp.actor.state": (line, quad) => setBitsLine(line, quad, "Actor State", 2, stateBits("actor")),
    "lacp.partner.state": (line, quad) => setBitsLine(line, quad, "Partner State", 2, stateBits("partner")),
  },
});

const stateBits = (of: string): { readonly [name: string]: string } => ({
  [`lacp.${of}.state.activity`]: "LACP Activity",
  [`lacp.${of}.state.timeout`]: "LACP Timeout",
  [`lacp.${of}.state.aggregation`]: "Aggregation",
  [`lacp.${of}.state.synchronization`]: "Synchronization",
  [`lacp.${of}.state.collecting`]: "Collecting",
  [`lacp.${of}.state.distributing`]: "Distributing",
  [`lacp.${of}.state.defaulted`]: "Defaulted",
  [`lacp.${of}.state.expired`]: "Expired",
});

/** System, its port, its key and its flags. */
function side(line: InfoLine, of: string, word: string): void {
  line.text(`${word} `);
  line.show(line.find(`lacp.${of}.sysid`), false);
  line.text(` P: ${line.value(`lacp.${of}.port`)} K: ${line.value(`lacp.${of}.key`)} `);
  line.text(line.string(line.find(`lacp.${of}.state_str`)));
}

export const markerInfo = infoText(MarkerProtocol, {
  column: "MARKER",
  info(line) {
    line.text(line.slot(markerType) === 2 ? "Marker Response" : "Marker Protocol");
  },
});
