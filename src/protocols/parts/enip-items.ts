import { u16le } from "../../bytes/numbers.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { enipFields } from "./enip-fields.ts";
import { Command, Item, payloadOf } from "./enip-payload.ts";

type EnipPage = Page<keyof typeof enipFields>;

/** Octets of an item in front of what it holds. */
const ITEM_HEAD = 4;
const SOCKET_SIZE = 16;

function socket(page: EnipPage): void {
  page.take("family");
  page.take("port");
  page.take("address");
  page.take("zero");
}

const connected = (page: EnipPage): void => {
  if (page.left >= 2) page.take("sequence");
};

/** What items hold, where that is not the octets of another protocol. */
const layouts: { readonly [type: number]: (page: EnipPage) => void } = {
  [Item.none]: () => undefined,
  [Item.unconnectedData]: () => undefined,
  [Item.connectedData]: connected,
  [Item.connectedAddress]: (page) => page.take("connection"),
  [Item.sequencedAddress](page) {
    page.take("sequencedConnection");
    page.take("encapsulationSequence");
  },
  [Item.identity](page) {
    page.take("encapsulation");
    page.group("socket", SOCKET_SIZE, socket);
    for (const name of ["vendor", "device", "product", "revision", "deviceStatus", "serial"] as const) page.take(name);
    page.take("productName", page.take("nameLength"));
    page.take("state");
  },
  [Item.security](page) {
    for (const name of ["profiles", "cipSecurity", "eipSecurity", "ports"] as const) page.take(name);
  },
  [Item.services](page) {
    page.take("encapsulation");
    page.take("capabilities");
    page.take("serviceName", page.left);
  },
  [Item.socketOut]: socket,
  [Item.socketIn]: socket,
  [Item.datagram](page) {
    for (const name of ["message", "transaction", "messageStatus"] as const) page.take(name);
  },
};

/** The items of the common packet format. */
function items(page: EnipPage): void {
  const count = page.take("itemCount");
  page.within(() => {
    for (let number = 0; number < count && page.left >= ITEM_HEAD; number++) {
      const type = page.take("item");
      page.within(() => {
        const length = page.take("itemLength");
        page.window(Math.min(length, page.left), () => {
          const lay = layouts[type];
          if (lay) lay(page);
          else if (page.left > 0) page.take("itemData", page.left);
        });
      });
    }
  });
}

/** What stands behind the header, but for what the items carry. */
export const enipItems = laidOut(
  "data of a command",
  enipFields,
  (page: EnipPage) => {
    const command = u16le(page.bytes, page.layerStart);
    page.group("commandData", page.left, () => {
      switch (command) {
        case Command.registerSession:
          page.take("version");
          page.take("flags");
          return;
        case Command.sendData:
        case Command.sendUnitData:
          page.take(command === Command.sendData ? "requestInterface" : "unitInterface");
          page.take("timeout");
          return items(page);
        case Command.listServices:
        case Command.listIdentity:
        case Command.listInterfaces:
          return items(page);
        case Command.nop:
        case Command.unregisterSession:
          return;
        default:
          page.take("encapData", page.left);
      }
    });
  },
  { skip: payloadOf },
);
