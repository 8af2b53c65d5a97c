import { u32, u64 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";

/** Names and labels of counters; those of eight octets have an asterisk in front. */
type Counters = { readonly [key: string]: readonly [filter: string, label: string] };

// oxfmt-ignore
const kinds = {
  generic: {
    ifindex: ["sflow_245.ifindex", "Interface index"],
    iftype: ["sflow_245.iftype", "Interface Type"],
    ifspeed: ["*sflow_245.ifspeed", "Interface Speed"],
    ifdirection: ["sflow_245.ifdirection", "Interface Direction"],
    ifstatus: ["", ""],
    ifinoct: ["*sflow_245.ifinoct", "Input Octets"],
    ifinpkt: ["sflow_245.ifinpkt", "Input Packets"],
    ifinmcast: ["sflow_245.ifinmcast", "Input Multicast Packets"],
    ifinbcast: ["sflow_245.ifinbcast", "Input Broadcast Packets"],
    ifindisc: ["sflow_245.ifindisc", "Input Discarded Packets"],
    ifinerr: ["sflow_245.ifinerr", "Input Errors"],
    ifinunk: ["sflow_245.ifinunk", "Input Unknown Protocol Packets"],
    ifoutoct: ["*sflow_245.ifoutoct", "Output Octets"],
    ifoutpkt: ["sflow_245.ifoutpkt", "Output Packets"],
    ifoutmcast: ["sflow_245.ifoutmcast", "Output Multicast Packets"],
    ifoutbcast: ["sflow_245.ifoutbcast", "Output Broadcast Packets"],
    ifoutdisc: ["sflow_245.ifoutdisc", "Output Discarded Packets"],
    ifouterr: ["sflow_245.ifouterr", "Output Errors"],
    ifpromisc: ["sflow_245.ifpromisc", "Promiscuous Mode"],
  },
  ethernet: {
    dot3StatsAlignmentErrors: ["sflow_245.dot3StatsAlignmentErrors", "Alignment Errors"],
    dot3StatsFCSErrors: ["sflow_245.dot3StatsFCSErrors", "FCS Errors"],
    dot3StatsSingleCollisionFrames: ["sflow_245.dot3StatsSingleCollisionFrames", "Single Collision Frames"],
    dot3StatsMultipleCollisionFrames: ["sflow_245.dot3StatsMultipleCollisionFrames", "Multiple Collision Frames"],
    dot3StatsSQETestErrors: ["sflow_245.dot3StatsSQETestErrors", "SQE Test Errors"],
    dot3StatsDeferredTransmissions: ["sflow_245.dot3StatsDeferredTransmissions", "Deferred Transmissions"],
    dot3StatsLateCollisions: ["sflow_245.dot3StatsLateCollisions", "Late Collisions"],
    dot3StatsExcessiveCollisions: ["sflow_245.dot3StatsExcessiveCollisions", "Excessive Collisions"],
    dot3StatsInternalMacTransmitErrors: ["sflow_245.dot3StatsInternalMacTransmitErrors", "Internal Mac Transmit Errors"],
    dot3StatsCarrierSenseErrors: ["sflow_245.dot3StatsCarrierSenseErrors", "Carrier Sense Errors"],
    dot3StatsFrameTooLongs: ["sflow_245.dot3StatsFrameTooLongs", "Frame Too Longs"],
    dot3StatsInternalMacReceiveErrors: ["sflow_245.dot3StatsInternalMacReceiveErrors", "Internal Mac Receive Errors"],
    dot3StatsSymbolErrors: ["sflow_245.dot3StatsSymbolErrors", "Symbol Errors"],
  },
  tokenRing: {
    dot5StatsLineErrors: ["sflow_245.dot5StatsLineErrors", "Line Errors"],
    dot5StatsBurstErrors: ["sflow_245.dot5StatsBurstErrors", "Burst Errors"],
    dot5StatsACErrors: ["sflow_245.dot5StatsACErrors", "AC Errors"],
    dot5StatsAbortTransErrors: ["sflow_245.dot5StatsAbortTransErrors", "Abort Trans Errors"],
    dot5StatsInternalErrors: ["sflow_245.dot5StatsInternalErrors", "Internal Errors"],
    dot5StatsLostFrameErrors: ["sflow_245.dot5StatsLostFrameErrors", "Lost Frame Errors"],
    dot5StatsReceiveCongestions: ["sflow_245.dot5StatsReceiveCongestions", "Receive Congestions"],
    dot5StatsFrameCopiedErrors: ["sflow_245.dot5StatsFrameCopiedErrors", "Frame Copied Errors"],
    dot5StatsTokenErrors: ["sflow_245.dot5StatsTokenErrors", "Token Errors"],
    dot5StatsSoftErrors: ["sflow_245.dot5StatsSoftErrors", "Soft Errors"],
    dot5StatsHardErrors: ["sflow_245.dot5StatsHardErrors", "Hard Errors"],
    dot5StatsSignalLoss: ["sflow_245.dot5StatsSignalLoss", "Signal Loss"],
    dot5StatsTransmitBeacons: ["sflow_245.dot5StatsTransmitBeacons", "Transmit Beacons"],
    dot5StatsRecoveries: ["sflow_245.dot5StatsRecoveries", "Recoveries"],
    dot5StatsLobeWires: ["sflow_245.dot5StatsLobeWires", "Lobe Wires"],
    dot5StatsRemoves: ["sflow_245.dot5StatsRemoves", "Removes"],
    dot5StatsSingles: ["sflow_245.dot5StatsSingles", "Singles"],
    dot5StatsFreqErrors: ["sflow_245.dot5StatsFreqErrors", "Freq Errors"],
  },
  anyLan: {
    dot12InHighPriorityFrames: ["sflow_245.dot12InHighPriorityFrames", "In High Priority Frames"],
    dot12InHighPriorityOctets: ["*sflow_245.dot12InHighPriorityOctets", "In High Priority Octets"],
    dot12InNormPriorityFrames: ["sflow_245.dot12InNormPriorityFrames", "In Normal Priority Frames"],
    dot12InNormPriorityOctets: ["*sflow_245.dot12InNormPriorityOctets", "In Normal Priority Octets"],
    dot12InIPMErrors: ["sflow_245.dot12InIPMErrors", "In IPM Errors"],
    dot12InOversizeFrameErrors: ["sflow_245.dot12InOversizeFrameErrors", "In Oversize Frame Errors"],
    dot12InDataErrors: ["sflow_245.dot12InDataErrors", "In Data Errors"],
    dot12InNullAddressedFrames: ["sflow_245.dot12InNullAddressedFrames", "In Null Addressed Frames"],
    dot12OutHighPriorityFrames: ["sflow_245.dot12OutHighPriorityFrames", "Out High Priority Frames"],
    dot12OutHighPriorityOctets: ["*sflow_245.dot12OutHighPriorityOctets", "Out High Priority Octets"],
    dot12TransitionIntoTrainings: ["sflow_245.dot12TransitionIntoTrainings", "Transition Into Trainings"],
    dot12HCInHighPriorityOctets: ["*sflow_245.dot12HCInHighPriorityOctets", "HC In High Priority Octets"],
    dot12HCInNormPriorityOctets: ["*sflow_245.dot12HCInNormPriorityOctets", "HC In Normal Priority Octets"],
    dot12HCOutHighPriorityOctets: ["*sflow_245.dot12HCOutHighPriorityOctets", "HC Out High Priority Octets"],
  },
  vlan: {
    vlanId: ["sflow_245.vlan_id", "VLAN ID"],
    octets: ["*sflow_245.octets", "Octets"],
    ucastPkts: ["sflow_245.ucastPkts", "Unicast Packets"],
    multicastPkts: ["sflow_245.multicastPkts", "Multicast Packets"],
    broadcastPkts: ["sflow_245.broadcastPkts", "Broadcast Packets"],
    discards: ["sflow_245.discards", "Discards"],
  },
  radio: {
    dot11TransmittedFragmentCount: ["sflow_5.dot11TransmittedFragmentCount", "Transmitted Fragment Count"],
    dot11MulticastTransmittedFrameCount: ["sflow_5.dot11MulticastTransmittedFrameCount", "Multicast Transmitted Frame Count"],
    dot11FailedCount: ["sflow_5.dot11FailedCount", "Failed Count"],
    dot11RetryCount: ["sflow_5.dot11RetryCount", "Retry Count"],
    dot11MultipleRetryCount: ["sflow_5.dot11MultipleRetryCount", "Multiple Retry Count"],
    dot11FrameDuplicateCount: ["sflow_5.dot11FrameDuplicateCount", "Frame Duplicate Count"],
    dot11RTSSuccessCount: ["sflow_5.dot11RTSSuccessCount", "RTS Success Count"],
    dot11RTSFailureCount: ["sflow_5.dot11RTSFailureCount", "Failure Count"],
    dot11ACKFailureCount: ["sflow_5.dot11ACKFailureCount", "ACK Failure Count"],
    dot11ReceivedFragmentCount: ["sflow_5.dot11ReceivedFragmentCount", "Received Fragment Count"],
    dot11MulticastReceivedFrameCount: ["sflow_5.dot11MulticastReceivedFrameCount", "Multicast Received Frame Count"],
    dot11FCSErrorCount: ["sflow_5.dot11FCSErrorCount", "FCS Error Count"],
    dot11TransmittedFrameCount: ["sflow_5.dot11TransmittedFrameCount", "Transmitted Frame Count"],
    dot11WEPUndecryptableCount: ["sflow_5.dot11WEPUndecryptableCount", "WEP Undecryptable Count"],
    dot11QoSDiscardedFragmentCount: ["sflow_5.dot11QoSDiscardedFragmentCount", "QoS Discarded Fragment Count"],
    dot11AssociatedStationCount: ["sflow_5.dot11AssociatedStationCount", "Associated Station Count"],
    dot11QoSCFPollsReceivedCount: ["sflow_5.dot11QoSCFPollsReceivedCount", "QoS CF Polls Received Count"],
    dot11QoSCFPollsUnusedCount: ["sflow_5.dot11QoSCFPollsUnusedCount", "QoS CF Polls Unused Count"],
    dot11QoSCFPollsUnusableCount: ["sflow_5.dot11QoSCFPollsUnusableCount", "QoS CF Polls Unusable Count"],
    dot11QoSCFPollsLostCount: ["sflow_5.dot11QoSCFPollsLostCount", "QoS CF Polls Lost Count"],
  },
  processor: {
    cpu5s: ["sflow_5.cpu_5s", "5s CPU Load (100 = 1%)"],
    cpu1m: ["sflow_5.cpu_1m", "1m CPU Load (100 = 1%)"],
    cpu5m: ["sflow_5.cpu_5m", "5m CPU Load (100 = 1%)"],
    totalMemory: ["*sflow_5.total_memory", "Total Memory"],
    freeMemory: ["*sflow_5.free_memory", "Free Memory"],
  },
  utilization: {
    elapsedTime: ["sflow_5.elapsed_time", "Elapsed Time (ms)"],
    onChannelTime: ["sflow_5.on_channel_time", "On Channel (ms)"],
    channelBusyTime: ["sflow_5.channel_busy_time", "On Channel Busy (ms)"],
  },
} as const satisfies { readonly [kind: string]: Counters };
type Kinds = typeof kinds;
export type CounterName = { [Kind in keyof Kinds]: keyof Kinds[Kind] & string }[keyof Kinds];

const special: { readonly [key: string]: AnyField } = {
  ifdirection: u32({
    filter: "=sflow_245.ifdirection",
    label: "Interface Direction",
    strings: { 1: "Full-Duplex", 2: "Half-Duplex", 3: "In", 4: "Out" },
  }),
  ifstatus: u32({
    filter: "",
    views: [
      bitView("=sflow_245.ifadmin_status", "IfAdminStatus", 1, ["Up", "Down"]),
      bitView("=sflow_245.ifoper_status", "IfOperStatus", 2, ["Up", "Down"]),
    ],
  }),
};

const field = ([filter, label]: readonly [filter: string, label: string]): AnyField =>
  filter.startsWith("*") ? u64({ filter: `=${filter.slice(1)}`, label }) : u32({ filter: `=${filter}`, label });

/** Fields of counters. */
export const counterFields = Object.fromEntries(
  Object.values<Counters>(kinds).flatMap((counters) =>
    Object.entries(counters).map(([key, about]) => [key, special[key] ?? field(about)]),
  ),
) as { readonly [name in CounterName]: AnyField };

const list = (kind: keyof Kinds): readonly CounterName[] => Object.keys(kinds[kind]) as CounterName[];

/** The counters in a record, by its format. */
export const countersOf: { readonly [format: number]: readonly CounterName[] } = {
  1: list("generic"),
  2: list("ethernet"),
  3: list("tokenRing"),
  4: list("anyLan"),
  5: list("vlan"),
  6: list("radio"),
  1001: list("processor"),
  1002: list("utilization"),
};
