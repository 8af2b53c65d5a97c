import type { DumpLine } from "../../definition/dump-line.ts";
import { currentChannel, findElements, networkName, rateList, type ShownElements } from "./wlan-elements-line.ts";
import { reasonTexts } from "./wlan-reason-texts.ts";
import { STATUSES, statusTexts } from "./wlan-status-texts.ts";

const ESS = 0x0001;
const PRIVACY = 0x0010;
const ASSOCIATION = 0x3fff;
const SHARED_KEY = 1;

const little = (line: DumpLine, at: number): number => line.u8(at) | (line.u8(at + 1) << 8);
const privacy = (capabilities: number): boolean => (capabilities & PRIVACY) !== 0;

/** Writes a body behind its fixed fields, whose octets are there; `at` is where those start. */
type Write = (line: DumpLine, at: number, elements: ShownElements, station: number) => void;

/** A kind of body: its title, the octets of its fixed fields, and what is written. */
interface Body {
  readonly title: string;
  readonly fixed: number;
  readonly elements: boolean;
  readonly write: Write;
}

const answer: Write = (line, at) => {
  line.text(` AID(${(little(line, at + 4) & ASSOCIATION).toString(16)}) :`);
  line.text(`${privacy(little(line, at)) ? " PRIVACY " : ""}: ${statusText(little(line, at + 2))}`);
};
const channel = (line: DumpLine, at: number, elements: ShownElements): void => {
  currentChannel(line, elements);
  if (privacy(little(line, at + 10))) line.text(", PRIVACY");
};
const nothing: Write = () => undefined;
const body = (title: string, fixed: number, write: Write, elements = true): Body => ({ title, fixed, elements, write });

/** By the subtype of the frame. */
const bodies: { readonly [subtype: number]: Body } = {
  0: body("Assoc Request", 4, (line, _at, elements) => {
    networkName(line, elements);
    rateList(line, elements);
  }),
  1: body("Assoc Response", 6, answer),
  2: body("ReAssoc Request", 10, (line, at, elements) => {
    networkName(line, elements);
    line.text(" AP : ");
    line.ether(at + 4);
  }),
  3: body("ReAssoc Response", 6, answer),
  4: body("Probe Request", 0, (line, _at, elements) => {
    networkName(line, elements);
    rateList(line, elements);
  }),
  5: body("Probe Response", 12, (line, at, elements) => {
    networkName(line, elements);
    rateList(line, elements);
    channel(line, at, elements);
  }),
  8: body("Beacon", 12, (line, at, elements) => {
    networkName(line, elements);
    rateList(line, elements);
    line.text(little(line, at + 10) & ESS ? " ESS" : " IBSS");
    channel(line, at, elements);
  }),
  9: body("ATIM", 0, nothing, false),
  10: body("Disassociation", 2, (line, at) => line.text(`: ${reasonText(little(line, at))}`), false),
  11: body("Authentication", 6, authentication),
  12: body("DeAuthentication", 2, farewell, false),
  13: body("Action", 2, action, false),
};

const NO_ELEMENTS: ShownElements = { name: -1, rates: -1, channel: -1, whole: true };

/** Prints the title of a management frame. */
export function managementTitle(line: DumpLine, subtype: number): void {
  line.text(bodies[subtype]?.title ?? `Unhandled Management subtype(${subtype.toString(16)})`);
}

/** Prints a body of which `length` octets were on the wire, of a frame from the station whose address is at `station`; false where it is cut. */
export function managementBody(line: DumpLine, subtype: number, at: number, length: number, station: number): boolean {
  const kind = bodies[subtype];
  if (!kind) return true;
  const { fixed, write } = kind;
  if (length < fixed || !line.has(at, fixed)) return false;
  const elements = kind.elements ? findElements(line, at + fixed, length - fixed) : NO_ELEMENTS;
  write(line, at, elements, station);
  return elements.whole;
}

function statusText(status: number): string {
  return status < STATUSES ? (statusTexts[status] ?? "Reserved") : "n/a";
}

function reasonText(reason: number): string {
  return reasonTexts[reason] ?? "Reserved";
}

function authentication(line: DumpLine, at: number): void {
  const algorithm = little(line, at);
  const sequence = little(line, at + 2);
  line.text(` (${["Open System", "Shared Key", "EAP"][algorithm] ?? "Reserved"})`);
  line.text(`-${sequence.toString(16)}`);
  const challenges = algorithm === SHARED_KEY && (sequence === 2 || sequence === 3);
  line.text(challenges ? " [Challenge Text] " : ": ");
  if (sequence & 1) line.text(statusText(little(line, at + 4)));
}

/** `-e` has the address already. */
function from(line: DumpLine, station: number): void {
  if (!line.options.linkHeader) {
    line.text(" (");
    line.ether(station);
    line.text(")");
  }
  line.text(": ");
}

function farewell(line: DumpLine, at: number, _elements: ShownElements, station: number): void {
  from(line, station);
  line.text(reasonText(little(line, at)));
}

/** Categories of actions with their actions in tcpdump's words. */
const categories: { readonly [category: number]: readonly [title: string, ...actions: string[]] } = {
  0: ["Spectrum Management"],
  1: ["QoS"],
  2: ["DLS"],
  3: ["BA", "ADDBA Request", "ADDBA Response", "DELBA"],
  7: ["HT", "TxChWidth", "MIMOPwrSave"],
  13: [
    "MeshAction",
    "MeshLink",
    "HWMP",
    "Gate Announcement",
    "Congestion Control",
    "MCCA Setup Request",
    "MCCA Setup Reply",
    "MCCA Advertisement Request",
    "MCCA Advertisement",
    "MCCA Teardown",
    "TBTT Adjustment Request",
    "TBTT Adjustment Response",
  ],
  14: ["MultiohopAction", "Proxy Update", "Proxy Update Confirmation"],
  15: [
    "SelfprotectAction",
    "",
    "Peering Open",
    "Peering Confirm",
    "Peering Close",
    "Group Key Inform",
    "Group Key Acknowledge",
  ],
  127: ["Vendor"],
};

function action(line: DumpLine, at: number, _elements: ShownElements, station: number): void {
  from(line, station);
  const category = line.u8(at);
  const number = line.u8(at + 1);
  const [title, ...actions] = categories[category] ?? [`Reserved(${category})`];
  line.text(`${title} ${actions[number] || `Act#${number}`}`);
}
