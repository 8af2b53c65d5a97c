import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { organizationLine } from "./organization-line.ts";

/** Suites of ciphers and of managing keys: their field, its label, that of the list, and the field of the type. */
const SUITES: readonly (readonly [field: string, label: string, whole: string, type: string])[] = [
  ["rsn.gcs", "Group Cipher Suite", "Group Cipher Suite", "rsn.gcs.type"],
  ["rsn.pcs", "Pairwise Cipher Suite", "Pairwise Cipher Suite", "rsn.pcs.type"],
  ["rsn.akms", "Auth Key Management (AKM)", "Auth Key Management (AKM) Suite", "rsn.akms.type"],
  ["wfa.ie.wpa.mcs", "Multicast Cipher Suite", "Multicast Cipher Suite", "wfa.ie.wpa.mcs.type"],
  ["wfa.ie.wpa.ucs", "Unicast Cipher Suite", "Unicast Cipher Suite", "wfa.ie.wpa.ucs.type"],
  ["wfa.ie.wpa.akms", "Auth Key Management (AKM)", "Auth Key Management (AKM) Suite", "wfa.ie.wpa.type"],
];

/** Writes whose a suite is and what it is. */
function suite(line: InfoLine, quad: number, type: string): void {
  const octets = Array.from(line.octetsOf(quad).subarray(0, 3), (octet) => octet.toString(16).padStart(2, "0"));
  line.utf8(`${octets.join(":")} (${line.maker(quad) ?? "Unknown"}) `);
  line.named(line.inside(quad, `wlan.${type}`));
}

/** The lines of suites, by Wireshark's names of fields. */
export const suiteLabels: NonNullable<InfoText["labels"]> = Object.fromEntries(
  SUITES.flatMap(([field, label, whole, type]): [string, (line: InfoLine, quad: number) => void][] => [
    [`wlan.${field}.oui`, (line, quad) => organizationLine(line, `${label} OUI`, quad)],
    [
      `wlan.${field}`,
      (line, quad) => {
        line.text(`${whole}: `);
        suite(line, quad, type);
      },
    ],
    [
      `wlan.${field}.list`,
      (line, list) => {
        line.text(`${label} List`);
        const name = `wlan.${field}`;
        for (let quad = line.inside(list, name); quad >= 0; quad = line.inside(list, name, quad)) {
          line.octet(32);
          suite(line, quad, type);
        }
      },
    ],
  ]),
);
