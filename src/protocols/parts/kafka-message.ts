import { u16 } from "../../bytes/numbers.ts";
import { KAFKA_RESPONSE, type KafkaRequest } from "../../definition/kafka-told.ts";
import { hasClient, hasTaggedHeader, isFlexible, kafkaApi, unsupportedVersion } from "./kafka-apis.ts";
import { kafkaCounted, kafkaFields, kafkaGroups, kafkaWorked, type KafkaName } from "./kafka-fields.ts";
import { counted, lengthAhead, varint, type KafkaPage } from "./kafka-page.ts";
import { messageSet } from "./kafka-records.ts";
import { kafkaRequests } from "./kafka-requests.ts";
import { kafkaResponses } from "./kafka-responses.ts";
import type { KafkaItem } from "./kafka-schema.ts";
import { laidOut } from "./laid-out.ts";

/** Entries of one list that are laid out. */
const ENTRY_LIMIT = 10_000;
const API_KEY_AT = 4;

const narrow: { readonly [name in KafkaName]?: true } = {
  forgottenTopicPartition: true,
  fetchSessionId: true,
  fetchSessionEpoch: true,
};

/** The version of the interface that a message is of, and whether it has tagged fields. */
interface Form {
  readonly version: number;
  readonly flexible: boolean;
}

const short = (value: number): number => (value << 16) >> 16;

function taggedFields(page: KafkaPage): void {
  const { value: count, size } = varint(page);
  if (size === 0) return page.fail();
  page.group("taggedFields", size, () => {
    page.pass(size);
    for (let i = 0; i < count && !page.lacks && i < ENTRY_LIMIT; i++) {
      page.mark("taggedField", 0);
      page.within(() => {
        const tag = varint(page);
        if (tag.size === 0) return page.fail();
        page.mark("tag", tag.size, tag.value);
        page.pass(tag.size);
        const length = varint(page);
        const whole = length.size + length.value;
        if (length.size === 0 || whole > page.left) return page.fail();
        page.take("tagData", whole);
      });
    }
  });
}

function takeValue(page: KafkaPage, name: KafkaName, { flexible }: Form): void {
  if (!(name in kafkaCounted)) return void page.take(name, sizes.get(name));
  const { type } = kafkaCounted[name as keyof typeof kafkaCounted];
  counted(page, name, flexible, type === "FT_BYTES" ? "badOctets" : "badText");
}

/** Octets of values that are worked out of eight, or of four. */
const sizes: ReadonlyMap<KafkaName, number> = new Map(
  Object.entries(kafkaFields).flatMap(([name, field]): [KafkaName, number][] =>
    field.kind === "custom" || field.kind === "uint64" ? [[name as KafkaName, name in narrow ? 4 : 8]] : [],
  ),
);

function takeList(page: KafkaPage, item: KafkaItem, form: Form): void {
  const { value: count, size } = lengthAhead(page, form.flexible, 4);
  if (size === 0) return page.fail();
  page.pass(size);
  if (count < -1) return page.mark("badArray");
  for (let i = 0; i < count && !page.lacks && i < ENTRY_LIMIT; i++) {
    const { at } = page;
    if (!item.tagged) takeValue(page, item.name, form);
    else {
      page.mark(item.name, page.left);
      page.within(() => {
        takeItems(page, item.of, form);
        if (item.name === "apiVersionEntry") remarkListed(page);
        if (form.flexible) taggedFields(page);
      });
    }
    if (page.at === at) return page.fail();
  }
}

function takeItems(page: KafkaPage, items: readonly KafkaItem[], form: Form): void {
  for (const item of items) {
    if (page.lacks) return;
    if (form.version < item.from || form.version > item.to) continue;
    if (item.kind === "value") takeValue(page, item.name, form);
    else if (item.kind === "list") takeList(page, item, form);
    else if (item.kind === "records") messageSet(page);
    else page.group(item.name, page.left, () => takeItems(page, item.of, form));
  }
}

/** Takes what is behind the header. */
function body(page: KafkaPage, items: readonly KafkaItem[], form: Form): void {
  takeItems(page, items, form);
  if (form.flexible && !page.lacks) taggedFields(page);
  if (!page.lacks && page.left > 0) page.place("mismatch", page.start, page.start);
}

/** Says whether Wireshark knows the interface listed in front of the place, and its versions. */
function remarkListed(page: KafkaPage): void {
  if (page.lacks) return;
  const { at, bytes } = page;
  const api = u16(bytes, at - 6);
  const remark = unsupportedVersion(api, u16(bytes, at - 4), u16(bytes, at - 2));
  if (kafkaApi(api) === undefined) page.place("unknownKey", at, at, `Unknown ${api} API key`);
  else if (remark) page.place("unsupported", at, at, remark);
}

/** Says that Wireshark does not know so late a version. */
function remarkVersion(page: KafkaPage, api: number, version: number, at: number): void {
  const remark = unsupportedVersion(api, version, version);
  if (remark) page.within(() => page.place("unsupported", at, at, remark));
}

function request(page: KafkaPage): void {
  const api = short(page.peek(2));
  const { at } = page;
  page.place("requestKey", at, at + 2);
  page.take("apiKey");
  if (kafkaApi(api) === undefined) page.within(() => page.place("unknownKey", at, at, `Unknown ${api} API key`));
  const version = short(page.peek(2));
  page.place("requestVersion", page.at, page.at + 2);
  page.take("apiVersion");
  remarkVersion(page, api, version, page.at);
  page.take("correlationId");
  const flexible = isFlexible(api, version);
  if (hasClient(api, version)) counted(page, "clientId", false, "badText");
  if (flexible) taggedFields(page);
  const items = kafkaRequests[api];
  if (items) body(page, items, { version, flexible });
}

function response(page: KafkaPage, asked: KafkaRequest | undefined): void {
  page.take("correlationId");
  const { start } = page;
  if (!asked) return page.place("requestMissing", start, start);
  const { api, version, frame } = asked;
  page.place("requestFrame", start, start, frame);
  page.place("toldKey", start, start, api);
  page.place("toldShownKey", start, start, api);
  if (kafkaApi(api) === undefined) page.within(() => page.place("unknownKey", start, start, `Unknown ${api} API key`));
  page.place("toldVersion", start, start, version);
  remarkVersion(page, api, version, start);
  if (hasTaggedHeader(api, version)) taggedFields(page);
  const items = kafkaResponses[api];
  if (items) body(page, items, { version, flexible: isFlexible(api, version) });
}

/** A request or a response; whoever cuts the stream tells which, and what a response answers. */
export const kafkaMessage = laidOut(
  "message of Kafka",
  { ...kafkaFields, ...kafkaCounted },
  (page) => {
    if (page.left < API_KEY_AT) return page.fail();
    page.take("length");
    if (page.told === KAFKA_RESPONSE) response(page, page.knowledge as KafkaRequest | undefined);
    else request(page);
  },
  { worked: { ...kafkaWorked, ...kafkaGroups } },
);
