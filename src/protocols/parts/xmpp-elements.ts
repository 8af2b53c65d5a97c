/** How an element of XMPP is shown: its field, what its attributes and the texts of its children are, and its children. */
export interface XmppElement {
  /** The key of its field; none where Wireshark has but a line for it. */
  readonly field: string;
  /** Attributes in the order in which they are shown, with the keys of their fields. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Children that are shown as if they were attributes. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Attributes and texts that are not here are shown, as unknown ones, else not at all. */
  readonly open?: boolean;
  /** The field for the text in it, and its key. */
  readonly text?: string;
  /** Children by name, or by name and namespace behind a blank, in the order in which they are shown. */
  readonly children?: Readonly<Record<string, XmppElement>>;
  /** Instead of all this: what a child is named is the value of the field. */
  readonly named?: boolean;
  /** Or what this attribute says. */
  readonly valued?: string;
}

const plain = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, name === "xmlns" ? "xmlns" : "attribute"]));
const stanza = { id: "id", type: "type", from: "from", to: "to" } as const;

const chatStates = Object.fromEntries(
  ["active", "composing", "gone", "inactive", "paused"].map((state) => [
    `${state} http://jabber.org/protocol/chatstates`,
    { field: "chatState", named: true },
  ]),
);
const delay: XmppElement = { field: "delay", attributes: plain("xmlns", "from", "stamp", "value") };
const item: XmppElement = {
  field: "item",
  attributes: {
    jid: "itemJid",
    name: "itemName",
    ask: "itemAsk",
    approved: "itemApproved",
    subscription: "itemSubscription",
    node: "itemNode",
  },
  children: { group: { field: "itemGroup", text: "itemGroup" } },
};
const xData: XmppElement = {
  field: "xData",
  attributes: plain("xmlns", "type"),
  texts: plain("title"),
  children: {
    instructions: { field: "xInstructions", text: "xInstructions" },
    field: {
      field: "xField",
      attributes: plain("label", "type", "var"),
      children: { value: { field: "xValue", text: "attribute" } },
    },
  },
};
const mucUser: XmppElement = {
  field: "mucUser",
  attributes: plain("xmlns"),
  texts: plain("password"),
  children: {
    item: { field: "mucItem", attributes: plain("affiliation", "jid", "nick", "role", "reason", "actor_jid") },
    status: { field: "mucStatus", valued: "code" },
    invite: { field: "mucInvite", attributes: plain("from", "to"), texts: plain("reason") },
  },
};
const error: XmppElement = {
  field: "error",
  attributes: { type: "errorType", code: "errorCode" },
  children: {
    "* urn:ietf:params:xml:ns:xmpp-stanzas": { field: "errorCondition", named: true },
    "text urn:ietf:params:xml:ns:xmpp-stanzas": { field: "errorText", text: "errorText" },
  },
};
const query = (inside: Omit<XmppElement, "field">): XmppElement => ({
  field: "query",
  ...inside,
  attributes: { xmlns: "xmlns", ...inside.attributes },
});

const iqChildren: Readonly<Record<string, XmppElement>> = {
  error,
  "query http://jabber.org/protocol/disco#items": query({ attributes: { node: "queryNode" }, children: { item } }),
  "query http://jabber.org/protocol/disco#info": query({
    attributes: { node: "queryNode" },
    children: {
      identity: {
        field: "identity",
        open: true,
        attributes: { category: "identityCategory", name: "identityName", type: "identityType" },
      },
      feature: { field: "feature", valued: "var" },
      "x jabber:x:data": xData,
    },
  }),
  "query jabber:iq:roster": query({ attributes: plain("ver"), children: { item } }),
  "query http://jabber.org/protocol/muc#owner": query({ children: { "x jabber:x:data": xData } }),
  "query http://jabber.org/protocol/muc#admin": query({ children: { item } }),
  "query jabber:iq:version": query({ texts: plain("name", "version", "os") }),
  bind: { field: "bind", attributes: { xmlns: "xmlns" }, texts: { resource: "bindResource", jid: "bindJid" } },
  session: { field: "session", attributes: plain("xmlns") },
  vCard: { field: "vcard", attributes: plain("xmlns") },
  ping: { field: "ping", attributes: plain("xmlns") },
  "close http://jabber.org/protocol/ibb": { field: "ibbClose", attributes: plain("sid") },
  "open http://jabber.org/protocol/ibb": { field: "ibbOpen", attributes: plain("sid", "stanza", "block-size") },
  "data http://jabber.org/protocol/ibb": { field: "ibbData", attributes: plain("sid", "seq"), text: "attribute" },
};

/** What stands in a stream, by name. */
export const xmppElements: Readonly<Record<string, XmppElement>> = {
  iq: { field: "iq", open: true, attributes: { xmlns: "xmlns", ...stanza }, children: iqChildren },
  presence: {
    field: "presence",
    open: true,
    attributes: { from: "from", id: "id", to: "to", type: "type", "xml:lang": "attribute" },
    texts: { show: "show", priority: "attribute" },
    children: {
      status: { field: "status", attributes: plain("xml:lang"), text: "attribute" },
      "c http://jabber.org/protocol/caps": { field: "caps", attributes: plain("xmlns", "ext", "hash", "node", "ver") },
      "delay urn:xmpp:delay": delay,
      "x vcard-temp:x:update": { field: "vcardUpdate", attributes: plain("xmlns"), texts: plain("photo") },
      "x http://jabber.org/protocol/muc": { field: "muc", attributes: plain("xmlns"), texts: plain("password") },
      "x http://jabber.org/protocol/muc#user": mucUser,
      error,
    },
  },
  message: {
    field: "message",
    open: true,
    attributes: { from: "from", id: "id", to: "to", type: "type", "xml:lang": "attribute" },
    children: {
      ...chatStates,
      thread: { field: "thread", attributes: { parent: "threadParent" }, text: "attribute" },
      body: { field: "body", attributes: plain("xml:lang"), text: "attribute" },
      subject: { field: "subject", attributes: plain("xml:lang"), text: "attribute" },
      "delay urn:xmpp:delay": delay,
      "x jabber:x:event": {
        field: "xEvent",
        attributes: plain("xmlns"),
        texts: plain("id"),
        children: { "*": { field: "xEventCondition", named: true } },
      },
      "x http://jabber.org/protocol/muc#user": mucUser,
      "data http://jabber.org/protocol/ibb": { field: "ibbData", attributes: plain("sid", "seq"), text: "attribute" },
      error,
    },
  },
  auth: { field: "auth", attributes: plain("xmlns", "mechanism"), text: "cdata" },
  challenge: { field: "line", attributes: plain("xmlns"), text: "cdata" },
  response: { field: "line", attributes: plain("xmlns"), text: "cdata" },
  success: { field: "line", attributes: plain("xmlns"), text: "cdata" },
  failure: {
    field: "failure",
    attributes: plain("xmlns"),
    children: {
      text: { field: "failureText", text: "failureText" },
      "*": { field: "attribute", named: true },
    },
  },
  "stream:stream": { field: "stream", open: true, attributes: { xmlns: "xmlns", "xmlns:stream": "xmlns" } },
  "stream:features": {
    field: "features",
    open: true,
    attributes: plain("xmlns"),
    children: {
      mechanisms: {
        field: "line",
        attributes: plain("xmlns"),
        children: { mechanism: { field: "cdata", text: "cdata" } },
      },
    },
  },
  starttls: { field: "startTls", open: true, attributes: plain("xmlns") },
  proceed: { field: "proceed", open: true, attributes: plain("xmlns") },
};
