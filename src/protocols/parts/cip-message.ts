import { u16le } from "../../bytes/numbers.ts";
import { layAttribute, layAttributes } from "./cip-attributes.ts";
import { layClose, layOpen, layOpened, laySend } from "./cip-connections.ts";
import { cipFields, cipWorked } from "./cip-fields.ts";
import type { CipPage } from "./cip-page.ts";
import { classOf, laySegments } from "./cip-path.ts";
import { cipManagerServices } from "./cip-words.ts";
import { laidOut } from "./laid-out.ts";

const RESPONSE = 0x80;
/** Services from here on are a class's own. */
const OWN_SERVICES = 0x32;
const CONNECTION_MANAGER = 6;
const IDENTITY = 1;
const MESSAGE_ROUTER = 2;
/** Messages within one another. */
const DEPTH_LIMIT = 4;
const SERVICES_LIMIT = 512;

const CipService = { getAll: 1, getList: 3, setList: 4, create: 8, several: 10 } as const;
const Manager = { close: 0x4e, send: 0x52, open: 0x54, openWide: 0x5b } as const;

/** A request that a response answers: the octets of it. */
export interface CipRequest {
  readonly octets: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const pathEnd = ({ octets, start, end }: CipRequest): number => Math.min(end, start + 2 + 2 * octets[start + 1]);
const classAsked = (request: CipRequest): number => classOf(request.octets, request.start + 2, pathEnd(request));

/** The message in a request for the connection manager to send it on, with the route behind it. */
function sentOn({ octets, start, end }: CipRequest): (CipRequest & { readonly route: number }) | undefined {
  const at = pathEnd({ octets, start, end });
  if (at + 4 > end) return undefined;
  const size = u16le(octets, at + 2);
  const stop = at + 4 + size;
  return stop > end || size < 2 ? undefined : { octets, start: at + 4, end: stop, route: stop + (size & 1) };
}

/** Lays out the message at the place of the page up to its end; `request` is what it answers, where that is known. */
function layCip(page: CipPage, request: CipRequest | undefined, depth = 0): void {
  const { at } = page;
  const service = page.take("service");
  if (service & RESPONSE) layResponse(page, at, request, depth);
  else layRequest(page, at, depth);
}

function layRequest(page: CipPage, start: number, depth: number): void {
  const service = page.bytes[start];
  const words = page.peek(1);
  page.place("requestPathSize", page.at, page.at + 1, words);
  page.pass(1);
  const from = page.at;
  if (page.left < 2 * words) return page.fail();
  page.group("requestPath", 2 * words, () => {
    page.mark("epath", 2 * words);
    laySegments(page, page.bytes, from, from + 2 * words);
  });
  page.pass(2 * words);
  const asked = classOf(page.bytes, from, from + 2 * words);
  if (asked === CONNECTION_MANAGER && service in cipManagerServices) return layManaged(page, start, depth);
  if (service >= OWN_SERVICES) return layGeneric(page);
  if (service === CipService.several) return laySeveral(page, undefined, depth);
  page.group("contents", page.left, () => {
    if (service === CipService.getList) {
      const count = page.take("getCount");
      page.group("attributes", Math.min(page.left, 2 * count), () => {
        for (let i = 0; i < count && page.left >= 2; i++) layAttributeName(page);
      });
    } else if (service === CipService.setList) {
      page.take("setCount");
      page.group("attributes", Math.min(2, page.left), () => layAttributeName(page));
    }
    if (page.left > 0) page.take("data", page.left);
  });
}

function layAttributeName(page: CipPage): void {
  page.mark("attribute16", 2, page.peekLittle(2));
  page.pass(2);
}

/** What is asked of a class that nobody knows more of. */
function layGeneric(page: CipPage): void {
  page.mark("generic", page.left);
  page.group("specific", page.left, () => {
    if (page.left > 0) page.take("data", page.left);
  });
}

/** The service once more, as the connection manager calls it. */
function layManagerService(page: CipPage, start: number): void {
  const { at } = page;
  page.at = start;
  page.group("managerService", 1, () => void page.take("managerCode"));
  page.at = at;
}

function layManaged(page: CipPage, start: number, depth: number): void {
  page.mark("manager", page.left);
  layManagerService(page, start);
  const service = page.bytes[start];
  page.group("specific", page.left, () => {
    if (service === Manager.send) laySend(page, () => depth < DEPTH_LIMIT && layCip(page, undefined, depth + 1));
    else if (service === Manager.open || service === Manager.openWide) layOpen(page, service === Manager.openWide);
    else if (service === Manager.close) layClose(page);
    else if (page.left > 0) page.take("data", page.left);
  });
}

/** Several messages in one, with or without what they answer. */
function laySeveral(page: CipPage, request: CipRequest | undefined, depth: number): void {
  page.group("contents", page.left, () => {
    const first = page.at;
    const { end, bytes } = page;
    const count = Math.min(page.take("services"), SERVICES_LIMIT);
    page.group("offsets", 2 * count, () => {
      for (let i = 0; i < count; i++) page.take("offset");
    });
    if (depth >= DEPTH_LIMIT) return;
    for (let i = 0; i < count && !page.lacks; i++) {
      const at = first + u16le(bytes, first + 2 + 2 * i);
      const stop = i + 1 < count ? first + u16le(bytes, first + 4 + 2 * i) : end;
      if (at < page.at || stop > end || stop <= at) return page.fail();
      page.at = at;
      page.group("servicePacket", stop - at, () => {
        page.place("offset", first + 2 + 2 * i, first + 4 + 2 * i);
        page.window(stop - at, () => layCip(page, partOf(request, i), depth + 1));
      });
    }
  });
}

/** One of the messages in a request of several. */
function partOf(request: CipRequest | undefined, index: number): CipRequest | undefined {
  if (!request) return undefined;
  const { octets, end } = request;
  const first = pathEnd(request);
  if (first + 2 > end) return undefined;
  const count = u16le(octets, first);
  if (index >= count || first + 2 + 2 * count > end) return undefined;
  const start = first + u16le(octets, first + 2 + 2 * index);
  const stop = index + 1 < count ? first + u16le(octets, first + 4 + 2 * index) : end;
  return start + 2 > stop || stop > end ? undefined : { octets, start, end: stop };
}

function layResponse(page: CipPage, start: number, request: CipRequest | undefined, depth: number): void {
  const service = page.bytes[start] & ~RESPONSE;
  page.pass(1);
  const extra = page.peek(1, 1);
  page.group("statusGroup", 2 + 2 * extra, () => {
    page.take("genstat");
    page.take("addstatSize");
    for (let i = 0; i < extra && !page.lacks; i++) page.take("addstat");
  });
  if (page.lacks) return;
  const asked = request ? classAsked(request) : -1;
  if (request) layAskedPath(page, request);
  const isManaged =
    request !== undefined && asked === CONNECTION_MANAGER && request.octets[request.start] in cipManagerServices;
  if (isManaged) return layManagedResponse(page, start, request);
  layAnswer(page, service, asked, request, depth);
}

function layAnswer(
  page: CipPage,
  service: number,
  asked: number,
  request: CipRequest | undefined,
  depth: number,
): void {
  if (service >= OWN_SERVICES) return layGeneric(page);
  if (service === CipService.several && page.left >= 2) return laySeveral(page, request, depth);
  page.group("contents", page.left, () => {
    if (service === CipService.getList && page.left >= 2) layList(page, "getCount", asked);
    else if (service === CipService.setList && page.left >= 2) layList(page, "setCount", asked);
    else if (service === CipService.create && page.left >= 2) page.take("created");
    else if (service === CipService.getAll && (asked === IDENTITY || asked === MESSAGE_ROUTER) && page.left >= 2)
      layAttributes(page, asked);
    if (page.left > 0) page.take("data", page.left);
  });
}

/** Attributes up to one of which nobody knows how long its value is; those that are set have none. */
function layList(page: CipPage, count: "getCount" | "setCount", asked: number): void {
  const number = page.take(count);
  const gets = count === "getCount";
  page.group("attributes", page.left, () => {
    for (let i = 0; i < number && page.left >= 4; i++) {
      const attribute = page.peekLittle(2);
      const isRefused = page.peek(1, 2) !== 0;
      page.mark("attribute16", 2, attribute);
      page.pass(2);
      let isKnown = !gets || isRefused;
      page.within(() => {
        page.take(gets ? "getStatus" : "setStatus");
        page.pass(1);
        isKnown ||= layAttribute(page, asked, attribute);
      });
      if (!isKnown) return;
    }
  });
}

/** The path of the request, which the response does not repeat. */
function layAskedPath(page: CipPage, request: CipRequest): void {
  page.mark("requestPathSize", 0, request.octets[request.start + 1]);
  page.group("requestPath", 0, () => laySegments(page, request.octets, request.start + 2, pathEnd(request)));
}

function layManagedResponse(page: CipPage, start: number, request: CipRequest): void {
  page.mark("manager", page.left);
  const service = page.bytes[start] & ~RESPONSE;
  const asked = request.octets[request.start];
  if (asked === Manager.send && service !== Manager.send) {
    page.mark("knownService", 0, asked);
    const inner = sentOn(request);
    if (inner) {
      layAskedPath(page, inner);
      const words = request.octets[inner.route];
      if (inner.route + 2 + 2 * words <= request.end) {
        page.mark("knownRoutePathSize", 0, words);
        page.group("routePath", 0, () =>
          laySegments(page, request.octets, inner.route + 2, inner.route + 2 + 2 * words),
        );
      }
    }
    return layAnswer(page, service, inner ? classAsked(inner) : -1, inner, DEPTH_LIMIT);
  }
  layManagerService(page, start);
  if (page.left === 0) return;
  page.group("specific", page.left, () => {
    if (asked === Manager.send) page.take("remainingPath");
    else if (asked === Manager.open || asked === Manager.openWide || asked === Manager.close)
      layOpened(page, asked !== Manager.close);
    if (page.left > 0) page.take("data", page.left);
  });
}

/** A request or a response, whole; what a response answers is known from the packet that asked. */
export const cipMessage = laidOut<keyof typeof cipFields, keyof typeof cipWorked>(
  "message of CIP",
  cipFields,
  (page) => layCip(page, page.knowledge as CipRequest | undefined),
  { worked: cipWorked },
);
