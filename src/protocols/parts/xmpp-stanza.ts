import { unpackSide } from "../../definition/told.ts";
import { implied, mark, text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { xmppElements, type XmppElement } from "./xmpp-elements.ts";
import { xmlTree, type XmlElement } from "./xml-tree.ts";

const words = (filter: string, label: string): AnyField =>
  text("rest", { filter, label, type: "FT_STRING", evenEmpty: true });
const group = (filter: string, label: string): AnyField => mark({ filter, label });
const remark = (filter: string, label: string): AnyField =>
  mark({ filter, label, expert: { severity: "Note", group: "Undecoded" } });
const answered = (filter: string, label: string): AnyField =>
  mark({ filter, label, expert: { severity: "Chat", group: "Response" } });

/** Fields without a value. */
const xmppGroups = {
  in: implied({ filter: "in", label: "In", hidden: true }),
  out: implied({ filter: "out", label: "Out", hidden: true }),
  line: mark({ filter: "", label: "Element" }),
  iq: group("iq", "IQ"),
  query: group("query", "QUERY"),
  item: group("query.item", "ITEM"),
  identity: group("query.identity", "IDENTITY"),
  error: group("error", "ERROR"),
  bind: group("iq.bind", "BIND"),
  session: group("iq.session", "SESSION"),
  vcard: group("vcard", "VCARD"),
  vcardUpdate: group("vcard-update", "X VCARD-UPDATE"),
  ping: group("ping", "PING"),
  xData: group("x-data", "X-DATA"),
  xField: group("x-data.field", "FIELD"),
  xValue: group("x-data.field.value", "VALUE"),
  delay: group("delay", "DELAY"),
  xEvent: group("x-event", "X EVENT"),
  presence: group("presence", "PRESENCE"),
  status: group("presence.status", "STATUS"),
  caps: group("presence.caps", "CAPS"),
  message: group("message", "MESSAGE"),
  thread: group("message.thread", "THREAD"),
  body: group("message.body", "BODY"),
  subject: group("message.subject", "SUBJECT"),
  muc: group("muc-x", "X MUC"),
  mucUser: group("muc-user-x", "X MUC-USER"),
  mucItem: group("muc-user-x.item", "ITEM"),
  mucInvite: group("muc-user-x.invite", "INVITE"),
  ibbOpen: group("ibb.open", "IBB-OPEN"),
  ibbClose: group("ibb.close", "IBB-CLOSE"),
  ibbData: group("ibb.data", "IBB-DATA"),
  auth: group("auth", "AUTH"),
  stream: group("stream", "STREAM"),
  streamEnd: group("stream_end", "STREAM END"),
  failure: group("failure", "FAILURE"),
  features: group("features", "FEATURES"),
  startTls: group("starttls", "STARTTLS"),
  proceed: group("proceed", "PROCEED"),
  challenge: answered("challenge", "CHALLENGE"),
  response: answered("response", "RESPONSE"),
  success: answered("success", "SUCCESS"),
  unknownElement: remark("unknown.element", "Unknown element"),
  unknownAttributeRemark: remark("unknown.attribute", "Unknown attribute"),
  unknownPacket: remark("packet_unknown", "Unknown packet"),
};

/** Fields whose values attributes, texts and names of elements are. */
const xmppWords = {
  xmlns: words("xmlns", "xmlns"),
  cdata: words("cdata", "CDATA"),
  attribute: words("attribute", "Attribute"),
  id: words("id", "id"),
  type: words("type", "type"),
  from: words("from", "from"),
  to: words("to", "to"),
  queryNode: words("query.node", "node"),
  itemJid: words("query.item.jid", "jid"),
  itemName: words("query.item.name", "name"),
  itemSubscription: words("query.item.subscription", "subscription"),
  itemAsk: words("query.item.ask", "ask"),
  itemApproved: words("query.item.approved", "approved"),
  itemNode: words("query.item.node", "node"),
  itemGroup: words("query.item.group", "GROUP"),
  identityCategory: words("query.identity.category", "category"),
  identityType: words("query.identity.type", "type"),
  identityName: words("query.identity.name", "name"),
  feature: words("query.feature", "FEATURE"),
  errorCode: words("error.code", "code"),
  errorType: words("error.type", "type"),
  errorCondition: words("error.condition", "CONDITION"),
  errorText: words("error.text", "TEXT"),
  bindJid: words("iq.bind.jid", "jid"),
  bindResource: words("iq.bind.resource", "resource"),
  xInstructions: words("x-data.instructions", "INSTRUCTIONS"),
  mucStatus: words("muc_user_status", "STATUS"),
  xEventCondition: words("x-event.condition", "CONDITION"),
  show: words("presence.show", "SHOW"),
  chatState: words("message.chatstate", "CHATSTATE"),
  threadParent: words("message.thread.parent", "parent"),
  failureText: words("failure_text", "FAILURE TEXT"),
  headerVersion: words("xml_header_version", "XML HEADER VER"),
  unknown: words("unknown", "UNKNOWN"),
  unknownAttribute: words("unknown_attr", "UNKNOWN ATTR"),
};
type Word = keyof typeof xmppWords;
type Group = keyof typeof xmppGroups;
type XmppPage = Page<Word | Group>;

const isWord = (key: string): key is Word => key in xmppWords;
const asGroup = (key: string): Group => (key in xmppGroups ? (key as Group) : "line");
/** What is told of by a remark, too. */
const remarks: Readonly<Record<string, Group>> = { challenge: "challenge", response: "response", success: "success" };

/** The namespace that an element says it is of. */
function namespaceOf(element: XmlElement): string {
  return element.attributes.find(({ name }) => name === "xmlns")?.value ?? "";
}

/** The children of an element that its definition means by a key. */
function meant(element: XmlElement, key: string, others: readonly string[]): readonly XmlElement[] {
  const [name, space] = key.split(" ");
  return element.children.filter((child) => {
    if (space !== undefined && namespaceOf(child) !== space) return false;
    if (name !== "*") return child.name === name;
    return !others.includes(child.name) && !others.includes(`${child.name} ${namespaceOf(child)}`);
  });
}

function unknownAttribute(page: XmppPage, name: string, from: number, to: number): void {
  page.place("unknownAttribute", from, to, name);
  page.within(() => page.place("unknownAttributeRemark", from, from));
}

/** An element that nothing is known of: only its namespaces and texts have fields, and its attributes' names. */
function unknown(page: XmppPage, element: XmlElement): void {
  for (const { name, value, from, to } of element.attributes) {
    if (name === "xmlns") page.place("xmlns", from, to, value);
    else unknownAttribute(page, name, from, to);
  }
  if (element.text) page.place("cdata", element.text.from, element.text.to, element.text.value);
  for (const child of element.children) {
    page.place("line", child.from, child.to);
    page.within(() => unknown(page, child));
  }
}

/** What stands in an element of a definition. */
function inside(page: XmppPage, element: XmlElement, shape: XmppElement): void {
  const { attributes = {}, texts = {}, children = {}, open = false } = shape;
  for (const [name, field] of Object.entries(attributes)) {
    const found = element.attributes.find((attribute) => attribute.name === name);
    if (found && isWord(field)) page.place(field, found.from, found.to, found.value);
  }
  const rest = open ? element.attributes.filter(({ name }) => !(name in attributes)) : [];
  for (const { name, from, to } of rest) unknownAttribute(page, name, from, to);
  const used = new Set<XmlElement>();
  for (const [name, field] of Object.entries(texts)) {
    const found = element.children.find((child) => child.name === name);
    if (!found) continue;
    used.add(found);
    if (isWord(field)) page.place(field, found.from, found.to, found.text?.value ?? "");
  }
  const keys = Object.keys(children);
  for (const [key, child] of Object.entries(children)) {
    for (const found of meant(element, key, keys)) {
      if (used.has(found)) continue;
      used.add(found);
      show(page, found, child);
    }
  }
  const { text: field = "" } = shape;
  if (isWord(field) && !isWord(shape.field)) {
    const { text: found } = element;
    if (found && field === "cdata") page.place(field, found.from, found.to, found.value);
    else if (field === "cdata") page.place(field, element.from, element.from, "");
    else page.place(field, element.from, element.to, found?.value ?? "");
  }
  if (!open) return;
  for (const child of element.children) {
    if (used.has(child)) continue;
    page.place("unknown", child.from, child.to, child.name);
    page.within(() => {
      unknown(page, child);
      page.place("unknownElement", child.from, child.from);
    });
  }
}

/** An element as its definition has it. */
function show(page: XmppPage, element: XmlElement, shape: XmppElement): void {
  const { field, named, valued, text: content } = shape;
  const { from, to } = element;
  if (isWord(field)) {
    const said = element.attributes.find(({ name }) => name === valued)?.value;
    return page.place(field, from, to, named ? element.name : valued ? (said ?? "") : (element.text?.value ?? ""));
  }
  page.place(asGroup(field), from, to);
  page.within(() => {
    const remarked = remarks[element.name];
    if (remarked && content) page.place(remarked, from, from);
    inside(page, element, shape);
    if (field === "error") page.place("response", to, to);
  });
}

/** What a segment has of a stream of XMPP (RFC 6120): the stream's beginning and end, and the stanzas between. */
export const xmppStanzas = laidOut(
  "stanzas of XMPP",
  xmppGroups,
  (page) => {
    const side = unpackSide(page.told) === "server" ? "in" : "out";
    for (const element of xmlTree(page.bytes, page.start, page.end)) {
      const { name, from, to, attributes } = element;
      if (!element.isEnd) page.place(side, page.start, page.start);
      const shape = xmppElements[name];
      if (name === "?xml") {
        const version = attributes.find((attribute) => attribute.name === "version");
        page.place("headerVersion", from, to, version?.value ?? "");
      } else if (element.isEnd && name === "stream:stream") page.place("streamEnd", from, to);
      else if (shape && !element.isEnd) show(page, element, shape);
      else page.place("unknownPacket", from, from);
    }
    page.pass(page.left);
  },
  { worked: xmppWords },
);
