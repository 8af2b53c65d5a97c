import { bytes, choice, counted, implied, repeated, struct, u16, u8, variant, when } from "../../definition/fields.ts";
import type { AnyField, Fields, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { TOLD } from "../../definition/told.ts";
import { bitView, SET } from "../parts/bit-view.ts";
import {
  grantedQualities,
  messageTypes,
  qualities,
  reasons,
  retainHandling,
  returnCodes,
  versions,
} from "../parts/mqtt-names.ts";
import { lengthOfRest, propertiesOf, textOf } from "../parts/mqtt-values.ts";

/** The version whose messages have properties and reasons. */
const VERSION5 = 5;
const properties = propertiesOf("properties", "Properties");
const identifier = u16({ filter: "msgid", label: "Message Identifier" });
const topic = textOf("topic", "Topic");
const reason = (message: keyof typeof reasons) =>
  u8({ filter: `${message}.reason_code`, label: "Reason Code", strings: reasons[message] });
const inVersion5 = { field: "version", is: [VERSION5] } as const;
const group = (fields: Fields): AnyField => struct(fields, { filter: "" });
const nothing = group({});
/** A body that version 5 has changed; which version it is the connection was opened with. */
const since5 = (body: Fields, older: Fields): AnyField =>
  choice(TOLD, { [VERSION5]: group(body) }, { otherwise: group(older) });

const bit = (name: string, label: string, mask: number): View => bitView(`conflag.${name}`, label, mask, SET);
const connect = group({
  ...textOf("protoname", "Protocol Name", "proto_len"),
  version: u8({ filter: "ver", label: "Version", strings: versions, default: 4 }),
  flags: u8({
    filter: "conflags",
    label: "Connect Flags",
    show: "hex",
    views: [
      bit("uname", "User Name Flag", 0x80),
      bit("passwd", "Password Flag", 0x40),
      bit("retain", "Will Retain", 0x20),
      { filter: "conflag.qos", label: "QoS Level", type: "FT_UINT8", mask: 0x18, strings: qualities },
      bit("willflag", "Will Flag", 0x04),
      bit("cleansess", "Clean Session Flag", 0x02),
      bit("reserved", "(Reserved)", 0x01),
    ],
  }),
  keepAlive: u16({ filter: "kalive", label: "Keep Alive" }),
  properties: when(inVersion5, properties),
  ...textOf("clientid", "Client ID"),
  will: when(
    { field: "flags", mask: 0x04 },
    group({
      properties: when(inVersion5, propertiesOf("will_properties", "Will Properties")),
      ...textOf("willtopic", "Will Topic"),
      messageLength: u16({ filter: "willmsg_len", label: "Will Message Length" }),
      message: bytes({ by: "messageLength" }, { filter: "willmsg", label: "Will Message" }),
    }),
  ),
  user: when({ field: "flags", mask: 0x80 }, group(textOf("username", "User Name"))),
  password: when({ field: "flags", mask: 0x40 }, group(textOf("passwd", "Password"))),
});

const acknowledgeFlags = u8({
  filter: "conack.flags",
  label: "Acknowledge Flags",
  show: "hex",
  views: [
    bitView("conack.flags.reserved", "Reserved", 0xfe, SET),
    bitView("conack.flags.sp", "Session Present", 0x01, SET),
  ],
});
const code = u8({ filter: "conack.val", label: "Return Code", strings: returnCodes });
const accepted = choice(
  TOLD,
  {
    3: group({
      reserved: u8({ filter: "conack.flags.reserved", label: "Reserved", type: "FT_BOOLEAN", truth: SET }),
      code,
    }),
    4: group({ flags: acknowledgeFlags, code }),
  },
  {
    otherwise: group({
      flags: acknowledgeFlags,
      reason: reason("connack"),
      properties: when({ left: 1 }, properties),
    }),
  },
);

const identified = when({ field: "flags", mask: 0x06 }, identifier);
const message = when({ left: 1 }, bytes("rest", { filter: "msg", label: "Message" }));
const publish = since5({ ...topic, id: identified, properties, message }, { ...topic, id: identified, message });
const acknowledgement = (name: keyof typeof reasons): AnyField =>
  since5(
    {
      id: identifier,
      reason: when({ left: 1 }, reason(name)),
      properties: when({ left: 1 }, properties),
    },
    { id: identifier },
  );
const subscriptionOptions = u8({
  filter: "subscription_options",
  label: "Subscription Options",
  show: "hex",
  views: [
    { filter: "subscription_options_reserved", label: "Reserved", type: "FT_UINT8", mask: 0xc0, show: "hex" },
    {
      filter: "subscription_options_retain",
      label: "Retain Handling",
      type: "FT_UINT8",
      mask: 0x30,
      strings: retainHandling,
    },
    bitView("subscription_options_rap", "Retain As Published", 0x08, SET),
    bitView("subscription_options_nl", "No Local", 0x04, SET),
    { filter: "subscription_options_qos", label: "QoS", type: "FT_UINT8", mask: 0x03, strings: qualities },
  ],
});
const listOf = (of: AnyField): AnyField => repeated(of, { filter: "" });
const quality = u8({ filter: "sub.qos", label: "Requested QoS", strings: qualities });
const topics = listOf(group(topic));
const subscribe = since5(
  { id: identifier, properties, topics: listOf(group({ ...topic, options: subscriptionOptions })) },
  { id: identifier, topics: listOf(group({ ...topic, quality })) },
);
const granted = group({
  id: identifier,
  qualities: listOf(u8({ filter: "suback.qos", label: "Granted QoS", strings: grantedQualities })),
});
const subscribed = choice(
  TOLD,
  { 3: granted, 4: granted, [VERSION5]: group({ id: identifier, properties, reasons: listOf(reason("suback")) }) },
  { otherwise: group({ id: identifier, reasons: listOf(reason("suback")) }) },
);
const unsubscribe = since5({ id: identifier, properties, topics }, { id: identifier, topics });
const unsubscribed = since5({ id: identifier, properties, reasons: listOf(reason("unsuback")) }, { id: identifier });
const farewell = (name: keyof typeof reasons): AnyField =>
  since5({ reason: when({ left: 1 }, reason(name)), properties: when({ left: 1 }, properties) }, {});

/** What messages say, by their types: the key tells a builder which one is meant. */
const bodies: readonly (readonly [key: string, body: AnyField])[] = [
  ["reserved", nothing],
  ["connect", connect],
  ["accepted", accepted],
  ["publish", publish],
  ["received", acknowledgement("puback")],
  ["recorded", acknowledgement("pubrec")],
  ["released", acknowledgement("pubrel")],
  ["completed", acknowledgement("pubcomp")],
  ["subscribe", subscribe],
  ["subscribed", subscribed],
  ["unsubscribe", unsubscribe],
  ["unsubscribed", unsubscribed],
  ["ping", nothing],
  ["pong", nothing],
  ["disconnect", farewell("disconnect")],
  ["authenticate", farewell("auth")],
];
const PUBLISH = 3;
/** The oldest version has bits for delivery in further messages, which later ones reserve: PUBREL, SUBSCRIBE, UNSUBSCRIBE. */
const OLDEST_VERSION = 3;
const DELIVERED = [6, 8, 10];

const delivery = (last: View): readonly View[] => [
  bitView("dupflag", "DUP Flag", 0x08, SET),
  { filter: "qos", label: "QoS Level", type: "FT_UINT8", mask: 0x06, strings: qualities },
  last,
];
const flagsOf = (type: number, views: readonly View[]): AnyField =>
  u8({
    filter: "hdrflags",
    label: "Header Flags",
    show: "hex",
    default: type << 4,
    views: [
      { filter: "msgtype", label: "Message Type", type: "FT_UINT8", mask: 0xf0, strings: messageTypes },
      ...views,
    ],
  });
const firstOctet = (type: number): AnyField => {
  if (type === PUBLISH) return flagsOf(type, delivery(bitView("retain", "Retain", 0x01, SET)));
  const later = flagsOf(type, [{ filter: "hdr_reserved", label: "Reserved", type: "FT_UINT8", mask: 0x0f }]);
  if (!DELIVERED.includes(type)) return later;
  const oldest = flagsOf(
    type,
    delivery({ filter: "retain_reserved", label: "Reserved", type: "FT_UINT8", mask: 0x01 }),
  );
  return choice(TOLD, { [OLDEST_VERSION]: oldest }, { otherwise: later });
};

const CONNECT = 1;
const unknownVersion = choice(
  TOLD,
  {
    0: implied({
      filter: "unknown_version",
      label: "Unknown version (missing the CONNECT packet?)",
      type: "FT_NONE",
      expert: { severity: "Note", group: "Protocol" },
    }),
  },
  { otherwise: nothing },
);

/** A message of one type: its first octet, how long it is, and what it says. */
const messageOf = (key: string, body: AnyField, type: number) =>
  group({
    ...(type === CONNECT ? {} : { unknown: unknownVersion }),
    flags: firstOctet(type),
    length: lengthOfRest("len", "Msg Len"),
    [key]: counted("length", body),
  });

/** MQ Telemetry Transport: one message a layer. */
export const MQTT = protocol({
  name: "mqtt",
  records: {},
  layer: "MQTT",
  title: "MQ Telemetry Transport Protocol",
  spec: "MQTT 3.1.1, MQTT 5.0 (OASIS)",
  carriedBy: { "tcp.port": 1883 },
  summary: "MQTT",
  fields: {
    message: variant(
      bodies.map(
        ([key, body], type) =>
          ({ starts: [[[type << 4, (type << 4) | 0x0f]]], of: messageOf(key, body, type) }) as const,
      ),
    ),
  },
});
