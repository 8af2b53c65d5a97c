import { printable } from "../../bytes/printable.ts";
import { decodeText } from "../../bytes/text.ts";
import { suiteLabels } from "../parts/wlan-suite-labels.ts";
import { organizationLine } from "../parts/organization-line.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { elementNames, extensionNames } from "../parts/wlan-element-names.ts";
import { rates } from "../parts/wlan-rates.ts";
import { Dot11Management } from "./wlan-management.ts";

const SECONDS_OF_UNIT = 0.001024;

/** What stands behind the name of an element, by Wireshark's name of one of its fields. */
const details: readonly (readonly [field: string, write: (line: InfoLine, quad: number, tag: number) => void])[] = [
  ["wlan.ssid", (line, quad) => (line.text(": "), network(line, quad))],
  ["wlan.supported_rates", (line, _quad, tag) => rateList(line, tag, "wlan.supported_rates")],
  ["wlan.extended_supported_rates", (line, _quad, tag) => rateList(line, tag, "wlan.extended_supported_rates")],
  ["wlan.ds.current_channel", (line, quad) => line.text(`: Current Channel: ${line.number(quad)}`)],
  [
    "wlan.tim.dtim_count",
    (line, quad, tag) =>
      line.text(`: DTIM ${line.number(quad)} of ${line.number(line.inside(tag, "wlan.tim.dtim_period"))} bitmap`),
  ],
  [
    "wlan.country_info.code",
    (line, quad, tag) => {
      line.text(`: Country Code ${line.string(quad)}, Environment `);
      line.named(line.inside(tag, "wlan.country_info.environment"));
    },
  ],
  ["wlan.tag.oui", vendor],
  ["wlan.powercon.local", (line, quad) => line.text(`: ${line.number(quad)}`)],
];

export const wlanManagementInfo = infoText(Dot11Management, {
  column: "",
  info(line) {
    const interval = line.find("wlan.fixed.beacon");
    if (interval >= 0) line.text(`, BI=${line.number(interval)}`);
    const token = line.find("wlan.fixed.dialog_token");
    if (token >= 0) line.text(`, Dialog Token=${line.number(token)}`);
    const name = line.find("wlan.ssid");
    if (name < 0) return;
    line.text(", SSID=");
    network(line, name);
  },
  labels: {
    ...suiteLabels,
    "wlan.fixed.all": (line, quad) => line.text(`Fixed parameters (${line.octetsOf(quad).length} bytes)`),
    "wlan.tagged.all": (line, quad) => line.text(`Tagged parameters (${line.octetsOf(quad).length} bytes)`),
    "wlan.fixed.beacon": (line, quad) =>
      line.text(`Beacon Interval: ${(line.number(quad) * SECONDS_OF_UNIT).toFixed(6)} [Seconds]`),
    "wlan.ssid": (line, quad) => {
      line.text("SSID: ");
      const octets = line.octetsOf(quad);
      if (octets.length === 0) line.text("<MISSING>");
      else quoted(line, octets);
    },
    "wlan.tag": (line, tag) => {
      line.text("Tag: ");
      const number = line.number(line.inside(tag, "wlan.tag.number"));
      line.text(elementNames[number] ?? `Reserved (${number})`);
      for (const [field, write] of details) {
        const quad = line.inside(tag, field);
        if (quad >= 0) return write(line, quad, tag);
      }
    },
    "wlan.tag.oui": (line, quad) => organizationLine(line, "OUI", quad),
    "wlan.country_info.fnm": (line, quad) => {
      const at = (name: string): number => line.number(line.inside(quad, `wlan.country_info.fnm.${name}`));
      line.text(`Country Info: First Channel Number: ${at("fcn")}, Number of Channels: ${at("nc")}, `);
      line.text(`Maximum Transmit Power Level: ${at("mtpl")} dBm`);
    },
    "wlan.ext_tag": (line, tag) => {
      const number = line.number(line.inside(tag, "wlan.ext_tag.number"));
      line.text(`Ext Tag: ${extensionNames[number] ?? `Unknown (${number})`}`);
    },
  },
});

/** Whose an element is and, of Microsoft's, what it is. */
function vendor(line: InfoLine, quad: number, tag: number): void {
  line.utf8(`: ${line.maker(quad) ?? "Unknown"}`);
  const type = line.inside(tag, "wlan.wfa.ie.type");
  if (type < 0) return;
  line.text(": ");
  line.named(type);
  const subtype = line.inside(tag, "wlan.wfa.ie.wme.subtype");
  if (subtype < 0) return;
  line.text(": ");
  line.named(subtype);
}

function network(line: InfoLine, quad: number): void {
  const octets = line.octetsOf(quad);
  if (octets.length === 0) line.text("Wildcard (Broadcast)");
  else quoted(line, octets);
}

function quoted(line: InfoLine, octets: Uint8Array): void {
  line.octet(34);
  line.utf8(printable(decodeText(octets, 0, octets.length)));
  line.octet(34);
}

function rateList(line: InfoLine, tag: number, field: string): void {
  for (let quad = line.inside(tag, field); quad >= 0; quad = line.inside(tag, field, quad))
    line.text(` ${rates[line.number(quad)] ?? "Unknown Rate"},`);
  line.text(" [Mbit/sec]");
}
