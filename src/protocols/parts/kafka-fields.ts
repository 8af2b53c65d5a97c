import { decodeText } from "../../bytes/text.ts";
import { u32 as u32At, u64 as u64At } from "../../bytes/numbers.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, frameNumber, int, mark, text, time, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, Expert, ValueStrings } from "../../definition/kinds.ts";
import {
  acknowledgements,
  apiNames,
  codecs,
  configOperations,
  configResources,
  configSources,
  controlBatch,
  coordinators,
  elections,
  errors,
  isolations,
  operations,
  patterns,
  permissions,
  resources,
  securityProtocols,
  timestampTypes,
  transactional,
  transactionResults,
} from "./kafka-words.ts";
import { momentOf } from "./numbers-inside.ts";

const named = (strings?: ValueStrings) => (strings ? { strings } : {});
const int8 = (filter: string, label: string, strings?: ValueStrings): AnyField =>
  int(1, { filter, label, ...named(strings) });
const int16 = (filter: string, label: string, strings?: ValueStrings): AnyField =>
  int(2, { filter, label, ...named(strings) });
const int32 = (filter: string, label: string): AnyField => int(4, { filter, label });
/** 64 bits with a sign. */
const int64 = (filter: string, label: string): AnyField =>
  custom(
    { ...derivedNumber("integer", () => 0), bigint: (octets, start) => BigInt.asIntN(64, u64At(octets, start)) },
    { filter, label, type: "FT_INT64", ...(filter === "offset_time" ? { line: "kafka.offset_time" } : {}) },
  );
/** What Wireshark has 64 bits for, in 32. */
const narrow = (filter: string, label: string): AnyField =>
  custom(
    derivedNumber("integer", (octets_, start) => u32At(octets_, start) | 0),
    { filter, label, type: "FT_INT64" },
  );
const bool = (filter: string, label: string): AnyField => u8({ filter, label, type: "FT_BOOLEAN", show: "bool" });
/** Where what stands behind its length begins: that is of two octets, or of as many as it takes. */
function contents(octets_: Uint8Array, start: number, end: number): number {
  if (end - start < 2) return end;
  const length = (octets_[start] << 8) | octets_[start + 1];
  if (start + 2 + length === end || length === NONE) return start + 2;
  let at = start;
  while (at < end - 1 && octets_[at] >= 0x80) at++;
  return at + 1;
}
/** In front of what is not there. */
const NONE = 0xffff;
const isNull = (octets_: Uint8Array, start: number, end: number): boolean =>
  end - start === 2 ? octets_[start] === 0xff : end - start === 1 && octets_[start] === 0;
const words = (filter: string, label: string): AnyField =>
  custom(
    derivedText("text", (octets_, start, end) =>
      isNull(octets_, start, end) ? "[ Null ]" : decodeText(octets_, contents(octets_, start, end), end),
    ),
    { filter, label, type: "FT_STRING", evenEmpty: true },
  );
const octets = (filter: string, label: string): AnyField =>
  custom(
    {
      ...derivedText("octets", () => ""),
      octets: (octets_, start, end) => octets_.subarray(contents(octets_, start, end), end),
    },
    { filter, label, type: "FT_BYTES", evenEmpty: true },
  );
const milliseconds = (filter: string, label: string): AnyField =>
  momentOf((bytes_, at) => BigInt.asIntN(64, u64At(bytes_, at)) * 1_000_000n, { filter, label });
/** What Wireshark takes the moments of a batch for: seconds in four octets, and nanoseconds. */
const halves = (filter: string, label: string): AnyField =>
  momentOf((bytes_, at) => BigInt(u32At(bytes_, at)) * 1_000_000_000n + BigInt(u32At(bytes_, at + 4) | 0), {
    filter,
    label,
  });
const group = (label: string, line?: string): AnyField => mark({ filter: "", label, ...(line ? { line } : {}) });
const remark = (filter: string, label: string, group: Expert["group"]): AnyField =>
  mark({ filter, label, expert: { severity: "Warn", group } });

/** Fields of Kafka's messages whose octets are their values (Kafka protocol guide). */
export const kafkaFields = {
  length: int32("len", "Length"),
  correlationId: int32("correlation_id", "Correlation ID"),
  requestKey: u16({ filter: "request_key", label: "API Key", type: "FT_INT16", strings: apiNames, hidden: true }),
  requestVersion: u16({ filter: "request.version", label: "API Version", type: "FT_INT16", hidden: true }),
  apiKey: int16("api_key", "API Key", apiNames),
  apiVersion: int16("api_version", "API Version"),
  error: int16("error", "Error", errors),

  offset: int64("offset", "Offset"),
  offsetTime: int64("offset_time", "Time"),
  logStartOffset: int64("log_start_offset", "Log Start Offset"),
  lastStableOffset: int64("last_stable_offset", "Last Stable Offset"),
  firstOffset: int64("first_offset", "First Offset"),
  producerId: int64("producer_id", "Producer ID"),
  brokerEpoch: int64("broker_epoch", "Broker Epoch"),
  retentionTime: int64("retention_time", "Retention Time"),
  sessionLifetimeMs: int64("session_lifetime_ms", "Session Lifetime (ms)"),
  tokenMaxLifeTime: int64("token_max_life_time", "Max Life Time"),
  renewTime: int64("renew_time", "Renew Time"),
  expiryTime: int64("expiry_time", "Expiry Time"),

  forgottenTopicPartition: narrow("forgotten_topic_partition", "Forgotten Topic Partition"),
  fetchSessionId: narrow("fetch_session_id", "Fetch Session ID"),
  fetchSessionEpoch: narrow("fetch_session_epoch", "Fetch Session Epoch"),
  maxOffsets: int32("max_offsets", "Max Offsets"),
  transactionTimeout: int32("transaction_timeout", "Transaction Timeout"),
  timeout: int32("timeout", "Timeout"),
  partitionId: int32("partition_id", "Partition ID"),
  replicaId: int32("replica_id", "Replica ID"),
  isrId: int32("isr_id", "Caught-Up Replica ID"),
  offlineId: int32("offline_id", "Offline Replica ID"),
  nodeId: int32("node_id", "Node ID"),
  controllerId: int(4, { filter: "node_id", label: "Controller ID" }),
  brokerId: int(4, { filter: "node_id", label: "Broker ID" }),
  preferredReplica: int(4, { filter: "replica_id", label: "Preferred Read Replica" }),
  port: int32("port", "Port"),
  controllerEpoch: int32("controller_epoch", "Controller Epoch"),
  leaderId: int32("leader_id", "Leader ID"),
  leaderEpoch: int32("leader_epoch", "Leader Epoch"),
  currentLeaderEpoch: int32("current_leader_epoch", "Leader Epoch"),
  minBytes: int32("min_bytes", "Min Bytes"),
  maxBytes: int32("max_bytes", "Max Bytes"),
  maxWaitTime: int32("max_wait_time", "Max Wait Time"),
  throttleTime: int32("throttle_time", "Throttle time"),
  sessionTimeout: int32("session_timeout", "Session Timeout"),
  rebalanceTimeout: int32("rebalance_timeout", "Rebalance Timeout"),
  generationId: int32("generation_id", "Generation ID"),
  numPartitions: int32("num_partitions", "Number of Partitions"),
  zkVersion: int32("zk_version", "Zookeeper Version"),
  coordinatorEpoch: int32("coordinator_epoch", "Coordinator Epoch"),

  transactionResult: int8("transaction_result", "Transaction Result", transactionResults),
  coordinatorType: int8("coordinator_type", "Coordinator Type", coordinators),
  isolationLevel: int8("isolation_level", "Isolation Level", isolations),
  configOperation: int8("config_operation", "Operation", configOperations),
  aclResourceType: int8("acl_resource_type", "Resource Type", resources),
  aclResourcePatternType: int8("acl_resource_pattern_type", "Resource Pattern Type", patterns),
  aclOperation: int8("acl_operation", "Operation", operations),
  aclPermissionType: int8("acl_permission_type", "Permission Type", permissions),
  configResourceType: int8("config_resource_type", "Resource Type", configResources),
  configSource: int8("config_source", "Source", configSources),
  electionType: int8("election_type", "Election Type", elections),

  requiredAcks: int16("required_acks", "Required Acks", acknowledgements),
  producerEpoch: int16("producer_epoch", "Producer Epoch"),
  replicationFactor: int16("replication_factor", "Replication Factor"),
  brokerSecurityProtocolType: int16("broker_security_protocol_type", "Security Protocol Type", securityProtocols),
  listedKey: int16("api_versions.api_key", "API Key", apiNames),
  minVersion: int16("api_versions.min_version", "Min Version"),
  maxVersion: int16("api_versions.max_version", "Max Version"),

  batchIndex: u32({ filter: "batch_index", label: "Batch Index" }),
  partitionCount: u32({ filter: "partition_count", label: "Partition Count" }),
  clusterAuthorizedOps: u32({ filter: "cluster_authorized_ops", label: "Cluster Authorized Operations", show: "hex" }),
  topicAuthorizedOps: u32({ filter: "topic_authorized_ops", label: "Topic Authorized Operations", show: "hex" }),
  groupAuthorizedOps: u32({ filter: "group_authorized_ops", label: "Group Authorized Operations", show: "hex" }),
  segmentSize: u64({ filter: "segment_size", label: "Segment Size" }),
  offsetLag: u64({ filter: "offset_lag", label: "Offset Lag" }),

  deletePartitions: bool("delete_partitions", "Delete Partitions"),
  isInternal: bool("is_internal", "Is Internal"),
  isNewReplica: bool("is_new_replica", "New Replica"),
  requireStableOffset: bool("require_stable_offset", "Require Stable Offset"),
  allowAutoTopicCreation: bool("allow_auto_topic_creation", "Allow Auto Topic Creation"),
  validateOnly: bool("validate_only", "Only Validate the Request"),
  configIncludeSynonyms: bool("config_include_synonyms", "Include Synonyms"),
  configDefault: bool("config_default", "Default"),
  configReadonly: bool("config_readonly", "Readonly"),
  configSensitive: bool("config_sensitive", "Sensitive"),
  future: bool("future", "Future"),
  includeClusterAuthorizedOps: bool("include_cluster_authorized_ops", "Include Cluster Authorized Operations"),
  includeTopicAuthorizedOps: bool("include_topic_authorized_ops", "Include Topic Authorized Operations"),
  includeGroupAuthorizedOps: bool("include_group_authorized_ops", "Include Group Authorized Operations"),

  commitTimestamp: milliseconds("commit_timestamp", "Timestamp"),
  tokenIssueTimestamp: milliseconds("token_issue_timestamp", "Issue Timestamp"),
  tokenExpiryTimestamp: milliseconds("token_expiry_timestamp", "Expiry Timestamp"),
  tokenMaxTimestamp: milliseconds("token_max_timestamp", "Max Timestamp"),

  messageSize: int32("message_size", "Message Size"),
  messageCrc: u32({ filter: "message_crc", label: "CRC32", show: "hex" }),
  magic: int8("message_magic", "Magic Byte"),
  codec: custom(
    derivedNumber("codec", (octets_, at) => octets_[at] & 7),
    { filter: "message_codec", label: "Compression Codec", type: "FT_UINT8", strings: codecs, line: "kafka.codec" },
  ),
  timestampType: custom(
    derivedNumber("type", (octets_, at) => (octets_[at] >> 3) & 1),
    { filter: "message_timestamp_type", label: "Timestamp Type", type: "FT_UINT8", strings: timestampTypes },
  ),
  messageTimestamp: milliseconds("message_timestamp", "Timestamp"),
  batchCrc: u32({ filter: "batch_crc", label: "CRC32", show: "hex" }),
  attributes: u16({
    filter: "",
    views: [
      { filter: "batch_codec", label: "Compression Codec", type: "FT_UINT16", mask: 7, strings: codecs },
      { filter: "batch_timestamp_type", label: "Timestamp Type", type: "FT_UINT16", mask: 8, strings: timestampTypes },
      { filter: "batch_transactional", label: "Transactional", type: "FT_UINT16", mask: 16, strings: transactional },
      { filter: "batch_control_batch", label: "Control Batch", type: "FT_UINT16", mask: 32, strings: controlBatch },
    ],
  }),
  lastOffsetDelta: u32({ filter: "batch_last_offset_delta", label: "Last Offset Delta" }),
  firstTimestamp: halves("batch_first_timestamp", "First Timestamp"),
  lastTimestamp: halves("batch_last_timestamp", "Last Timestamp"),
  baseSequence: int32("batch_base_sequence", "Base Sequence"),
  batchSize: u32({ filter: "batch_size", label: "Size" }),
  recordAttributes: int8("record_attributes", "Record Attributes (reserved)"),
  key: bytes("rest", { filter: "message_key", label: "Key", evenEmpty: true, line: "kafka.key" }),
  value: bytes("rest", { filter: "message_value", label: "Value", evenEmpty: true, line: "kafka.value" }),
  headerKey: text("rest", { filter: "header_key", label: "Header Key", evenEmpty: true }),
  headerValue: bytes("rest", { filter: "header_value", label: "Header Value", evenEmpty: true }),
  truncated: bytes("rest", { filter: "truncated_content", label: "Truncated Content" }),

  taggedFields: group("Tagged fields"),
  taggedField: group("Field"),
  messageSet: group("Message Set"),
  message: group("Message"),
  batch: group("Record Batch"),
  record: group("Record"),
  headers: group("Headers"),
  header: group("Header", "kafka.header"),

  requestMissing: remark("request_missing", "Request missing", "Undecoded"),
  badText: remark("bad_string_length", "Invalid string length field", "Malformed"),
  badOctets: remark("bad_bytes_length", "Invalid byte length field", "Malformed"),
  badArray: remark("bad_array_length", "Invalid array length field", "Malformed"),
  badRecord: remark("bad_record_length", "Invalid record length field", "Malformed"),
  unknownMagic: remark("unknown_message_magic", "Invalid message magic field", "Malformed"),
  mismatch: remark("pdu_length_mismatch", "Dissected message does not end at the pdu length offset", "Malformed"),
};

/** Texts and octets behind their lengths. */
export const kafkaCounted = {
  metadata: words("metadata", "Metadata"),
  errorMessage: words("error_message", "Error Message"),
  clientId: words("client_id", "Client ID"),
  clientHost: words("client_host", "Client Host"),
  transactionalId: words("transactional_id", "Transactional ID"),
  topicName: words("topic_name", "Topic Name"),
  batchIndexErrorMessage: words("batch_index_error_message", "Batch Index Error Message"),
  consumerGroup: words("consumer_group", "Consumer Group"),
  consumerGroupInstance: words("consumer_group_instance", "Consumer Group Instance"),
  coordinatorKey: words("coordinator_key", "Coordinator Key"),
  host: words("host", "Host"),
  listenerName: words("listener_name", "Listener"),
  rack: words("rack", "Rack"),
  clusterId: words("cluster_id", "Cluster ID"),
  groupLeaderId: words("group_leader_id", "Leader ID"),
  groupState: words("group_state", "State"),
  memberId: words("member_id", "Consumer Group Member ID"),
  protocolType: words("protocol_type", "Protocol Type"),
  protocolName: words("protocol_name", "Protocol Name"),
  saslMechanism: words("sasl_mechanism", "SASL Mechanism"),
  configKey: words("config_key", "Key"),
  configValue: words("config_value", "Value"),
  forgottenTopicName: words("forgotten_topic_name", "Forgotten Topic Name"),
  aclResourceName: words("acl_resource_name", "Resource Name"),
  aclPrincipal: words("acl_principal", "Principal"),
  aclHost: words("acl_host", "Host"),
  configResourceName: words("config_resource_name", "Resource Name"),
  logDir: words("log_dir", "Log Directory"),
  principalType: words("principal_type", "Principal Type"),
  principalName: words("principal_name", "Principal Name"),
  tokenId: words("token_id", "ID"),
  clientSoftwareName: words("client_software_name", "Client Software Name"),
  clientSoftwareVersion: words("client_software_version", "Client Software Version"),
  protocolMetadata: octets("protocol_metadata", "Protocol Metadata"),
  memberMetadata: octets("member_metadata", "Member Metadata"),
  memberAssignment: octets("member_assignment", "Member Assignment"),
  saslAuthentication: octets("sasl_authentication", "SASL Authentication Bytes"),
  tagData: octets("tagged_field_data", "Tag Data"),
  tokenHmac: octets("token_hmac", "HMAC"),
  messageKey: octets("message_key", "Key"),
  messageValue: octets("message_value", "Value"),
};

/** Fields whose values are worked out. */
export const kafkaWorked = {
  toldKey: u16({ filter: "response_key", label: "API Key", type: "FT_INT16", strings: apiNames, hidden: true }),
  toldShownKey: u16({
    filter: "api_key",
    label: "API Key",
    type: "FT_INT16",
    strings: apiNames,
    line: "kafka.toldKey",
  }),
  toldVersion: u16({ filter: "response.version", label: "API Version", type: "FT_INT16", line: "kafka.toldVersion" }),
  unknownKey: mark({
    filter: "unknown_api_key",
    label: "Unknown API key",
    expert: { severity: "Warn", group: "Undecoded" },
  }),
  unsupported: mark({
    filter: "unsupported_api_version",
    label: "Unsupported API version",
    expert: { severity: "Warn", group: "Undecoded" },
  }),
  requestFrame: frameNumber({ filter: "request_frame", label: "Request Frame", line: "kafka.requestFrame" }),
  recordTime: time({ filter: "message_timestamp", label: "Timestamp" }),
  tag: u64({ filter: "tagged_field_tag", label: "Tag Value", show: "hex" }),
  recordOffset: u64({ filter: "offset", label: "Offset", type: "FT_INT64" }),
};

/** The groups of what messages list, by their lines. */
export const kafkaGroups = {
  topic: group("Topic"),
  namedTopic: group("Topic", "kafka.namedTopic"),
  countedTopic: group("Topic", "kafka.countedTopic"),
  taggedTopic: group("Topic", "kafka.taggedTopic"),
  topicMetadata: group("Topic", "kafka.topicMetadata"),
  topicError: group("Topic", "kafka.topicError"),
  topicList: group("Topics"),
  partition: group("Partition", "kafka.partition"),
  offsetPartition: group("Partition", "kafka.offsetPartition"),
  topicPartition: group("Partition", "kafka.topicPartition"),
  topicPartitionError: group("Partition", "kafka.topicPartitionError"),
  leaderPartition: group("Partition", "kafka.topicPartition"),
  broker: group("Broker", "kafka.broker"),
  endpoint: group("Endpoint"),
  liveLeader: group("Live Leader", "kafka.liveLeader"),
  coordinator: group("Coordinator", "kafka.coordinator"),
  brokers: group("Broker Metadata"),
  topics: group("Topic Metadata"),
  replicas: group("Replicas"),
  caughtUp: group("Caught-Up Replicas"),
  offline: group("Offline Replicas"),
  isrs: group("ISRs"),
  currentReplicas: group("Current Replicas"),
  addingReplicas: group("Adding Replicas"),
  removingReplicas: group("Removing Replicas"),
  forgottenTopics: group("Forgotten Topics"),
  forgottenTopic: group("Forgotten Topic"),
  abortedTransactions: group("Aborted Transactions"),
  transaction: group("Transaction"),
  recordError: group("Record Error"),
  groupProtocols: group("Group Protocols"),
  groupProtocol: group("Group Protocol", "kafka.groupProtocol"),
  members: group("Members"),
  member: group("Member", "kafka.member"),
  assignments: group("Group Assignments"),
  assignment: group("Group Assignment"),
  consumerGroupEntry: group("Group", "kafka.group"),
  mechanisms: group("Enabled SASL Mechanisms"),
  apiVersionEntry: group("API Version", "kafka.apiVersion"),
  replicaAssignment: group("Replica Assignment"),
  config: group("Config"),
  configEntry: group("Entry", "kafka.configEntry"),
  configSynonym: group("Synonym"),
  resource: group("Resource"),
  marker: group("Marker"),
  aclEntry: group("ACL"),
  aclResource: group("Resource"),
  logDirectory: group("Log Directory"),
  principal: group("Principal"),
  token: group("Token"),
};

export type KafkaName =
  | keyof typeof kafkaFields
  | keyof typeof kafkaCounted
  | keyof typeof kafkaWorked
  | keyof typeof kafkaGroups;
