import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { cipFields } from "../parts/cip-fields.ts";
import { cipClasses, cipManagerServices, cipServices, cipStatuses } from "../parts/cip-words.ts";
import { writeViews } from "../parts/views-line.ts";
import { CIP } from "./cip.ts";

const RESPONSE = 0x80;
const SEVERAL = 10;
const SEND = 0x52;
const OPEN = 0x54;
const OPEN_WIDE = 0x5b;
const CLOSE = 0x4e;
const CONNECTION_MANAGER = 6;

/** Parts of the first octet of a segment, by their masks, which show the bits that they are. */
const masked: { readonly [name: string]: (line: InfoLine, quad: number) => void } = Object.fromEntries(
  [
    ["path_segment.type", "Path Segment Type", 0xe0],
    ["logical_segment.type", "Logical Segment Type", 0x1c],
    ["logical_segment.format", "Logical Segment Format", 0x03],
    ["data_segment.type", "Data Segment Type", 0x1f],
    ["ex_linkaddress", "Extended Link Address", 0x10],
    ["port", "Port", 0x0f],
  ].map(([name, label, mask]) => [
    `cip.${name}`,
    (line: InfoLine, quad: number): void => {
      const number = line.number(quad);
      line.text(`${bitsOf(number, Number(mask))} = ${label}: `);
      if (name === "ex_linkaddress") return line.text(number ? "True" : "False");
      line.named(quad, "Unknown");
      line.text(` (${number})`);
    },
  ]),
);

function bitsOf(number: number, mask: number): string {
  const shift = 31 - Math.clz32(mask & -mask);
  let text = "";
  for (let bit = 7; bit >= 0; bit--) {
    text += (mask >> bit) & 1 ? String((number >> (bit - shift)) & 1) : ".";
    if (bit === 4) text += " ";
  }
  return text;
}

export const cipInfo = infoText(CIP, {
  again: " | ",
  info(line) {
    const services = all(line, "cip.service");
    if (services.length === 0) return;
    const [service] = services;
    const number = line.number(service);
    const isResponse = (number & RESPONSE) !== 0;
    if (isResponse) line.text(`${cipStatuses[line.value("cip.genstat")] ?? "Unknown Response"}: `);
    const code = line.find("cip.cm.sc");
    if (code >= 0) return managed(line, code, isResponse, services);
    const name = number & ~RESPONSE;
    if (name !== SEVERAL || !isResponse) target(line, line.find("cip.path_segment"), pathOf(line));
    line.text(serviceName(name));
    if (name === SEVERAL && services.length > 1) {
      line.text(": ");
      line.text(
        services
          .slice(1)
          .map((quad) => serviceName(line.number(quad) & ~RESPONSE))
          .join(", "),
      );
    }
  },
  endings: {
    "cip.cm.transport_type_trigger": (line, quad) => writeViews(line, quad, "cip", cipFields.trigger.views),
  },
  labels: {
    "cip.service"(line, quad) {
      const number = line.number(quad);
      const name = cipServices[number & ~RESPONSE] ?? `Unknown Service (0x${octet(number & ~RESPONSE)})`;
      line.text(`Service: ${name} (${number & RESPONSE ? "Response" : "Request"})`);
    },
    "cip.cm.service"(line, quad) {
      const code = line.inside(quad, "cip.cm.sc");
      line.text("Service: ");
      line.named(code, "Unknown Service (%)");
      line.text(` (${line.number(line.inside(quad, "cip.rr")) ? "Response" : "Request"})`);
    },
    "cip.contents"(line) {
      const number = line.value("cip.service");
      line.text(`${serviceName(number & ~RESPONSE)} (${number & RESPONSE ? "Response" : "Request"})`);
    },
    "cip.path_segment"(line, quad) {
      const number = line.number(quad);
      line.text(`Path Segment: 0x${octet(number)} (${segmentName(number)})`);
    },
    ...masked,
    "cip.request_path"(line, quad) {
      line.text("Request Path: ");
      path(line, quad);
    },
    "cip.route_path"(line, quad) {
      line.text("Route Path: ");
      path(line, quad);
    },
    "cip.connection_path"(line, quad) {
      line.text("Connection Path: ");
      path(line, quad);
    },
    "cip.status"(line, quad) {
      const status = line.number(line.inside(quad, "cip.genstat"));
      line.text(`Status: ${cipStatuses[status] ?? "Unknown Response"}: `);
    },
  },
});

function all(line: InfoLine, name: string): number[] {
  const found: number[] = [];
  for (let at = line.find(name); at >= 0; at = line.find(name, at)) found.push(at);
  return found;
}

const FORMATS = ["8-Bit", "16-Bit", "32-Bit", "Reserved"];
const LOGICALS = ["Class", "Instance", "Member", "Connection Point", "Attribute", "Special", "Service", "Extended"];

function segmentName(first: number): string {
  if (first >> 5 === 1) return `${FORMATS[first & 3]} ${LOGICALS[(first >> 2) & 7]} Segment`;
  if (first >> 5 === 0) return "Port Segment";
  return first === 0x91 ? "ANSI Extended Symbol Segment" : first === 0x80 ? "Simple Data Segment" : "Reserved";
}

const serviceName = (number: number): string => cipServices[number] ?? `Service (0x${octet(number)})`;
const octet = (number: number): string => number.toString(16).padStart(2, "0");
const className = (number: number): string => cipClasses[number] ?? `Class (0x${octet(number)})`;

/** The paths of a message: groups of segments. */
const pathOf = (line: InfoLine): number => line.find("cip.request_path_size");

/** Writes the classes and symbols that the first path leads to. */
function target(line: InfoLine, first: number, size: number): void {
  if (first < 0 || size < 0) return;
  const second = line.find("cip.request_path_size", size);
  const parts: string[] = [];
  for (const quad of all(line, "cip.class")) if (second < 0 || quad < second) parts.push(className(line.number(quad)));
  for (const quad of all(line, "cip.symbol")) if (second < 0 || quad < second) parts.push(`'${line.string(quad)}'`);
  for (const part of parts) line.text(`${part} - `);
}

function managed(line: InfoLine, code: number, isResponse: boolean, services: readonly number[]): void {
  line.protocol = "CIP CM";
  const service = line.number(code);
  if (service === SEND && (isResponse || services.length > 1)) {
    const paths = all(line, "cip.request_path_size");
    const inner = paths[1] ?? -1;
    if (isResponse) line.protocol = "CIP";
    else line.text(`Connection Manager - ${cipManagerServices[service]}: `);
    const asked = all(line, "cip.class").find((quad) => quad > inner);
    if (inner >= 0 && asked !== undefined) line.text(`${className(line.number(asked))} - `);
    line.text(serviceName(line.number(services.at(-1) ?? -1) & ~RESPONSE));
    return;
  }
  line.text(`${className(CONNECTION_MANAGER)} - ${cipManagerServices[service] ?? serviceName(service)}`);
  if (service !== OPEN && service !== OPEN_WIDE && service !== CLOSE) return;
  const size = line.find("cip.cm.connpath_size");
  const asked = all(line, "cip.class").find((quad) => quad > size);
  if (size >= 0 && asked !== undefined) line.text(` (${className(line.number(asked))})`);
}

/** Writes where a path leads: `Port: Backplane, Address: 0, Identity, Instance: 0x01`. */
function path(line: InfoLine, group: number): void {
  let before = "";
  for (let at = line.inside(group, "cip.path_segment"); at >= 0; at = line.inside(group, "cip.path_segment", at)) {
    const text = segment(line, at);
    if (text !== "") line.text(`${before}${text}`);
    before = ", ";
  }
}

function segment(line: InfoLine, quad: number): string {
  const value = (name: string): number => line.inside(quad, `cip.${name}`);
  const upper = (at: number): string => `0x${line.number(at).toString(16).toUpperCase().padStart(2, "0")}`;
  const known = value("class");
  if (known >= 0) return cipClasses[line.number(known)] ?? `Class: ${upper(known)}`;
  const instance = value("instance");
  if (instance >= 0) return `Instance: ${upper(instance)}`;
  const attribute = value("attribute");
  if (attribute >= 0) return `Attribute: ${line.number(attribute)}`;
  const symbol = value("symbol");
  if (symbol >= 0) return line.string(symbol);
  const port = value("port");
  if (port < 0) return "";
  const address = value("linkaddress.byte");
  return `Port: ${line.word(port) ?? line.number(port)}, Address: ${line.number(address)}`;
}
