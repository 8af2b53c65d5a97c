import { u64 } from "../../bytes/numbers.ts";
import { counted, signedVarint, type KafkaPage } from "./kafka-page.ts";
import type { KafkaName } from "./kafka-fields.ts";

/** Octets of the offset and the size in front of a message; from its beginning to its version. */
const HEAD = 12;
const MAGIC_AT = 16;
const BATCH = 2;
const UNCOMPRESSED = 0;

/** Takes messages behind how many octets they have (Kafka protocol guide, Record Batch). */
export function messageSet(page: KafkaPage): void {
  if (page.left < 4) return page.fail();
  const size = page.peek(4) | 0;
  page.pass(4);
  if (size <= 0 || page.lacks) return;
  page.window(size, () => {
    page.group("messageSet", page.left, () => {
      while (page.left > 0) {
        const octets = page.left > HEAD ? HEAD + page.peek(4, HEAD - 4) : Infinity;
        const magic = page.peek(1, MAGIC_AT);
        if (octets > page.left || octets <= MAGIC_AT) return void page.take("truncated", page.left);
        if (magic > BATCH) {
          page.mark("unknownMagic", 0);
          return page.pass(page.left);
        }
        if (magic === BATCH) page.window(octets, batch);
        else message(page);
      }
    });
  });
}

/** A message of version 0 or 1, as Wireshark reads it: it takes the octet behind the attributes for part of them. */
function message(page: KafkaPage): void {
  const { at } = page;
  page.mark("message", page.left);
  page.within(() => {
    page.take("offset", 8);
    page.take("messageSize");
    page.take("messageCrc");
    const magic = page.take("magic");
    page.take("codec", 1);
    page.take("timestampType", 1);
    if (magic === 1) page.take("messageTimestamp", 8);
    counted(page, "messageKey", false, "badOctets");
    counted(page, "messageValue", false, "badText");
  });
  if (page.at <= at) page.fail();
}

function batch(page: KafkaPage): void {
  page.group("batch", page.left, () => {
    page.take("offset", 8);
    page.take("messageSize");
    page.take("leaderEpoch");
    page.take("magic");
    page.take("batchCrc");
    const codec = page.take("attributes") & 7;
    page.take("lastOffsetDelta");
    page.take("firstTimestamp", 8);
    page.take("lastTimestamp", 8);
    page.take("producerId", 8);
    page.take("producerEpoch");
    page.take("baseSequence");
    const base = page.at;
    const count = page.take("batchSize");
    if (codec !== UNCOMPRESSED) return;
    for (let i = 0; i < count && page.left > 0; i++) record(page, base);
  });
}

/** Takes a number of variable size as `name`. */
function number(page: KafkaPage, name: KafkaName): void {
  const { value, size } = signedVarint(page);
  if (size === 0) return page.fail();
  page.mark(name, size, value);
  page.pass(size);
}

function record(page: KafkaPage, batchSizeAt: number): void {
  const { value: length, size } = signedVarint(page);
  if (size === 0 || length < 1 || size + length > page.left) {
    page.mark("badRecord");
    return page.fail();
  }
  page.group("record", size + length, () => {
    page.pass(size);
    page.window(length, () => {
      page.take("recordAttributes");
      moment(page, batchSizeAt);
      number(page, "recordOffset");
      octets(page, "key");
      octets(page, "value");
      headers(page);
    });
  });
}

/** Where the first moment of a batch stands before the number of its records, in milliseconds since 1970. */
const FIRST_MOMENT = 30;

function moment(page: KafkaPage, batchSizeAt: number): void {
  const { value, size } = signedVarint(page);
  if (size === 0) return page.fail();
  const first = BigInt.asIntN(64, u64(page.bytes, batchSizeAt - FIRST_MOMENT));
  page.mark("recordTime", size, (first + BigInt(value)) * 1_000_000n);
  page.pass(size);
}

/** Takes octets behind their length, which is negative where there are none. */
function octets(page: KafkaPage, name: KafkaName): void {
  const { value, size } = signedVarint(page);
  if (size === 0) return page.fail();
  page.pass(size);
  page.take(name, Math.max(0, value));
}

function headers(page: KafkaPage): void {
  const { value: count, size } = signedVarint(page);
  if (size === 0) return page.fail();
  page.group("headers", page.left, () => {
    page.pass(size);
    for (let i = 0; i < count && !page.lacks; i++) {
      page.mark("header", page.left);
      page.within(() => {
        octets(page, "headerKey");
        octets(page, "headerValue");
      });
    }
  });
}
