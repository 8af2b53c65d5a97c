import { bytes, ipv4, ipv6, mac, mark, u32 } from "../../definition/fields.ts";
import type { AnyField, ValueStrings, View } from "../../definition/kinds.ts";
import { sampledHeaderEnd } from "../../definition/sflow-samples.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { counterFields, countersOf } from "./sflow-counters.ts";
import { counterFormats, flowFormats, headerProtocols, sampleTypes } from "./sflow-names.ts";

const number = (filter: string, label: string, strings?: ValueStrings): AnyField =>
  u32({ filter: `=${filter}`, label, ...(strings ? { strings } : {}) });
const part = (filter: string, label: string, mask: number, strings?: ValueStrings): View => ({
  filter: `=${filter}`,
  label,
  type: "FT_UINT32",
  mask,
  ...(strings ? { strings } : {}),
});
const enterprise = part("sflow.enterprise", "Enterprise", 0xfffff000, [
  [0, 0, "standard sFlow"],
  [1, 0xfffff, "Non-standard sFlow"],
]);
/** A format, and whose it is. */
const formatted = (filter: string, label: string, strings: ValueStrings): AnyField =>
  u32({ filter: "", views: [enterprise, part(filter, label, 0xfff, strings)] });
const group = (label: string, line: string): AnyField => u32({ filter: "", label, line, type: "FT_NONE" });

const worked = {
  sample: group("Sample", "sflow.sample"),
  record: group("Record", "sflow.record"),
  path: u32({ filter: "=sflow.as_type", label: "AS Type", strings: { 1: "AS Set", 2: "AS Sequence" } }),
};

const fields = {
  ...counterFields,
  version: number("sflow_245.version", "Datagram version"),
  addressType: number("sflow_245.agenttype", "Agent address type", { 1: "IPv4", 2: "IPv6" }),
  invalidAddress: mark({
    filter: "=sflow.invalid_address_type",
    label: "Unknown/invalid address type",
    expert: { severity: "Warn", group: "Malformed" },
  }),
  agent: ipv4({ filter: "=sflow_245.agent", label: "Agent address" }),
  agent6: ipv6({ filter: "=sflow_245.agent.v6", label: "Agent address" }),
  subAgent: number("sflow_245.sub_agent_id", "Sub-agent ID"),
  sequence: number("sflow_245.sequence_number", "Sequence number"),
  uptime: number("sflow_245.sysuptime", "SysUptime"),
  samples: number("sflow_245.numsamples", "NumSamples"),
  sampleType: formatted("sflow_245.sampletype", "sFlow sample type", sampleTypes),
  sampleLength: number("sflow_5.sample_length", "Sample length (byte)"),
  flowSequence: number("sflow.flow_sample.sequence_number", "Sequence number"),
  flowSource: u32({
    filter: "",
    views: [
      part("sflow.flow_sample.source_id_class", "Source ID class", 0xff000000),
      part("sflow.flow_sample.index", "Index", 0xffffff),
    ],
  }),
  flowSourceType: number("sflow.flow_sample.source_id_type", "Source ID type"),
  flowSourceIndex: number("sflow.flow_sample.source_id_index", "Source ID index"),
  rate: number("sflow.flow_sample.sampling_rate", "Sampling rate"),
  pool: u32({
    filter: "=sflow.flow_sample.sample_pool",
    label: "Sample pool",
    unit: [" total packet", " total packets"],
  }),
  dropped: number("sflow.flow_sample.dropped_packets", "Dropped packets"),
  input: number("sflow.flow_sample.input_interface", "Input interface (ifIndex)"),
  output: u32({
    filter: "=sflow.flow_sample.output_interface",
    label: "Output interface (ifIndex)",
    show: "hex",
    views: [
      part("sflow.flow_sample.output_interface_format", "Output interface format", 0xc0000000, {
        0: "ifindex",
        1: "packet discarded",
        2: "multiple interfaces",
      }),
      part("sflow.flow_sample.output_interface_value", "Output interface value", 0x3fffffff),
    ],
  }),
  inputFormat: number("sflow.flow_sample.input_interface_format", "Input interface format"),
  inputValue: number("sflow.flow_sample.input_interface_value", "Input interface value"),
  outputFormat: u32({
    filter: "",
    views: [part("sflow.flow_sample.output_interface.format", "Output interface format", 0x7fffffff)],
  }),
  outputValue: number("sflow.flow_sample.output_interface_value", "Output interface value"),
  flowRecords: number("sflow.flow_sample.flow_record", "Flow record"),
  counterSequence: number("sflow.counters_sample.sequence_number", "Sequence number"),
  counterSource: u32({
    filter: "",
    views: [
      part("sflow.counters_sample.source_id_type", "Source ID type", 0xff000000),
      part("sflow.counters_sample.source_id_index", "Source ID index", 0xffffff),
    ],
  }),
  counterSourceType: number("sflow.counters_sample.source_id_type", "Source ID type"),
  counterSourceIndex: number("sflow.counters_sample.source_id_index", "Source ID index"),
  counterRecords: number("sflow.counters_sample.counters_records", "Counters records"),
  enterprise: u32({ filter: "", views: [enterprise] }),
  enterpriseLength: number("sflow.enterprise.length", "Length"),
  enterpriseData: bytes("rest", { filter: "=sflow.enterprise.data", label: "Data" }),
  flowFormat: u32({
    filter: "",
    views: [
      enterprise,
      {
        filter: "=sflow_245.flow_record_format",
        label: "Format",
        type: "FT_UINT32",
        number: (format) => format,
        strings: flowFormats,
      },
    ],
  }),
  counterFormat: formatted("sflow_245.counters_record_format", "Format", counterFormats),
  recordLength: number("sflow_5.flow_data_length", "Flow data length (byte)"),
  headerProtocol: number("sflow_245.header_protocol", "Header protocol", headerProtocols),
  frameLength: number("sflow_245.header.frame_length", "Frame Length"),
  stripped: number("sflow_245.header.payload_stripped", "Payload stripped"),
  headerLength: number("sflow_245.header.sampled_header_length", "Sampled header length"),
  header: bytes("rest", { filter: "=sflow_245.header", label: "Header of sampled packet" }),
  macLength: number("sflow_245.ethernet.length", "Length of MAC Packet"),
  macSource: mac({ filter: "=sflow_245.ethernet.source_mac_address", label: "Source MAC Address" }),
  macDestination: mac({ filter: "=sflow_245.ethernet.destination_mac_address", label: "Destination MAC Address" }),
  macType: number("sflow_245.ethernet.packet_type", "Ethernet Packet Type"),
  vlanIn: number("sflow_245.vlan.in", "Incoming 802.1Q VLAN"),
  priorityIn: number("sflow_245.pri.in", "Incoming 802.1p priority"),
  vlanOut: number("sflow_245.vlan.out", "Outgoing 802.1Q VLAN"),
  priorityOut: number("sflow_245.pri.out", "Outgoing 802.1p priority"),
  nextHop: ipv4({ filter: "=sflow_245.nexthop", label: "Next hop" }),
  nextHop6: ipv6({ filter: "=sflow_245.nexthop.v6", label: "Next hop" }),
  sourceMask: number("sflow_245.nexthop.src_mask", "Next hop source mask"),
  destinationMask: number("sflow_245.nexthop.dst_mask", "Next hop destination mask"),
  system: number("sflow_245.as", "AS Router"),
  sourceSystem: number("sflow_245.srcAS", "AS Source"),
  peerSystem: number("sflow_245.peerAS", "AS Peer"),
  paths: number("sflow_245.dstASentries", "AS Destinations"),
  destinationSystem: number("sflow_245.dstAS", "AS Destination"),
  communities: number("sflow_245.communityEntries", "Gateway Communities"),
  preference: number("sflow_245.localpref", "localpref"),
};
type SflowPage = Page<keyof typeof fields | keyof typeof worked>;

const VERSION = 5;
const Address = { ipv4: 1, ipv6: 2 } as const;
const Sample = { flow: 1, counters: 2, expandedFlow: 3, expandedCounters: 4 } as const;

function nextHop(page: SflowPage): boolean {
  const type = page.peek(4);
  page.pass(4);
  if (type === Address.ipv4) page.take("nextHop");
  else if (type === Address.ipv6) page.take("nextHop6");
  else page.mark("invalidAddress");
  return type === Address.ipv4 || type === Address.ipv6;
}

function gateway(page: SflowPage): void {
  if (!nextHop(page)) return;
  page.take("system");
  page.take("sourceSystem");
  page.take("peerSystem");
  for (let paths = page.take("paths"); paths > 0 && page.left > 0; paths--) {
    const entries = page.peek(4, 4);
    page.mark("path", 4, page.peek(4));
    page.pass(8);
    page.within(() => {
      for (let i = 0; i < entries && page.left > 0; i++) page.take("destinationSystem");
    });
  }
  const communities = page.take("communities");
  page.within(() => {
    for (let i = 0; i < communities && page.left > 0; i++) page.take("destinationSystem");
  });
  page.take("preference");
}

const flowBodies: { readonly [format: number]: (page: SflowPage) => void } = {
  1(page) {
    page.take("headerProtocol");
    page.take("frameLength");
    page.take("stripped");
    page.take("headerLength");
    page.take("header", sampledHeaderEnd(page.bytes, page.at, page.end) - page.at);
  },
  2(page) {
    page.take("macLength");
    page.take("macSource");
    page.pass(2);
    page.take("macDestination");
    page.pass(2);
    page.take("macType");
  },
  1001(page) {
    page.take("vlanIn");
    page.take("priorityIn");
    page.take("vlanOut");
    page.take("priorityOut");
  },
  1002(page) {
    if (!nextHop(page)) return;
    page.take("sourceMask");
    page.take("destinationMask");
  },
  1003: gateway,
};

/** A record of another maker's, or the beginning of one that is standard; whether it is. */
function isStandard(page: SflowPage): boolean {
  if (page.peek(4) >>> 12 === 0) return true;
  page.take("enterprise");
  page.take("enterpriseData", page.take("enterpriseLength"));
  return false;
}

function flowRecord(page: SflowPage): void {
  page.mark("record", Math.min(page.left, 8 + page.peek(4, 4)), page.peek(4));
  page.within(() => {
    if (!isStandard(page)) return;
    const format = page.take("flowFormat");
    const length = page.take("recordLength");
    const lay = flowBodies[format];
    if (lay) page.window(length, lay);
    else page.pass(length);
  });
}

function counterRecord(page: SflowPage): void {
  // Wireshark takes what a format has, whatever length the record says.
  page.mark("record", 8, 0x80000000 + page.peek(4));
  page.within(() => {
    if (!isStandard(page)) return;
    const counters = countersOf[page.take("counterFormat") & 0xfff];
    const length = page.take("recordLength");
    if (!counters) return page.pass(length);
    const start = page.at;
    for (const name of counters) page.take(name);
    if (page.at - start < length) page.pass(length - (page.at - start));
  });
}

function flowSample(page: SflowPage, isExpanded: boolean): void {
  page.take("flowSequence");
  if (isExpanded) {
    page.take("flowSourceType");
    page.take("flowSourceIndex");
  } else page.take("flowSource");
  page.take("rate");
  page.take("pool");
  page.take("dropped");
  if (isExpanded) {
    page.take("inputFormat");
    page.take("inputValue");
    page.take("outputFormat");
    page.take("outputValue");
  } else {
    page.take("input");
    page.take("output");
  }
  for (let records = page.take("flowRecords"); records > 0 && page.left > 0; records--) flowRecord(page);
}

function countersSample(page: SflowPage, isExpanded: boolean): void {
  page.take("counterSequence");
  if (isExpanded) {
    page.take("counterSourceType");
    page.take("counterSourceIndex");
  } else page.take("counterSource");
  for (let records = page.take("counterRecords"); records > 0 && page.left > 0; records--) counterRecord(page);
}

function sample(page: SflowPage): void {
  const type = page.peek(4);
  page.mark("sample", Math.min(page.left, 8 + page.peek(4, 4)), type);
  page.within(() => {
    page.take("sampleType");
    const length = page.take("sampleLength");
    page.window(length, () => {
      if (type === Sample.flow || type === Sample.expandedFlow) flowSample(page, type === Sample.expandedFlow);
      else if (type === Sample.counters || type === Sample.expandedCounters)
        countersSample(page, type === Sample.expandedCounters);
    });
  });
}

/** A datagram of sFlow version 5. */
export const sflowDatagram = laidOut(
  "datagram of sFlow",
  fields,
  (page) => {
    if (page.take("version") !== VERSION) return;
    const type = page.take("addressType");
    if (type === Address.ipv4) page.take("agent");
    else if (type === Address.ipv6) page.take("agent6");
    else {
      page.mark("invalidAddress");
      return;
    }
    page.take("subAgent");
    page.take("sequence");
    page.take("uptime");
    for (let samples = page.take("samples"); samples > 0 && page.left > 0; samples--) sample(page);
  },
  { worked },
);
