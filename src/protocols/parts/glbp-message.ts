import { bytes, ipv4, ipv6, mac, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import { laidOut, type Page } from "./laid-out.ts";

const states = { 4: "Listen", 8: "Speak", 16: "Standby", 32: "Active" };
const Kind = { hello: 1, forwarder: 2, authentication: 3 } as const;
const Address = { ipv4: 1, ipv6: 2 } as const;
const Secret = { text: 1, hash: 2, chain: 3 } as const;
const HEAD = 2;

/** What is known of messages from looking at them: Cisco has published none of it. */
const fields = {
  version: u8({ label: "Version?" }),
  unknown1: u8({ label: "Unknown1" }),
  group: u16({ label: "Group" }),
  unknown2: bytes(2, { label: "Unknown2" }),
  owner: mac({ filter: "ownerid", label: "Owner ID" }),
  // A protocol of its own to Wireshark, which shows it as a line.
  tlv: mark({ filter: "", label: "TLV", line: "glbp.tlv" }),
  type: u8({ label: "Type", strings: { 1: "Hello", 2: "Request/Response?", 3: "Auth" } }),
  length: u8({ label: "Length" }),
  hello0: bytes(1, { filter: "hello.unknown10", label: "Unknown1-0" }),
  gatewayState: u8({ filter: "hello.vgstate", label: "VG state?", strings: states }),
  hello1: bytes(1, { filter: "hello.unknown11", label: "Unknown1-1" }),
  priority: u8({ filter: "hello.priority", label: "Priority" }),
  hello2: bytes(2, { filter: "hello.unknown12", label: "Unknown1-2" }),
  helloTime: u32({ filter: "hello.helloint", label: "Helloint" }),
  holdTime: u32({ filter: "hello.holdint", label: "Holdint" }),
  redirect: u16({ filter: "hello.redirect", label: "Redirect" }),
  timeout: u16({ filter: "hello.timeout", label: "Timeout" }),
  hello3: bytes(2, { filter: "hello.unknown13", label: "Unknown1-3" }),
  addressType: u8({ filter: "hello.addrtype", label: "Address type", strings: { 1: "IPv4", 2: "IPv6" } }),
  addressLength: u8({ filter: "hello.addrlen", label: "Address length" }),
  virtualIpv4: ipv4({ filter: "hello.virtualipv4", label: "Virtual IPv4" }),
  virtualIpv6: ipv6({ filter: "hello.virtualipv6", label: "Virtual IPv6" }),
  virtualOctets: bytes("rest", { filter: "hello.virtualunk", label: "Virtual Unknown" }),
  forwarder: u8({ filter: "reqresp.forwarder", label: "Forwarder?" }),
  forwarderState: u8({ filter: "reqresp.vfstate", label: "VF state?", strings: { 4: "Listen", 32: "Active" } }),
  forwarder1: bytes(1, { filter: "reqresp.unknown21", label: "Unknown2-1" }),
  forwarderPriority: u8({ filter: "reqresp.priority", label: "Priority" }),
  weight: u8({ filter: "reqresp.weight", label: "Weight" }),
  forwarder2: bytes(7, { filter: "reqresp.unknown22", label: "Unknown2-2" }),
  virtualMac: mac({ filter: "reqresp.virtualmac", label: "Virtualmac" }),
  secretType: u8({
    filter: "auth.authtype",
    label: "Authtype",
    strings: { 0: "None", 1: "Plain text", 2: "MD5 string", 3: "MD5 chain" },
  }),
  secretLength: u8({ filter: "auth.authlength", label: "Authlength" }),
  secretText: text("rest", { filter: "auth.plainpass", label: "Plain pass" }),
  hash: bytes("rest", { filter: "auth.md5hash", label: "MD5-string hash" }),
  chainIndex: u32({ filter: "auth.md5chainindex", label: "MD5-chain index" }),
  chainHash: bytes("rest", { filter: "auth.md5chainhash", label: "MD5-chain hash" }),
  secretOctets: bytes("rest", { filter: "auth.authunknown", label: "Unknown auth value" }),
  unknown: bytes("rest", { filter: "unknown.data", label: "Unknown TLV data" }),
};

type GlbpPage = Page<keyof typeof fields>;

function take(page: GlbpPage, ...names: readonly (keyof typeof fields)[]): void {
  for (const name of names) page.take(name);
}

function layHello(page: GlbpPage): void {
  take(page, "hello0", "gatewayState", "hello1", "priority", "hello2", "helloTime", "holdTime", "redirect", "timeout");
  page.take("hello3");
  const type = page.take("addressType");
  const size = page.take("addressLength");
  if (type === Address.ipv4 && size === 4) page.take("virtualIpv4");
  else if (type === Address.ipv6 && size === 16) page.take("virtualIpv6");
  else if (size > 0) page.take("virtualOctets", size);
}

function laySecret(page: GlbpPage): void {
  const type = page.take("secretType");
  const size = page.take("secretLength");
  if (type === Secret.text) page.take("secretText", size);
  else if (type === Secret.hash) page.take("hash", size);
  else if (type === Secret.chain && size >= 4) {
    page.take("chainIndex");
    page.take("chainHash", size - 4);
  } else if (size > 0) page.take("secretOctets", size);
}

function layValue(page: GlbpPage, type: number): void {
  if (type === Kind.hello) layHello(page);
  else if (type === Kind.authentication) laySecret(page);
  else if (type === Kind.forwarder) {
    take(page, "forwarder", "forwarderState", "forwarder1", "forwarderPriority", "weight", "forwarder2", "virtualMac");
  } else if (page.left > 0) page.take("unknown", page.left);
}

/** A message of GLBP: who sends it, and values with types and lengths, which count both. */
export const glbpMessage = laidOut("message of GLBP", fields, (page) => {
  take(page, "version", "unknown1", "group", "unknown2", "owner");
  while (page.left >= HEAD) {
    const size = page.peek(1, 1);
    if (size < HEAD) return page.fail();
    page.group("tlv", size, () => {
      const type = page.take("type");
      page.take("length");
      page.window(size - HEAD, () => layValue(page, type));
    });
  }
});
