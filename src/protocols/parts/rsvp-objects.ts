import { laidOut, type Page } from "./laid-out.ts";
import { rsvpFields } from "./rsvp-fields.ts";

type Name = keyof typeof rsvpFields;
type RsvpPage = Page<Name>;
type Layout = (page: RsvpPage) => void;

/** Octets of what all objects begin with. */
const HEAD = 4;

/** Takes fields, and what is left as data where there is a field for that. */
const simple =
  (...names: readonly Name[]): Layout =>
  (page) => {
    for (const name of names) if (page.left > 0) page.take(name);
  };

const sender: { readonly [kind: number]: Layout } = {
  1(page) {
    page.take("senderAddress");
    page.pass(2);
    page.take("senderPort");
  },
  7: simple("senderAddress", "senderCallId", "pathId"),
};
/** A filter says no number of a call. */
const filters: typeof sender = {
  ...sender,
  7(page) {
    page.take("senderAddress");
    page.pass(2);
    page.take("pathId");
  },
};

const sessions: { readonly [kind: number]: Layout } = {
  1: simple("sessionAddress", "protocol", "sessionFlags", "port"),
  7(page) {
    page.take("sessionAddress");
    page.take("callId");
    page.take("tunnelId");
    page.mark("extendedId", 4);
    page.take("sessionExtendedId");
  },
};

const TOKEN_BUCKET = 127;
const GUARANTEED = 130;

/** What a flow is like, or what is reserved for it (RFC 2210). */
function service(page: RsvpPage, side: "flow" | "traffic"): void {
  page.take(`${side}Version`);
  page.pass(1);
  page.take("dataLength");
  if (page.left === 0) return;
  page.take(`${side}Service`);
  page.pass(1);
  page.take("dataLength");
  while (page.left >= HEAD) {
    const kind = page.peek(1);
    const size = HEAD + 4 * page.peek(2, 2);
    page.mark("parameter", size);
    page.within(() =>
      page.window(size, () => {
        page.pass(1);
        page.take("parameterFlags");
        page.take("parameterLength");
        if (kind === TOKEN_BUCKET) {
          page.take(`${side}Rate`, 4);
          page.take(`${side}Size`, 4);
          page.take(`${side}Peak`, 4);
          page.take("least");
          page.take("most");
        } else if (kind === GUARANTEED && side === "flow") {
          page.take("flowGuaranteed", 4);
          page.take("slack");
        }
      }),
    );
  }
}

const WHOLE_NUMBERS = [4, 8, 10, 133, 134, 135, 136];
const FRACTION = 6;

function adspec(page: RsvpPage): void {
  page.take("adspecVersion");
  page.pass(1);
  page.take("dataLength");
  while (page.left >= HEAD) {
    const size = HEAD + 4 * page.peek(2, 2);
    page.group("adspecService", size, () =>
      page.window(size, () => {
        page.take("adspecHeader");
        page.take("breakBit");
        page.take("dataLength");
        while (page.left >= HEAD) characterization(page);
      }),
    );
  }
}

function characterization(page: RsvpPage): void {
  const type = page.take("adspecType");
  const at = page.at - 1;
  const size = HEAD + 4 * page.peek(2, 1);
  page.pass(1);
  page.within(() => {
    page.take("adspecLength");
    if (at + size > page.end || size < 8) return page.fail();
    if (WHOLE_NUMBERS.includes(type)) page.place("adspecNumber", at, at + 8);
    else if (type === FRACTION) page.place("adspecFloat", at, at + 8);
    page.at = at + size;
  });
}

/** Parts of a route (RFC 3209 4.3). */
function route(page: RsvpPage, isExplicit: boolean): void {
  while (page.left > 1) {
    const type = page.peek(1) & (isExplicit ? 0x7f : 0xff);
    const size = page.peek(1, 1);
    if (size < 2) return page.fail();
    page.group("part", size, () =>
      page.window(size, () => {
        if (isExplicit) page.mark("loose", 1);
        page.take("partType", 1);
        page.take("partLength");
        (isExplicit ? parts : recorded)[type]?.(page);
      }),
    );
  }
}

const parts: { readonly [type: number]: Layout } = {
  1: simple("partHop", "prefix"),
  2: simple("partHop6", "prefix"),
  3(page) {
    page.pass(1);
    page.take("partKind");
    while (page.left >= 4) page.take("partLabel");
  },
  4(page) {
    page.pass(2);
    page.take("partRouter");
    page.take("partInterface");
  },
  32: simple("autonomousSystem"),
};

/** What was recorded of a route has flags, too. */
const recorded: typeof parts = {
  ...parts,
  1: simple("partHop", "prefix", "partFlags"),
  2: simple("partHop6", "prefix", "partFlags"),
  3(page) {
    page.take("partFlags");
    page.take("partKind");
    while (page.left >= 4) page.take("partLabel");
  },
  4(page) {
    page.take("partFlags");
    page.pass(1);
    page.take("partRouter");
    page.take("partInterface");
  },
};

function attribute(page: RsvpPage, kind: number): void {
  if (kind === 1) for (const name of ["excludeAny", "includeAny", "includeAll"] as const) page.take(name);
  page.take("setupPriority");
  page.take("holdPriority");
  page.take("attributeFlags");
  const size = page.take("nameLength");
  page.take("name", Math.min(size, page.left));
}

const BASIC = 1;
const label = (page: RsvpPage, kind: number): void => {
  if (kind === BASIC) page.take("labelLabel");
  else while (page.left >= 4) page.take("generalizedLabel");
};

/** By the class of an object: what it is, the field of its kind, and what is in it. */
const classes: {
  readonly [number: number]: readonly [Name, Name, (page: RsvpPage, kind: number) => void];
} = {
  1: [
    "session",
    "sessionKind",
    (page, kind) => (sessions[kind] ?? ((rest) => rest.take("sessionData", rest.left)))(page),
  ],
  3: ["hop", "hopKind", simple("neighbour", "interface")],
  4: [
    "integrity",
    "integrityKind",
    (page) => {
      page.take("integrityFlags");
      page.pass(1);
      page.take("key");
      page.take("sequence");
      page.take("hash", page.left);
    },
  ],
  5: ["time", "timeKind", simple("refresh")],
  6: [
    "error",
    "errorKind",
    (page, kind) =>
      kind > 2
        ? page.take("errorData", page.left)
        : simple(kind === 1 ? "errorNode" : "errorNode6", "errorFlags", "errorCode", "errorValue")(page),
  ],
  8: ["style", "styleKind", simple("styleFlags", "styleStyle")],
  9: ["flow", "flowKind", (page, kind) => (kind === 2 ? service(page, "flow") : page.pass(page.left))],
  10: ["filter", "templateKind", (page, kind) => filters[kind]?.(page)],
  11: ["sender", "templateKind", (page, kind) => sender[kind]?.(page)],
  12: ["traffic", "trafficKind", (page, kind) => (kind === 2 ? service(page, "traffic") : page.pass(page.left))],
  13: ["adspec", "adspecKind", adspec],
  15: ["confirm", "confirmKind", (page, kind) => page.take(kind === 1 ? "receiver" : "receiver6")],
  16: ["label", "labelKind", label],
  19: [
    "labelRequest",
    "requestKind",
    (page, kind) => {
      if (kind !== BASIC) return;
      page.pass(2);
      page.take("layer3");
    },
  ],
  20: ["explicitRoute", "explicitKind", (page) => route(page, true)],
  21: ["recordRoute", "recordKind", (page) => route(page, false)],
  22: ["hello", "helloKind", simple("sourceInstance", "destinationInstance")],
  23: ["message", "messageKind", simple("messageFlags", "epoch", "messageId")],
  24: ["acknowledgement", "ackKind", simple("ackFlags", "ackEpoch", "ackId")],
  35: ["upstreamLabel", "labelKind", label],
  129: ["suggestedLabel", "labelKind", label],
  131: ["restart", "restartKind", simple("restartTime", "recoveryTime")],
  195: ["notify", "notifyKind", simple("notifyNode")],
  207: ["attribute", "attributeKind", attribute],
  229: ["userInterface", "userInterfaceKind", (page) => page.pass(page.left)],
};
/** Classes that vendors have for themselves. */
const isPrivate = (number: number): boolean => number >= 124 && (number & 0x3c) === 0x3c;
const own = ["private", "privateKind", (page: RsvpPage) => page.pass(page.left)] as const;
const unknown = ["unknown", "unknownKind", (page: RsvpPage) => page.take("unknownData", page.left)] as const;

/** The objects of a message, up to its end. */
export const rsvpObjects = laidOut("objects of RSVP", rsvpFields, (page) => {
  while (page.left > 0) {
    const size = page.peek(2);
    if (size < HEAD || page.left < HEAD) return page.fail();
    const number = page.peek(1, 2);
    const [group, kindName, inside] = classes[number] ?? (isPrivate(number) ? own : unknown);
    page.group(group, size, () =>
      page.window(size, () => {
        page.take("length");
        page.take("object");
        if (group === "private") page.place("privateHidden", page.at - 3, page.at - 3 + size);
        page.mark("kind", 1);
        inside(page, page.take(kindName));
      }),
    );
  }
});
