import { bacnetFields } from "./bacnet-fields.ts";
import { laidOut, type Page } from "./laid-out.ts";

type Name = keyof typeof bacnetFields;
type BacnetPage = Page<Name>;

const Type = {
  confirmed: 0,
  unconfirmed: 1,
  simpleAck: 2,
  complexAck: 3,
  segmentAck: 4,
  error: 5,
  reject: 6,
  abort: 7,
} as const;
const SEGMENTED = 0x08;
const Service = { readProperty: 12, readSeveral: 14, writeProperty: 15 } as const;
const WHO_IS = 8;
const I_AM = 0;
const Property = { objectName: 77, presentValue: 85, vendor: 120 } as const;
const Kind = { real: 4, text: 7, bits: 8, enumerated: 9, object: 12, unsigned: 2 } as const;
/** Tags within tags; what is deeper is left out. */
const DEPTH_LIMIT = 16;
const OPENING = 6;
const CLOSING = 7;
const EXTENDED = 5;

/** A message of BACnet's application layer (ASHRAE 135 20.1). */
export const bacnetMessage = laidOut("message of BACnet", bacnetFields, (page) => {
  const first = page.peek(1);
  const type = first >> 4;
  page.take("typeFlags");
  if (type === Type.confirmed || type === Type.complexAck) {
    page.place(type === Type.confirmed ? "flagsRequest" : "flagsAck", page.start, page.start + 1);
    if (type === Type.confirmed) page.take("sizes");
    page.take("invoke");
    if (first & SEGMENTED) {
      page.take("sequence");
      page.take("window");
    }
    const service = page.take("confirmed");
    if (!(first & SEGMENTED)) new Tags(page, type, service).all();
  } else if (type === Type.unconfirmed) new Tags(page, type, page.take("unconfirmed")).all();
  else if (type === Type.segmentAck) {
    page.place("segmentAck", page.start, page.start + 1);
    for (const name of ["invoke", "sequence", "window"] as const) page.take(name);
  } else if (type <= Type.abort) {
    page.take("invoke");
    if (type === Type.reject) page.take("rejectReason");
    else if (type === Type.abort) page.take("abortReason");
    else {
      const service = page.take("confirmed");
      if (type === Type.error) new Tags(page, type, service).all();
    }
  }
});

/** Reads the tags of a message with their values. */
class Tags {
  private readonly page: BacnetPage;
  private readonly type: number;
  private readonly service: number;
  private property = -1;
  private count = 0;
  /** Errors have a class and a code. */
  private errors = 0;

  constructor(page: BacnetPage, type: number, service: number) {
    this.page = page;
    this.type = type;
    this.service = service;
  }

  all(): void {
    const { page } = this;
    const open: number[] = [];
    while (page.left > 0) {
      const first = page.peek(1);
      const isContext = (first & 8) !== 0;
      const number = first >> 4;
      const kind = first & 7;
      if (isContext && (kind === OPENING || kind === CLOSING)) {
        page.take("contextNamed");
        if (kind === CLOSING) open.pop();
        else if (open.length < DEPTH_LIMIT) open.push(number);
        else return page.fail();
        this.count = 0;
        continue;
      }
      const length = this.tag(isContext, kind, number);
      if (isContext) this.context(number, length, open);
      else this.application(number, length, open);
    }
  }

  /** Takes a tag; returns the octets of its value. */
  private tag(isContext: boolean, kind: number, number: number): number {
    const { page } = this;
    if (kind !== EXTENDED) {
      page.take(isContext ? "contextTag" : "applicationTag");
      // A boolean's value stands in its tag.
      return !isContext && number === 1 ? 0 : kind;
    }
    page.take(isContext ? "contextNamed" : "applicationNamed");
    const length = page.peek(1);
    if (length < 254) return page.take("length8");
    page.pass(1);
    return page.take(length === 254 ? "length16" : "length32");
  }

  private context(number: number, length: number, open: readonly number[]): void {
    const { page, type, service } = this;
    const inside = open.at(-1);
    if (type === Type.unconfirmed) {
      if (service === WHO_IS && length > 0 && length <= 3) {
        page.take(`${number === 0 ? "low" : "high"}${8 * length}` as "low8");
        return;
      }
      return page.pass(length);
    }
    const several = service === Service.readSeveral;
    const single = service === Service.readProperty || service === Service.writeProperty;
    if (inside === undefined && number === 0 && (several || single) && length === 4) {
      page.take("object");
      return;
    }
    const named = several
      ? inside === 1 && number === (type === Type.confirmed ? 0 : 2)
      : single && inside === undefined && number === 1;
    if (named && length > 0 && length <= 4) {
      this.property = page.take(`property${8 * length}` as "property8");
      return;
    }
    page.pass(length);
  }

  private application(kind: number, length: number, open: readonly number[]): void {
    const { page, type, service } = this;
    const index = this.count++;
    if (kind === Kind.object && length === 4) return void page.take("object");
    const isError = type === Type.error || (service === Service.readSeveral && open.at(-1) === 5);
    if (isError && kind === Kind.enumerated && length === 1)
      return void page.take(this.errors++ % 2 === 0 ? "errorClass" : "errorCode");
    if (type === Type.unconfirmed && service === I_AM && index === 3) return this.vendor(length);
    if (kind === Kind.text && length > 0) {
      page.take("characterSet");
      if (this.property === Property.objectName) page.take("objectName", length - 1);
      else page.pass(length - 1);
      return;
    }
    if (kind === Kind.real && length === 4 && this.property === Property.presentValue) return void page.take("real", 4);
    if (kind === Kind.unsigned && this.property === Property.vendor && type !== Type.unconfirmed)
      return this.vendor(length);
    page.pass(length);
  }

  private vendor(length: number): void {
    if (length === 1) this.page.take("vendor8");
    else if (length === 2) this.page.take("vendor16");
    else this.page.pass(length);
  }
}
