import { bytes } from "../../definition/fields.ts";
import { gtpv2Fields } from "./gtpv2-fields.ts";
import { gtpv2Responses } from "./gtpv2-messages.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { layouts } from "./layouts.ts";
import { mobilePlaces } from "./mobile-places.ts";
import { sessionFields } from "./session-fields.ts";
import { configurationOptions, flowTemplate, sessionWorked } from "./session-options.ts";

const fields = { ...gtpv2Fields, ...mobilePlaces, ...sessionFields, more: bytes("rest", { filter: "" }) };
type Name = keyof typeof fields | keyof typeof sessionWorked;
type ElementPage = Page<Name>;
/** Lays out an element's value, of which there is at least one octet. */
type Lay = (page: ElementPage, toMobile: boolean) => void;

/** Octets of an element in front of its value: type, length, instance (3GPP TS 29.274 8.2). */
const HEADER = 4;
const DEPTH_LIMIT = 8;
const GROUP = 93;

const { all, row } = layouts<Name>();
const place =
  (group: Name, size: number, mcc: Name, mnc: Name, ...parts: Name[]): Lay =>
  (page) => {
    page.group(group, size, () => {
      network(page, mcc, mnc);
      for (const part of parts) page.take(part);
    });
  };

/** The country and the network in three octets. */
function network(page: ElementPage, mcc: Name, mnc: Name): void {
  const { at } = page;
  page.pass(3);
  page.place(mcc, at, at + 2);
  page.place(mnc, at + 1, at + 3);
}

const subscriber: Lay = (page) => {
  const { at, end } = page;
  page.take("imsi", page.left);
  page.place("associated", at, end);
  page.within(() => {
    page.place("imsiMcc", at, at + 2);
    page.place("imsiMnc", at + 1, at + 3);
  });
};

const dialled: Lay = (page) => {
  const { at } = page;
  page.take("msisdn", page.left);
  page.within(() => page.place("msisdnCountry", at, at + 2));
};

const cause: Lay = (page) => {
  page.take("cause");
  if (page.left === 0) return;
  page.take("causeFlags");
  if (page.left === 0) return;
  for (const name of ["causeElement", "causeLength", "causeInstance"] as const) page.take(name);
};

const INDICATIONS = 9;
const indication: Lay = (page) => {
  for (let octet = 1; octet <= INDICATIONS && page.left > 0; octet++) page.take(`indication${octet}` as Name);
};

const address: Lay = (page) => {
  if (page.left === 4) page.take("ipAddressIpv4");
  else if (page.left === 16) page.take("ipAddressIpv6");
};

const pdnAddress: Lay = (page) => {
  const type = page.take("paaType") & 7;
  if (type === 2 || type === 3) {
    page.take("pdnIpv6Len");
    page.take("pdnAddrAndPrefixIpv6");
  }
  if (type === 1 || type === 3) page.take("pdnAddrAndPrefixIpv4");
};

const rates = (kind: "bearer" | "flow"): readonly Name[] =>
  (["MbrUp", "MbrDown", "GbrUp", "GbrDown"] as const).map((rate): Name => `${kind}Qos${rate}`);
const quality =
  (kind: "bearer" | "flow"): Lay =>
  (page) => {
    if (kind === "bearer") page.take("bearerQos");
    page.take(`${kind}QosLabelQci`);
    for (const rate of rates(kind)) page.take(rate, 5);
  };

/** Places of a user, by the bits that say which are there, in the order that they come in. */
const places: readonly (readonly [bit: number, lay: Lay])[] = [
  [0x01, place("cgi", 7, "cgiMcc", "cgiMnc", "uliCgiLac", "uliCgiCi")],
  [0x02, place("sai", 7, "saiMcc", "saiMnc", "saiLac", "saiSac")],
  [0x04, place("rai", 7, "raiMcc", "raiMnc", "raiLac", "raiRac")],
  [0x08, place("tai", 5, "taiMcc", "taiMnc", "taiTac")],
  [
    0x10,
    (page) =>
      page.group("ecgi", 7, () => {
        network(page, "ecgiMcc", "ecgiMnc");
        page.place("eciSpare", page.at, page.at + 1);
        page.take("eci");
      }),
  ],
  [0x20, place("lai", 5, "laiMcc", "laiMnc", "uliLaiLac")],
];
const location: Lay = (page, toMobile) => {
  const flags = page.take("uliFlags");
  for (const [bit, lay] of places) if (flags & bit) lay(page, toMobile);
};

const tunnel: Lay = (page) => {
  const flags = page.take("fTeid");
  page.take("fTeidGreKey");
  if (flags & 0x80) page.take("fTeidIpv4");
  if (flags & 0x40) page.take("fTeidIpv6");
};

const connectionSet: Lay = (page) => {
  const head = page.take("fqCsid");
  if (head >> 4 === 0) page.take("fqCsidIpv4");
  else if (head >> 4 === 1) page.take("fqCsidIpv6");
  else return;
  for (let count = head & 15; count > 0 && page.left >= 2; count--) page.take("fqCsidId");
};

/** What elements hold, by type (3GPP TS 29.274 8.1). */
const values: { readonly [type: number]: Lay } = {
  1: subscriber,
  2: cause,
  3: row("rec"),
  51: all("stnSr"),
  59: row("teidC"),
  71: all("apn"),
  72: row("ambrUp", "ambrDown"),
  73: row("ebiOctet"),
  74: address,
  75: all("mei"),
  76: dialled,
  77: indication,
  78: (page, toMobile) => configurationOptions(page, toMobile),
  79: pdnAddress,
  80: quality("bearer"),
  81: quality("flow"),
  82: row("ratType"),
  83: (page) => network(page, "mcc", "mnc"),
  84: flowTemplate,
  85: flowTemplate,
  86: location,
  87: tunnel,
  88: row("tmsi"),
  92: row("delayValue"),
  94: row("chargingId"),
  95: row("chargingCharacteristic"),
  97: row("bearerFlags"),
  99: row("pdnType"),
  100: row("pti"),
  101: all("drxParameter"),
  111: row("pTmsi"),
  113: row("hopCounter"),
  114: row("timeZone", "daylight"),
  127: row("apnRest"),
  128: row("selectionMode"),
  130: row("bearerControlMode"),
  131: row("cngRepAct"),
  132: connectionSet,
  135: row("nodeType"),
  136: all("fqdn"),
  144: row("subscriberRfsp", "rfspInuse"),
  149: row("serviceIndicator"),
  150: row("detachType"),
  151: all("ldn"),
  152: row("nodeFeatures"),
  154: row("throttlingDelay", "throttlingFactor"),
  155: row("arp"),
  156: row("timer"),
  161: row("mmbrUl", "mmbrDl"),
  163: (page, toMobile) => configurationOptions(page, toMobile),
  165: row("henbReport"),
  166: row("ip4cpSubnetPrefixLen", "ip4cpIpv4"),
  167: row("changeReport"),
  168: row("actionIndication"),
  170: row("uliTimestamp"),
  197: (page, toMobile) => configurationOptions(page, toMobile, true),
  200: row("mappedUeUsageType"),
  255(page) {
    page.take("enterpriseId");
    if (page.left > 0) page.take("proprietaryValue", page.left);
  },
};
/** Elements of which there may be more than is known of them. */
const OPEN = new Set([78, 84, 85, 163, 197]);

/** Where the type of a message stands; messages to a mobile that are no answers: what is made, changed and ended from its network. */
const MESSAGE_TYPE = 1;
const TO_MOBILE = [67, 69, 95, 97, 99];

function element(page: ElementPage, toMobile: boolean, depth: number): void {
  const type = page.peek(1);
  const length = page.peek(2, 1);
  page.group("element", HEADER + length, () => {
    page.take("ieType");
    page.take("ieLength");
    page.take("ieHead");
    if (length === 0) return;
    page.window(length, () => {
      if (type === GROUP || type === 109) return elements(page, toMobile, depth + 1);
      values[type]?.(page, toMobile);
      if (page.left > 0 && values[type] && !OPEN.has(type)) page.mark("notDissected");
    });
  });
}

function elements(page: ElementPage, toMobile: boolean, depth: number): void {
  while (page.left > 0) {
    if (page.left < HEADER || depth > DEPTH_LIMIT) return page.fail();
    const length = page.peek(2, 1);
    if (HEADER + length > page.left) {
      page.mark("lengthInvalid");
      page.take("elementType");
      page.take("elementLength");
      page.pass(page.left);
      return;
    }
    element(page, toMobile, depth);
  }
}

/** The information elements of a message of GTP version 2 (3GPP TS 29.274 8). */
export const gtpv2Elements = laidOut(
  "elements of GTPv2",
  fields,
  (page) => {
    const type = page.bytes[page.layerStart + MESSAGE_TYPE];
    elements(page, TO_MOBILE.includes(type) || (gtpv2Responses.has(type) && !TO_MOBILE.includes(type - 1)), 0);
  },
  { worked: sessionWorked, label: "Information elements" },
);
