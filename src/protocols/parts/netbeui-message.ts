import { uintle } from "../../bytes/numbers.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { netbeuiFields, netbeuiWorked } from "./netbeui-fields.ts";
import { netbiosText } from "./netbios-name.ts";

type Name = keyof typeof netbeuiFields;
type NetbeuiPage = Page<Name | keyof typeof netbeuiWorked>;

const NAME = 16;
/** Where things stand in every header (IBM, LAN Technical Reference, "NetBIOS frames"). */
const At = {
  data1: 5,
  data2: 6,
  type: 7,
  transmit: 8,
  response: 10,
  receiver: 12,
  localSession: 13,
  sender: 28,
} as const;
const SMALLEST = 14;

function put(page: NetbeuiPage, at: number, name: Name): void {
  page.at = page.start + at;
  page.take(name);
}

function putName(page: NetbeuiPage, at: number, name: Name): void {
  page.at = page.start + at;
  if (page.end - page.at < NAME) return page.fail();
  page.group(name, NAME, () => {
    page.place("name", page.at, page.at + NAME - 1, netbiosText(page.bytes, page.at, page.at + NAME - 1));
    page.pass(NAME - 1);
    page.take("nameType");
  });
}

const sessions = (page: NetbeuiPage): void => {
  put(page, At.receiver, "remoteSession");
  put(page, At.localSession, "localSession");
};
const correlators = (page: NetbeuiPage): void => {
  put(page, At.transmit, "transmit");
  put(page, At.response, "response");
};
const asked = (page: NetbeuiPage): void => {
  put(page, At.data2, "localNumber");
  put(page, At.type, "callerType");
};
const names = (page: NetbeuiPage, receiver: Name = "receiver"): void => {
  putName(page, At.receiver, receiver);
  putName(page, At.sender, "sender");
};
const data = (page: NetbeuiPage, flags: Name): void => {
  put(page, At.data1, flags);
  put(page, At.data2, "resync");
  correlators(page);
  sessions(page);
};

const bodies: { readonly [command: number]: (page: NetbeuiPage) => void } = {
  0x00(page) {
    put(page, At.response, "response");
    putName(page, At.sender, "groupToAdd");
  },
  0x01(page) {
    put(page, At.response, "response");
    putName(page, At.sender, "nameToAdd");
  },
  0x02: (page) => names(page, "conflicting"),
  0x03(page) {
    put(page, At.data1, "statusRequest");
    put(page, At.data2, "statusSize");
    put(page, At.response, "response");
    names(page);
  },
  0x08: (page) => names(page),
  0x09: (page) => putName(page, At.sender, "sender"),
  0x0a(page) {
    asked(page);
    put(page, At.response, "response");
    putName(page, At.receiver, "query");
    // A query without a session only looks for the name.
    if (page.bytes[page.start + At.data2] !== 0) putName(page, At.sender, "sender");
  },
  0x0d(page) {
    put(page, At.data1, "status");
    put(page, At.data2, "kindOfName");
    put(page, At.transmit, "transmit");
    putName(page, At.receiver, "added");
    putName(page, At.sender, "added");
  },
  0x0e(page) {
    asked(page);
    correlators(page);
    names(page);
  },
  0x0f(page) {
    put(page, At.data1, "statusResponse");
    put(page, At.data2, "statusData");
    put(page, At.transmit, "transmit");
    names(page);
  },
  0x14(page) {
    put(page, At.transmit, "transmit");
    sessions(page);
  },
  0x15: (page) => data(page, "firstFlags"),
  0x16: (page) => data(page, "onlyFlags"),
  0x17(page) {
    put(page, At.data1, "confirmFlags");
    put(page, At.data2, "receiveSize");
    correlators(page);
    sessions(page);
  },
  0x18(page) {
    put(page, At.data2, "termination");
    sessions(page);
  },
  0x19(page) {
    put(page, At.data1, "initializeFlags");
    put(page, At.data2, "receiveSize");
    put(page, At.response, "response");
    put(page, At.transmit, "transmit");
    sessions(page);
  },
  0x1a(page) {
    put(page, At.data1, "noReceiveFlags");
    put(page, At.data2, "accepted");
    sessions(page);
  },
  0x1b(page) {
    put(page, At.data2, "accepted");
    sessions(page);
  },
  0x1c(page) {
    put(page, At.transmit, "transmit");
    sessions(page);
  },
};

/** The header of a frame of NetBIOS straight over LLC; data follows that of a datagram and of a session. */
export const netbeuiMessage = laidOut<Name, keyof typeof netbeuiWorked>(
  "header of NetBIOS",
  netbeuiFields,
  (page: NetbeuiPage) => {
    page.take("length");
    page.take("delimiter");
    const command = page.take("command");
    if (!page.lacks) bodies[command]?.(page);
  },
  {
    worked: netbeuiWorked,
    skip: (bytes, at, end) => (at + 2 > end ? end : Math.min(end, at + Math.max(SMALLEST, uintle(bytes, at, 2)))),
  },
);
