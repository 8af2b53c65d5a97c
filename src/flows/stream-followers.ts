import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";
import type { Framing } from "./framing.ts";
import type { StreamDissector } from "./payload.ts";
import type { Room } from "./room.ts";
import { Dnp3Streams } from "./dnp3-streams.ts";
import { KafkaStreams } from "./kafka-streams.ts";
import { LdapStreams } from "./ldap-streams.ts";
import { MqttStreams } from "./mqtt-streams.ts";
import { MysqlStreams } from "./mysql-streams.ts";
import { OpenflowStreams } from "./openflow-streams.ts";
import { OpenvpnStreams } from "./openvpn-streams.ts";
import { PgsqlStreams } from "./pgsql-streams.ts";
import { PopStreams } from "./mail/pop-streams.ts";
import { SidedStreams } from "./sided-streams.ts";
import { SmtpStreams } from "./mail/smtp-streams.ts";
import { SshStreams } from "./ssh-streams.ts";
import { TdsStreams } from "./tds-streams.ts";
import { ThriftStreams } from "./thrift-streams.ts";
import { TnsStreams } from "./tns-streams.ts";
import { XmppStreams } from "./xmpp-streams.ts";

/** What one is made of: `plain` cuts the streams as the definition says and does no more, `room` is there for all together. */
interface Parts {
  readonly passage: Passage;
  readonly framing: Framing;
  readonly protocol: Protocol;
  readonly plain: StreamDissector;
  readonly room: Room;
}

/** Who cuts the streams of a protocol into messages and knows more of them than they say, by the protocol's name. */
export const streamFollowers: { readonly [protocol: string]: (parts: Parts) => Follower & StreamDissector } = {
  dnp3: ({ passage, protocol }) => new Dnp3Streams(passage, protocol),
  irc: ({ passage, protocol }) => new SidedStreams(passage, protocol),
  kafka: ({ passage, protocol }) => new KafkaStreams(passage, protocol),
  ldap: ({ passage, framing, protocol }) => new LdapStreams(passage, framing, protocol),
  mqtt: ({ passage, protocol }) => new MqttStreams(passage, protocol),
  mysql: ({ passage, protocol }) => new MysqlStreams(passage, protocol),
  openflow: ({ passage, protocol }) => new OpenflowStreams(passage, protocol),
  openvpn: ({ passage, framing, protocol }) => new OpenvpnStreams(passage, framing, protocol),
  pgsql: ({ passage, protocol }) => new PgsqlStreams(passage, protocol),
  pop: ({ passage, protocol, plain, room }) => new PopStreams(passage, protocol, plain, room),
  smtp: ({ passage, protocol, plain, room }) => new SmtpStreams(passage, protocol, plain, room),
  ssh: ({ passage, protocol }) => new SshStreams(passage, protocol),
  tds: ({ passage, framing, protocol }) => new TdsStreams(passage, framing, protocol),
  thrift: ({ passage, protocol }) => new ThriftStreams(passage, protocol),
  tns: ({ passage, protocol }) => new TnsStreams(passage, protocol),
  xmpp: ({ passage, protocol }) => new XmppStreams(passage, protocol),
};
