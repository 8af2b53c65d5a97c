import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { KAFKA_RESPONSE } from "../../definition/kafka-told.ts";
import { kafkaApi, unsupportedVersion } from "../parts/kafka-apis.ts";
import { Kafka } from "./kafka.ts";

const TYPE_NAMES = { request: "Request", response: "Response" } as const;
const UNKNOWN = -1;
const JOIN_GROUP = 11;
/** Interfaces whose responses Wireshark writes no errors of. */
const quiet: ReadonlySet<number> = new Set([21, 23, 24, 27, 28, 31]);

/** The interface and its version, of a request or of what a response answers. */
function asked(line: InfoLine): { readonly api: number; readonly version: number } | undefined {
  const key = line.find("kafka.api_key");
  if (key < 0) return undefined;
  const version = line.find("kafka.api_version");
  return { api: line.number(key), version: line.number(version < 0 ? line.find("kafka.response.version") : version) };
}

/** Writes what a message is (`Fetch v4 Request`). */
function name(line: InfoLine): boolean {
  const found = asked(line);
  if (!found) return false;
  line.text(`${kafkaApi(found.api) ?? `Unknown ${found.api}`} v${found.version} `);
  line.text(line.told === KAFKA_RESPONSE ? TYPE_NAMES.response : TYPE_NAMES.request);
  return true;
}

/** A text of the first field of a name. */
const text = (line: InfoLine, field: string): string => line.string(line.find(`kafka.${field}`));
const group: Writes = (line) => line.text(` (Group=${text(line, "consumer_group")})`);
const member: Writes = (line) =>
  line.text(` (Group=${text(line, "consumer_group")}, Member=${text(line, "member_id")})`);
const controller: Writes = (line) => line.text(` (Controller-ID=${line.value("kafka.node_id")})`);
type Writes = (line: InfoLine, version: number) => void;

/** What stands behind the names of requests, by interface. */
const requests: { readonly [api: number]: Writes } = {
  4: controller,
  5: controller,
  7: (line) => line.text(` (Broker-ID=${line.value("kafka.node_id")})`),
  8: group,
  10: (line, version) => version === 0 && group(line, version),
  11: member,
  12: member,
  13: (line, version) => (version < 3 ? member : group)(line, version),
  14: member,
};

/** Writes the errors of a response. */
function errors(line: InfoLine): void {
  for (let at = line.find("kafka.error"); at >= 0; at = line.find("kafka.error", at)) {
    if (line.number(at) === 0) continue;
    line.text(" [");
    line.named(at, "Unknown %");
    line.text("] ");
  }
}

/** The first field of a name in a group, as a text. */
const inside = (line: InfoLine, quad: number, field: string): string =>
  line.string(line.inside(quad, `kafka.${field}`));
const error = (line: InfoLine, quad: number): string => {
  const at = line.inside(quad, "kafka.error");
  return line.word(at) ?? `Unknown ${line.number(at)}`;
};
/** Writes a group by fields in it: `{topic_name}` stands for the first of that name. */
const titled = (pattern: string) => (line: InfoLine, quad: number) =>
  line.text(pattern.replaceAll(/\{([a-z_.]+)\}/g, (_, field: string) => inside(line, quad, field)));

function partitions(line: InfoLine, quad: number): number {
  let count = 0;
  for (let at = line.inside(quad, "kafka.partition_id"); at >= 0; at = line.inside(quad, "kafka.partition_id", at))
    count++;
  return count;
}

function apiVersion(line: InfoLine, quad: number): void {
  const [key, from, to] = ["api_key", "min_version", "max_version"].map((name) =>
    line.number(line.inside(quad, `kafka.api_versions.${name}`)),
  ) as [number, number, number];
  line.text(`API Version ${kafkaApi(key) ?? `Unknown ${key}`} (v${from === to ? from : `${from}-${to}`})`);
  const remark = unsupportedVersion(key, from, to);
  if (kafkaApi(key) === undefined) line.text(" [Unknown API key]");
  else if (remark) line.text(` [Unsupported API version. ${remark.slice(remark.indexOf("Supports"), -1)}]`);
}

export const kafkaInfo = infoText(Kafka, {
  info(line) {
    line.text("Kafka ");
    if (!name(line)) return line.text("Response (Undecoded, Request Missing)");
    const { api, version } = asked(line) ?? { api: UNKNOWN, version: 0 };
    if (kafkaApi(api) === undefined) line.text(" [Unknown API key]");
    else if (unsupportedVersion(api, version, version)) line.text(" [Unsupported API version]");
    if (line.has("_ws.malformed")) return;
    if (line.told !== KAFKA_RESPONSE) requests[api]?.(line, version);
    else {
      if (!quiet.has(api)) errors(line);
      if (api === JOIN_GROUP) line.text(` (Member=${text(line, "member_id")})`);
    }
  },
  heading(line) {
    if (asked(line)) {
      line.text(" (");
      name(line);
      line.text(")");
    }
  },
  endings: {
    "kafka.offset_time"(line, quad) {
      const value = line.string(quad);
      if (value === "-1") line.text(" (latest)");
      else if (value === "-2") line.text(" (earliest)");
    },
  },
  labels: {
    "kafka.namedTopic": titled("Topic (Name={topic_name})"),
    "kafka.taggedTopic": titled("Topic (Topic={topic_name})"),
    "kafka.topicMetadata": titled("Topic ({topic_name})"),
    "kafka.partition": titled("Partition (ID={partition_id})"),
    "kafka.offsetPartition": titled("Partition (ID={partition_id}, Offset={offset})"),
    "kafka.topicPartition": titled("Partition (Topic={topic_name}, Partition-ID={partition_id})"),
    "kafka.broker": titled("Broker (node {node_id}: {host}:{port})"),
    "kafka.liveLeader": titled("Live Leader (node {node_id}: {host}:{port})"),
    "kafka.coordinator": titled("Coordinator (node {node_id}: {host}:{port})"),
    "kafka.groupProtocol": titled("Group Protocol (Group-ID={protocol_name})"),
    "kafka.member": titled("Member (Member={member_id})"),
    "kafka.group": titled("Group (Group={consumer_group})"),
    "kafka.configEntry": titled("Config (Key={config_key}, Value={config_value})"),
    "kafka.countedTopic": (line, quad) => line.text(`Topic (${partitions(line, quad)} partitions)`),
    "kafka.topicError": (line, quad) =>
      line.text(`Topic (Topic=${inside(line, quad, "topic_name")}, Error=${error(line, quad)})`),
    "kafka.topicPartitionError"(line, quad) {
      line.text(`Partition (Topic=${inside(line, quad, "topic_name")}, `);
      line.text(`Partition-ID=${inside(line, quad, "partition_id")}, Error=${error(line, quad)})`);
    },
    "kafka.apiVersion": apiVersion,
    "kafka.requestFrame": (line, quad) => line.text(`[Request Frame: ${line.number(quad)}]`),
    "kafka.toldVersion": (line, quad) => line.text(`[API Version: ${line.number(quad)}]`),
    "kafka.toldKey"(line, quad) {
      line.text("[API Key: ");
      line.named(quad, "Unknown");
      line.text(` (${line.number(quad)})]`);
    },
  },
});
