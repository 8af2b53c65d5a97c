import { formatIPv4, parseIPv4 } from "../../bytes/addresses.ts";
import { decodeText, encodeText } from "../../bytes/text.ts";
import { MALFORMED, type Custom } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";
import { nameCodec, type DomainName } from "./dns-name.ts";

const ADDRESS = 4;

/** Routes as `10.0.0.0/8:192.168.0.1`, of whose destination only the octets that its width needs are sent (RFC 3442). */
export function classlessRoutes(about: Common<readonly string[]> = {}): Field<readonly string[]> {
  const visit: Custom<unknown>["visit"] = (octets, start, end, found) => {
    for (let at = start; at < end; at += 1 + octetsOf(octets[at]) + ADDRESS)
      found(0, at, at + 1 + octetsOf(octets[at]) + ADDRESS);
  };
  const route = bytes("rest", { filter: about.filter ?? "", label: about.label ?? "" });
  return custom({ ...routes, beside: true, inner: [{ key: "route", field: route }], visit }, { ...about, filter: "" });
}

const routes: Custom<readonly string[]> = {
  name: "classless routes",
  skip(bytes, at, end) {
    let next = at;
    while (next < end) {
      if (bytes[next] > 32) return MALFORMED;
      next += 1 + octetsOf(bytes[next]) + ADDRESS;
    }
    return next;
  },
  read({ bytes }, start, end) {
    const found: string[] = [];
    for (let at = start; at < end;) {
      const width = bytes[at];
      const octets = octetsOf(width);
      const destination = new Uint8Array(ADDRESS);
      destination.set(bytes.subarray(at + 1, at + 1 + octets));
      found.push(`${formatIPv4(destination, 0)}/${width}:${formatIPv4(bytes, at + 1 + octets)}`);
      at += 1 + octets + ADDRESS;
    }
    return found;
  },
  write(writer, value) {
    for (const route of value ?? []) {
      const [, destination, width, router] = /^([\d.]+)\/(\d+):([\d.]+)$/.exec(route) ?? [];
      const to = parseIPv4(destination ?? "");
      const by = parseIPv4(router ?? "");
      if (!to || !by || Number(width) > 32)
        throw new RangeError(`"${route}" is not a route such as 10.0.0.0/8:192.168.0.1`);
      writer.uint(Number(width), 1);
      writer.octets(to.subarray(0, octetsOf(Number(width))));
      writer.octets(by);
    }
  },
};

function octetsOf(width: number): number {
  return (width + 7) >> 3;
}

/** Names compressed within the option itself (RFC 3397). */
export function domainList(about: Common<readonly DomainName[]> = {}): Field<readonly DomainName[]> {
  return custom(listed(compressedNames, about), { ...about, filter: "" });
}

/** Names spelled out (RFC 8415 10). */
export function plainDomainList(about: Common<readonly DomainName[]> = {}): Field<readonly DomainName[]> {
  return custom(listed(plainNames, about, "."), { ...about, filter: "" });
}

/** The codec of a list whose names are fields; `ending` is what Wireshark ends them with. */
function listed(
  list: Custom<readonly DomainName[]>,
  { filter = "", label = "" }: Common<readonly DomainName[]>,
  ending = "",
): Custom<readonly DomainName[]> {
  const name = nameCodec(true);
  // A name is shown over the list up to its end, because pointers count from the list's start.
  const text = derivedText("name in a list", (octets, start, end) => {
    let last = start;
    for (let next = start; next < end; next = name.skip(octets, next, end, start)) last = next;
    return `${name.text?.(octets, last, end, start) ?? ""}${ending}`;
  });
  return {
    ...list,
    beside: true,
    inner: [{ key: "name", field: custom(text, { filter, label }) }],
    visit(octets, start, end, found) {
      for (let at = start, stop = start; at < end; at = stop) {
        stop = name.skip(octets, at, end, start);
        if (stop <= at) return;
        found(0, start, stop);
      }
    },
  };
}

function listOf(name: Custom<DomainName>): Custom<readonly DomainName[]> {
  return {
    name: `list of ${name.name}s`,
    skip(bytes, at, end) {
      let next = at;
      while (next < end) {
        next = name.skip(bytes, next, end, at);
        if (next < 0) return MALFORMED;
      }
      return next;
    },
    read({ bytes }, start, end) {
      const around = { bytes, layerStart: start, notes: new Map<string, number>() };
      const found: DomainName[] = [];
      for (let at = start; at < end;) {
        const stop = name.skip(bytes, at, end, start);
        found.push(name.read(around, at, stop));
        at = stop;
      }
      return found;
    },
    write(writer, value, { bytes }) {
      const around = { bytes, layerStart: writer.length, notes: new Map<string, number>() };
      for (const one of value ?? []) name.write(writer, one, around);
    },
  };
}
const compressedNames = listOf(nameCodec(true));
const plainNames = listOf(nameCodec(false));

/** Classes each behind its length (RFC 3004), or, as many clients send it, one text without. */
export function userClass(about: Common<readonly string[] | string> = {}): Field<readonly string[] | string> {
  return custom(classes, about);
}

const classes: Custom<readonly string[] | string> = {
  name: "user class",
  skip: (_bytes, _at, end) => end,
  read({ bytes }, start, end) {
    const found: string[] = [];
    let at = start;
    while (at < end && bytes[at] > 0) {
      found.push(decodeText(bytes, at + 1, Math.min(end, at + 1 + bytes[at])));
      at += 1 + bytes[at];
    }
    return at === end ? found : decodeText(bytes, start, end);
  },
  write(writer, value) {
    if (typeof value === "string") {
      writer.octets(encodeText(value));
      return;
    }
    for (const one of value ?? []) {
      const octets = encodeText(one);
      writer.uint(octets.length, 1);
      writer.octets(octets);
    }
  },
};
