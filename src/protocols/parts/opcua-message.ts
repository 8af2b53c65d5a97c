import { laidOut } from "./laid-out.ts";
import { opcuaFields } from "./opcua-fields.ts";
import { opcuaServices } from "./opcua-words.ts";
import { counted, opcuaStructure, type OpcuaPage } from "./opcua-values.ts";

const FINAL = 0x46;
const CHUNK_AT = 3;

/** What is called or answered, and its structure. */
function service(page: OpcuaPage, group: "object" | "service"): void {
  page.group(group, page.left, () => {
    let name: string | undefined;
    page.mark("typeId", page.left);
    page.within(() => {
      const encoding = page.take("serviceMask");
      if (encoding === 0) name = opcuaServices[page.take("service1")];
      else if (encoding === 1) {
        page.take("serviceSpace");
        name = opcuaServices[page.take("service2")];
      } else if (encoding === 2) {
        page.take("serviceWideSpace");
        name = opcuaServices[page.take("service4")];
      }
    });
    if (name === undefined || page.lacks) return;
    page.mark(`item:${name}`, page.left);
    page.within(() => opcuaStructure(page, name as string, 0));
  });
}

function sizes(page: OpcuaPage): void {
  page.take("version");
  page.take("receiveBuffer");
  page.take("sendBuffer");
  page.take("maxMessage");
  page.take("maxChunks");
}

const layouts: { readonly [type: string]: (page: OpcuaPage, isFinal: boolean) => void } = {
  HEL(page) {
    sizes(page);
    counted(page, "endpoint");
  },
  ACK: sizes,
  ERR(page) {
    page.take("error");
    counted(page, "reason");
  },
  RHE(page) {
    counted(page, "server");
    counted(page, "endpoint");
  },
  OPN(page) {
    page.take("channel");
    counted(page, "policy");
    counted(page, "senderCertificate");
    counted(page, "receiverThumbprint");
    page.take("sequence");
    page.take("request");
    service(page, "object");
  },
  CLO(page) {
    secured(page);
    service(page, "object");
  },
  MSG(page, isFinal) {
    secured(page);
    if (isFinal) service(page, "service");
  },
};

function secured(page: OpcuaPage): void {
  page.take("channel");
  page.take("token");
  page.take("securedSequence");
  page.take("securedRequest");
}

/** A message of OPC UA over TCP, in binary (OPC 10000-6 6.7 and 7.1). */
export const opcuaMessage = laidOut("message of OPC UA", opcuaFields, (page) => {
  const type = String.fromCharCode(page.peek(1), page.peek(1, 1), page.peek(1, 2));
  const isFinal = page.peek(1, CHUNK_AT) === FINAL;
  page.take("messageType");
  page.take("chunk");
  page.take("size");
  layouts[type]?.(page, isFinal);
});
