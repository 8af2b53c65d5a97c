import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { DcpOption } from "../parts/pn-dcp-message.ts";
import { dcpErrors } from "../parts/pn-dcp-fields.ts";
import { ProfinetDCP } from "./pn-dcp.ts";

const SERVICES: { readonly [service: number]: string } = { 3: "Get", 4: "Set", 5: "Ident", 6: "Hello" };
const TYPES: { readonly [type: number]: string } = { 0: "Req", 1: "Ok ", 5: "unsupported" };
/** What columns call the blocks of these options, by their suboptions. */
const shortNames: { readonly [option: number]: { readonly [suboption: number]: string } } = {
  [DcpOption.ip]: { 1: "MAC", 2: "IP", 3: "IP" },
  [DcpOption.device]: { 1: "DeviceVendorValue", 3: "Dev-ID", 4: "Dev-Role", 7: "Dev-Instance", 8: "OEM-Dev-ID" },
  [DcpOption.control]: {
    1: "Start-Trans",
    2: "End-Trans",
    3: "Signal",
    5: "Reset FactorySettings",
    6: "Reset to Factory",
  },
  [DcpOption.initiative]: { 1: "DeviceInitiative" },
  [DcpOption.all]: { 255: "All" },
};

const longNames: { readonly [option: number]: { readonly [suboption: number]: string } } = {
  [DcpOption.ip]: { 1: "IP/MAC", 2: "IP/IP", 3: "IP/IP" },
  [DcpOption.device]: {
    1: "Device/Manufacturer specific",
    2: "Device/NameOfStation",
    3: "Device/Device ID",
    4: "Device/Device Role",
    5: "Device/Device Options",
    6: "Device/AliasName",
  },
  [DcpOption.control]: {
    1: "Control/Start-Transaction",
    2: "Control/End-Transaction",
    3: "Control/Signal",
    4: "Control/Response",
  },
  [DcpOption.initiative]: { 1: "DeviceInitiative/DeviceInitiative" },
  [DcpOption.all]: { 255: "All/All" },
};

export const profinetDcpInfo = infoText(ProfinetDCP, {
  info: summary,
  heading(line) {
    line.text(", ");
    summary(line);
  },
  labels: {
    "pn.padding": (line) => line.text("Padding: 1 byte"),
    "pn_dcp.block"(line, quad) {
      line.text(`Block: ${longName(line, quad)}`);
    },
  },
});

function summary(line: InfoLine): void {
  const service = line.find("pn_dcp.service_id");
  if (service < 0) return;
  line.text(
    `${SERVICES[line.number(service)] ?? "reserved"} ${TYPES[line.value("pn_dcp.service_type")] ?? "reserved"}`,
  );
  line.text(`, Xid:0x${line.value("pn_dcp.xid").toString(16)}`);
  const first = line.find("pn_dcp.block");
  if (first < 0) {
    asked(line);
    return;
  }
  for (let block = first; block >= 0; block = line.find("pn_dcp.block", block))
    line.text(`, ${blockText(line, block)}`);
}

/** What a request asks for, by names. */
function asked(line: InfoLine): void {
  for (const name of ["ip", "device", "dhcp", "control", "deviceinitiative", "all"])
    for (let at = line.find(`pn_dcp.suboption_${name}`); at >= 0; at = line.find(`pn_dcp.suboption_${name}`, at)) {
      line.text(", ");
      line.named(at);
    }
}

/** Wireshark's names of blocks in trees, with what they hold. */
function longName(line: InfoLine, block: number): string {
  const option = line.number(line.inside(block, "pn_dcp.option"));
  const suboption = firstSuboption(line, block);
  const name = longNames[option]?.[suboption] ?? "Manufacturer specific";
  const notes: string[] = [];
  for (const [field, label] of [
    ["block_qualifier", "BlockQualifier"],
    ["block_info", "BlockInfo"],
    ["suboption_ip_block_info", "BlockInfo"],
  ]) {
    const at = line.inside(block, `pn_dcp.${field}`);
    // Controls show no more than what they are.
    if (at >= 0 && option !== DcpOption.control) notes.push(`${label}: ${line.word(at) ?? "reserved"}`);
  }
  for (const field of ["nameofstation", "aliasname"]) {
    const at = line.inside(block, `pn_dcp.suboption_device_${field}`);
    if (at >= 0) notes.push(`"${line.string(at)}"`);
  }
  return [name, ...notes].join(", ");
}

function blockText(line: InfoLine, block: number): string {
  const option = line.number(line.inside(block, "pn_dcp.option"));
  const suboption = firstSuboption(line, block);
  const station = line.inside(block, "pn_dcp.suboption_device_nameofstation");
  if (station >= 0) return `NameOfStation:"${line.string(station)}"`;
  const alias = line.inside(block, "pn_dcp.suboption_device_aliasname");
  if (alias >= 0) return `AliasName:"${line.string(alias)}"`;
  if (option === DcpOption.control && suboption === 4) {
    const error = line.number(line.inside(block, "pn_dcp.block_error"));
    return `Response(${(dcpErrors as { readonly [error: number]: string })[error] ?? "reserved"})`;
  }
  if (option === DcpOption.device && suboption === 5) return `Dev-Options(${countOptions(line, block)})`;
  return shortNames[option]?.[suboption] ?? "Manufacturer specific";
}

/** The suboption of a block itself, which stands in front of those that it holds. */
function firstSuboption(line: InfoLine, block: number): number {
  let first = -1;
  for (const name of ["ip", "device", "control", "deviceinitiative", "all"]) {
    const at = line.inside(block, `pn_dcp.suboption_${name}`);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first < 0 ? -1 : line.number(first);
}

/** Options that a block lists: those behind its own. */
function countOptions(line: InfoLine, block: number): number {
  let count = -1;
  for (let at = line.inside(block, "pn_dcp.option"); at >= 0; at = line.inside(block, "pn_dcp.option", at)) count++;
  return count;
}
