/** What segments of SOCKS are, which depends on those before them. */
export const socksStages = [
  "unknown",
  "request4",
  "response4",
  "methods",
  "method",
  "user",
  "userReply",
  "gssapi",
  "gssapiReply",
  "command",
  "commandReply",
  "bindReply",
  "carried",
  "other",
] as const;
export type SocksStage = (typeof socksStages)[number];

/** What a segment of SOCKS is told, because its octets do not say it. */
export interface SocksTold {
  readonly stage: SocksStage;
  /** 4 or 5; 0 where a connection began as neither. */
  readonly version: number;
  /** The command that is answered; of a segment after a failure the port that was asked for. */
  readonly number: number;
}

const VERSION_AT = 4;
const NUMBER_AT = 8;

export function packSocks({ stage, version, number }: SocksTold): number {
  return socksStages.indexOf(stage) | (version << VERSION_AT) | (number << NUMBER_AT);
}

/** Where nobody told, a segment is unknown. */
export function unpackSocks(told: number): SocksTold {
  const version = (told >>> VERSION_AT) & 0xf;
  return { stage: socksStages[told & 0xf] ?? "unknown", version, number: told >>> NUMBER_AT };
}

export const socksCommands: { readonly [command: number]: string } = {
  1: "Connect",
  2: "Bind",
  3: "UdpAssociate",
  128: "Ping",
  129: "Traceroute",
};
