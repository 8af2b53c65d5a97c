import { u16, uint } from "../../bytes/numbers.ts";
import { MALFORMED, type Custom, type Found } from "../../definition/custom.ts";
import { vendorName } from "./isakmp-vendors.ts";
import { fields, number, type FieldName } from "./isakmp-fields.ts";

/** One payload as a value: the type of the next one, the octet of flags, and what it says. */
export interface IsakmpPayload {
  readonly next: number;
  readonly flags: number;
  readonly octets: Uint8Array;
}
/** The payloads of a message; octets that begin none are the rest. */
export interface IsakmpPayloads {
  readonly payloads: readonly IsakmpPayload[];
  readonly rest?: Uint8Array;
}

/** Octets in front of what a payload says: next type, flags, length. */
const HEADER = 4;
/** Where a message says what its first payload is, its version, and its flags. */
const FIRST = 16;
const VERSION = 17;
const FLAGS = 19;
const ENCRYPTED = 1;
/** Payloads that hold others, and those of version 2 that are encrypted. */
const SA1 = 1;
const SA2 = 33;
const SEALED = [46, 53];
const CERTIFICATE_REQUEST1 = 7;

/** The payloads of a message of ISAKMP (RFC 2408 3) or IKEv2 (RFC 7296 3), each of which says what the next one is. */
export const payloads: Custom<IsakmpPayloads> = {
  name: "payloads",
  single: true,
  skip(octets, at, end, layerStart) {
    if (isEncrypted(octets, layerStart)) return end;
    let stop = at;
    for (let type = octets[layerStart + FIRST]; type !== 0 && stop + HEADER <= end;) {
      const length = u16(octets, stop + 2);
      if (length < HEADER || stop + length > end) return MALFORMED;
      type = SEALED.includes(type) ? 0 : octets[stop];
      stop += length;
    }
    return end;
  },
  read({ bytes: octets, layerStart }, start, end) {
    const list: IsakmpPayload[] = [];
    let at = start;
    if (!isEncrypted(octets, layerStart))
      for (let type = octets[layerStart + FIRST]; type !== 0 && at + HEADER <= end;) {
        const stop = at + u16(octets, at + 2);
        list.push({ next: octets[at], flags: octets[at + 1], octets: octets.slice(at + HEADER, stop) });
        type = SEALED.includes(type) ? 0 : octets[at];
        at = stop;
      }
    return { payloads: list, ...(at < end ? { rest: octets.slice(at, end) } : {}) };
  },
  write(writer, value) {
    for (const { next, flags, octets } of value?.payloads ?? []) {
      writer.uint(next, 1);
      writer.uint(flags, 1);
      writer.uint(octets.length + HEADER, 2);
      writer.octets(octets);
    }
    if (value?.rest) writer.octets(value.rest);
  },
  inner: fields,
  visit(octets, start, end, found, layerStart) {
    const visit = new Visit(octets, found, octets[layerStart + VERSION] >> 4);
    if (isEncrypted(octets, layerStart)) visit.say("encrypted", start, end);
    else visit.chain(octets[layerStart + FIRST], start, end);
  },
};

function isEncrypted(octets: Uint8Array, layerStart: number): boolean {
  return octets[layerStart + VERSION] >> 4 === 1 && (octets[layerStart + FLAGS] & ENCRYPTED) !== 0;
}

/** Says where the fields of payloads are. */
class Visit {
  private readonly octets: Uint8Array;
  private readonly found: Found;
  private readonly version: number;

  constructor(octets: Uint8Array, found: Found, version: number) {
    this.octets = octets;
    this.found = found;
    this.version = version;
  }

  say(name: FieldName, start: number, end: number): void {
    this.found(number(name), start, end);
  }

  /** Says fields of these sizes from `at` on, as far as there is room; returns where they end. */
  private row(at: number, end: number, ...parts: readonly (readonly [FieldName | undefined, number])[]): number {
    let next = at;
    for (const [name, size] of parts) {
      if (next + size > end) return end;
      if (name) this.say(name, next, next + size);
      next += size;
    }
    return next;
  }

  chain(first: number, start: number, end: number): void {
    let at = start;
    for (let type = first; type !== 0 && at + HEADER <= end;) {
      const stop = at + u16(this.octets, at + 2);
      this.say("payload", at, stop);
      this.row(at, stop, ["next", 1], [this.version === 1 ? "reserved" : "critical", 1], ["length", 2]);
      this.body(type, at + HEADER, stop);
      type = SEALED.includes(type) ? 0 : this.octets[at];
      at = stop;
    }
    if (at < end) this.say("extra", at, end);
  }

  private rest(name: FieldName, at: number, end: number): void {
    if (at < end) this.say(name, at, end);
  }

  private body(type: number, at: number, end: number): void {
    switch (type) {
      case SA1:
        return this.proposals(this.row(at, end, ["domain", 4], ["situation", 4]), end);
      case SA2:
        return this.proposals(at, end);
      case 4:
        return this.rest("keyExchange", at, end);
      case 34:
        return this.rest("keyExchange", this.row(at, end, ["group", 2], ["reserved", 2]), end);
      case 5:
        return this.identity(
          at,
          this.row(at, end, ["identity1", 1], ["identityProtocol", 1], ["identityPort", 2]),
          end,
        );
      case 35:
      case 36:
        return this.identity(at, this.row(at, end, ["identity2", 1], ["reserved", 3]), end);
      case CERTIFICATE_REQUEST1:
        return this.rest("authority", this.row(at, end, ["requested1", 1]), end);
      case 38:
        return this.rest("authority", this.row(at, end, ["requested2", 1]), end);
      case 6:
        return this.rest("certificate", this.row(at, end, ["encoding1", 1]), end);
      case 37:
        return this.rest("certificate", this.row(at, end, ["encoding2", 1]), end);
      case 8:
        return this.rest("hash", at, end);
      case 9:
        return this.rest("signature", at, end);
      case 10:
      case 40:
        return this.rest("nonce", at, end);
      case 39:
        return this.rest("authentication", this.row(at, end, ["method", 1], ["reserved", 3]), end);
      case 11:
        return this.notification(this.row(at, end, ["notifyDomain", 4]), end, "notifyProtocol1", "notification1");
      case 41:
        return this.notification(at, end, "notifyProtocol2", "notification2");
      case 12:
        return this.deletion(this.row(at, end, ["deleteDomain", 4]), end, "deleteProtocol1");
      case 42:
        return this.deletion(at, end, "deleteProtocol2");
      case 13:
      case 43:
        this.rest("vendor", at, end);
        if (vendorName(this.octets, at, end) !== undefined) this.say("vendorName", at, end);
        return;
      case 20:
      case 130:
        return this.rest("natHash", at, end);
      case 44:
      case 45:
        return this.selectors(at, end);
      case 46: {
        const vector = this.row(at, end, ["vector", 4]);
        return this.rest("sealed", vector, end);
      }
      case 53:
        this.row(at, end, ["fragmentNumber", 2], ["fragmentTotal", 2]);
    }
  }

  private proposals(start: number, end: number): void {
    const { octets, version } = this;
    for (let at = start; at + HEADER + 4 <= end;) {
      const stop = at + u16(octets, at + 2);
      if (stop < at + HEADER + 4 || stop > end) return;
      this.say("proposal", at, stop);
      const body = this.row(
        at,
        stop,
        ["nestedNext", 1],
        ["nestedReserved", 1],
        ["nestedLength", 2],
        ["proposalNumber", 1],
        [version === 1 ? "proposalProtocol1" : "proposalProtocol2", 1],
        ["spiSize", 1],
        ["transforms", 1],
      );
      const size = octets[at + 6];
      const spi = size > 0 ? this.row(body, stop, ["spi", size]) : body;
      this.transforms(spi, stop, octets[at + 5]);
      if (octets[at] === 0) return;
      at = stop;
    }
  }

  private transforms(start: number, end: number, protocol: number): void {
    const { octets, version } = this;
    for (let at = start; at + HEADER + 4 <= end;) {
      const stop = at + u16(octets, at + 2);
      if (stop < at + HEADER + 4 || stop > end) return;
      this.say("transform", at, stop);
      const body = this.row(at, stop, ["deepNext", 1], ["deepReserved", 1], ["deepLength", 2]);
      if (version === 1) {
        const list = this.row(body, stop, ["transformNumber", 1], ["transformId", 1], ["deepReserved", 2]);
        if (protocol === ISAKMP) this.attributes(list, stop, 1);
      } else {
        const id = transformIds[octets[body]] ?? "otherId";
        this.attributes(this.row(body, stop, ["transformType", 1], ["deepReserved", 1], [id, 2]), stop, 2);
      }
      if (octets[at] === 0) return;
      at = stop;
    }
  }

  /** Attributes: a type whose first bit says that the value stands in place of the length (RFC 2408 3.3). */
  private attributes(start: number, end: number, version: 1 | 2): void {
    const { octets } = this;
    for (let at = start; at + 4 <= end;) {
      const short = octets[at] >= 0x80;
      const value = short ? at + 2 : at + 4;
      const stop = short ? at + 4 : value + u16(octets, at + 2);
      if (stop > end) return;
      const type = u16(octets, at) & 0x7fff;
      this.say(`attribute${version}`, at, stop);
      this.say(`attributeFormat${version}`, at, at + 2);
      this.say(`attributeType${version}`, at, at + 2);
      if (!short) this.say(`attributeLength${version}`, at + 2, at + 4);
      this.say(`attributeValue${version}`, value, stop);
      const named = (version === 1 ? attributes1 : attributes2)[type];
      if (named && (stop - value === 2 || (named === "duration" && stop - value === 4))) this.say(named, value, stop);
      at = stop;
    }
  }

  private identity(type: number, at: number, end: number): void {
    if (at > end) return;
    this.say("identityData", at, end);
    const { octets } = this;
    const left = end - at;
    switch (octets[type]) {
      case 1:
        if (left >= 4) this.say("address4", at, at + 4);
        return;
      case 2:
        return this.say("domainName", at, end);
      case 3:
        return this.say("userName", at, end);
      case 4:
        this.row(at, end, ["subnet4", 4], ["subnet4", 4]);
        return;
      case 5:
        if (left >= 16) this.say("address6", at, at + 16);
        return;
      case 6:
        this.row(at, end, ["subnet6", 16], ["subnet6", 16]);
        return;
      case 7:
        this.row(at, end, ["rangeStart4", 4], ["rangeEnd4", 4]);
        return;
      case 8:
        this.row(at, end, ["rangeStart6", 16], ["rangeEnd6", 16]);
        return;
      case 11:
        return this.say("keyId", at, end);
    }
  }

  private notification(start: number, end: number, protocol: FieldName, type: FieldName): void {
    const size = this.octets[start + 1];
    const body = this.row(start, end, [protocol, 1], ["bodySpiSize", 1], [type, 2]);
    const at = size > 0 ? this.row(body, end, ["bodySpi", size]) : body;
    this.say("notificationData", at, end);
    const which = uint(this.octets, start + 2, 2);
    if (this.version !== 1 && which === SIGNATURE_HASHES)
      for (let hash = at; hash + 2 <= end; hash += 2) this.say("signatureHash", hash, hash + 2);
  }

  private deletion(start: number, end: number, protocol: FieldName): void {
    const size = this.octets[start + 1];
    const body = this.row(start, end, [protocol, 1], ["bodySpiSize", 1], ["spiCount", 2]);
    if (size > 0) for (let at = body; at + size <= end; at += size) this.say("deletedSpi", at, at + size);
  }

  private selectors(start: number, end: number): void {
    const { octets } = this;
    for (let at = this.row(start, end, ["selectorCount", 1], ["reserved", 3]); at + 8 <= end;) {
      const stop = at + u16(octets, at + 2);
      if (stop < at + 8 || stop > end) return;
      const body = this.row(
        at,
        stop,
        ["selectorType", 1],
        ["selectorProtocol", 1],
        ["selectorLength", 2],
        ["startPort", 2],
        ["endPort", 2],
      );
      if (octets[at] === 7) this.row(body, stop, ["start4", 4], ["end4", 4]);
      if (octets[at] === 8) this.row(body, stop, ["start6", 16], ["end6", 16]);
      at = stop;
    }
  }
}

const ISAKMP = 1;
const SIGNATURE_HASHES = 16431;
const transformIds: { readonly [type: number]: FieldName } = {
  1: "encryptionId",
  2: "randomId",
  3: "integrityId",
  4: "groupId",
  5: "sequenceId",
};
const attributes1: { readonly [type: number]: FieldName } = {
  1: "encryption",
  2: "hashAlgorithm",
  3: "authenticationMethod",
  4: "groupDescription",
  11: "lifeType",
  12: "duration",
  14: "keyLength",
};
const attributes2: { readonly [type: number]: FieldName } = { 14: "keyLength2" };
