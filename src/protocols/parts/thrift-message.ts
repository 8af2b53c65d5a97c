import { thriftFrame, thriftProtocol, THRIFT_GOES_ON } from "../../definition/thrift-told.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { Binary, compactTypes, thriftFields, thriftWorked } from "./thrift-fields.ts";

type ThriftPage = Page<keyof typeof thriftFields | keyof typeof thriftWorked>;

/** Structures within one another that are read. */
const DEPTH_LIMIT = 25;
const EXCEPTION = 3;

/** Ends a layout whose octets are not all there yet. */
class NotEnough extends Error {}

/** Reads values of either protocol; what is not there ends it by `NotEnough`. */
abstract class Reader {
  protected readonly page: ThriftPage;

  constructor(page: ThriftPage) {
    this.page = page;
  }

  protected need(size: number): void {
    if (size < 0 || this.page.left < size) throw new NotEnough();
  }

  abstract head(): number;
  /** Takes the header of a field; returns its type as the binary protocol has it, `stop` at the end. */
  protected abstract fieldHeader(before: number): { readonly type: number; readonly id: number };
  protected abstract value(type: number, depth: number): void;

  fields(depth: number): void {
    if (depth > DEPTH_LIMIT) throw new NotEnough();
    for (let id = 0; ;) {
      this.need(1);
      if (this.page.peek(1) === Binary.stop) {
        this.page.take("type");
        return;
      }
      const found = this.fieldHeader(id);
      id = found.id;
      this.value(found.type, depth);
    }
  }

  /** Octets that are a text where all of them can be printed. */
  protected content(size: number): void {
    this.need(size);
    const { page } = this;
    page.take(isPrinted(page.bytes.subarray(page.at, page.at + size)) ? "string" : "binary", size);
  }

  protected items(count: number, types: readonly number[], depth: number): void {
    if (depth > DEPTH_LIMIT) throw new NotEnough();
    // What takes no octets is not counted to no end.
    for (let i = 0; i < count && !this.page.lacks; i++) for (const type of types) this.value(type, depth + 1);
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function isPrinted(octets: Uint8Array): boolean {
  let end = octets.length;
  while (end > 0 && octets[end - 1] === 0) end--;
  if (end === 0) return octets.length === 0;
  octets = octets.subarray(0, end);
  try {
    return !/[\p{Cc}\p{Cn}\p{Cs}\p{Co}]/u.test(decoder.decode(octets));
  } catch {
    return false;
  }
}

class BinaryReader extends Reader {
  head(): number {
    const { page } = this;
    page.take("protocol");
    page.take("version");
    page.pass(1);
    const type = page.take("messageType") & 7;
    if (type === EXCEPTION) page.within(() => page.mark("failed"));
    const length = page.take("length");
    this.need(length + 4);
    page.take("method", length);
    page.take("sequence");
    return type;
  }

  exception(): void {
    const { page } = this;
    page.group("exception", page.left, () => {
      for (;;) {
        this.need(1);
        const type = page.peek(1);
        if (type === Binary.stop) return page.pass(1);
        this.need(7);
        const length = page.peek(4, 3);
        page.pass(3);
        if (type === Binary.binary) {
          page.pass(4);
          this.need(length);
          page.take("exceptionMessage", length);
        } else if (type === Binary.i32) page.take("exceptionType");
        else return;
      }
    });
  }

  protected fieldHeader(): { readonly type: number; readonly id: number } {
    this.need(3);
    const { page } = this;
    let found = { type: 0, id: 0 };
    page.group("fieldHeader", 3, () => {
      found = { type: page.take("type"), id: page.take("identifier") };
    });
    return found;
  }

  protected value(type: number, depth: number): void {
    const { page } = this;
    switch (type) {
      case Binary.bool:
        return this.fixed("bool", 1);
      case Binary.i8:
        return this.fixed("i8", 1);
      case Binary.double:
        this.need(8);
        return takeDouble(page, false);
      case Binary.i16:
        return this.fixed("i16", 2);
      case Binary.i32:
        return this.fixed("i32", 4);
      case Binary.i64:
        return this.fixed("i64", 8);
      case Binary.uuid:
        return this.fixed("uuid", 16);
      case Binary.binary:
        this.need(4);
        return this.content(page.take("length"));
      case Binary.struct:
        return page.group("struct", 0, () => this.fields(depth + 1));
      case Binary.list:
        return this.listed("list", "listCount", depth);
      case Binary.set:
        return this.listed("set", "setCount", depth);
      case Binary.map:
        return page.group("map", 0, () => {
          this.need(6);
          const types = [page.take("type"), page.take("type")];
          this.items(page.take("mapCount"), types, depth);
        });
      default:
        throw new NotEnough();
    }
  }

  private fixed(name: "bool" | "i8" | "i16" | "i32" | "i64" | "uuid", size: number): void {
    this.need(size);
    this.page.take(name, size);
  }

  private listed(name: "list" | "set", count: "listCount" | "setCount", depth: number): void {
    const { page } = this;
    page.group(name, 0, () => {
      this.need(5);
      const type = page.take("type");
      this.items(page.take(count), [type], depth);
    });
  }
}

function takeDouble(page: ThriftPage, isLittle: boolean): void {
  const view = new DataView(page.bytes.buffer, page.bytes.byteOffset, page.bytes.byteLength);
  page.mark("double", 8, view.getFloat64(page.at, isLittle));
  page.pass(8);
}

class CompactReader extends Reader {
  head(): number {
    const { page } = this;
    page.take("protocol");
    const type = page.take("compactHead") >> 5;
    this.variable("workedSequence", true);
    const length = this.variable("workedLength", false);
    this.need(length);
    page.take("method", length);
    return type;
  }

  /** Takes a number of as many octets as it takes, seven bits in each, lowest first; `signed`: in zigzag. */
  private variable(name: keyof typeof thriftWorked | "compactI64", signed: boolean): number {
    const { page } = this;
    let [value, size] = [0n, 0];
    for (let octet = 0x80; octet & 0x80; size++) {
      if (size > 9) throw new NotEnough();
      this.need(size + 1);
      octet = page.bytes[page.at + size];
      value |= BigInt(octet & 0x7f) << BigInt(7 * size);
    }
    if (signed) value = (value >> 1n) ^ -(value & 1n);
    if (name === "compactI64") page.take(name, size);
    else {
      page.mark(name, size, Number(BigInt.asIntN(32, value)));
      page.pass(size);
    }
    return Number(value);
  }

  protected fieldHeader(before: number): { readonly type: number; readonly id: number } {
    const { page } = this;
    const octet = page.peek(1);
    let id = before + (octet >> 4);
    page.group("fieldHeader", 1, () => {
      const { at } = page;
      page.take("fieldType");
      if (octet >> 4 === 0) id = this.variable("workedIdentifier", true);
      else page.place("workedIdentifier", at, at + 1, id);
    });
    const type = octet & 15;
    if (type === 1 || type === 2) page.mark("workedBool", 0, type === 1 ? 1 : 0);
    return { type: type === 1 || type === 2 ? -1 : (compactTypes[type] ?? -2), id };
  }

  protected value(type: number, depth: number): void {
    const { page } = this;
    switch (type) {
      case -1:
        return;
      case Binary.bool:
        this.need(1);
        page.mark("workedBool", 1, page.peek(1) === 1 ? 1 : 0);
        return page.pass(1);
      case Binary.i8:
        this.need(1);
        return void page.take("i8");
      case Binary.i16:
        return void this.variable("workedI16", true);
      case Binary.i32:
        return void this.variable("workedI32", true);
      case Binary.i64:
        return void this.variable("compactI64", true);
      case Binary.double:
        this.need(8);
        return takeDouble(page, true);
      case Binary.uuid:
        this.need(16);
        return void page.take("uuid", 16);
      case Binary.binary:
        return this.content(this.variable("workedLength", false));
      case Binary.struct:
        return page.group("struct", 0, () => this.fields(depth + 1));
      case Binary.list:
        return this.listed("list", depth);
      case Binary.set:
        return this.listed("set", depth);
      case Binary.map:
        return page.group("map", 0, () => {
          const count = this.variable("workedMapCount", false);
          if (count === 0) return;
          this.need(1);
          const types = page.take("mapTypes");
          this.items(count, [compactTypes[types >> 4] ?? -2, compactTypes[types & 15] ?? -2], depth);
        });
      default:
        throw new NotEnough();
    }
  }

  private listed(name: "list" | "set", depth: number): void {
    const { page } = this;
    page.group(name, 0, () => {
      this.need(1);
      const octet = page.peek(1);
      let count = octet >> 4;
      if (count < 15) page.take(`${name}Type`);
      else {
        page.take("longType");
        count = this.variable(name === "list" ? "workedListCount" : "workedSetCount", false);
      }
      this.items(count, [compactTypes[octet & 15] ?? -2], depth);
    });
  }
}

function message(page: ThriftPage): void {
  if (thriftFrame(page.bytes, page.at, page.end) > 0) page.take("frameLength");
  const protocol = thriftProtocol(page.bytes, page.at, page.end);
  if (!protocol) return page.fail();
  const reader = protocol === "binary" ? new BinaryReader(page) : new CompactReader(page);
  let type = 0;
  page.group("header", 0, () => {
    type = reader.head();
  });
  if (type === EXCEPTION && reader instanceof BinaryReader) return reader.exception();
  page.group("data", page.left, () => reader.fields(0));
}

/** A message of Thrift, in either protocol; one that goes on in later segments as far as it goes (`THRIFT_GOES_ON`). */
export const thriftMessage = laidOut(
  "message of Thrift",
  thriftFields,
  (page) => {
    try {
      message(page);
    } catch (error) {
      if (!(error instanceof NotEnough)) throw error;
      if (page.told !== THRIFT_GOES_ON) page.fail();
    }
  },
  { worked: thriftWorked },
);
