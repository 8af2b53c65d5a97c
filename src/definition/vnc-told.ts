/** What a message of RFB is, which its octets do not say: it depends on those before it. */
const stages = [
  "foreign",
  "serverVersion",
  "clientVersion",
  "security",
  "selected",
  "challenge",
  "response",
  "appleChallenge",
  "appleResponse",
  "tunnels",
  "tunnelReply",
  "authentications",
  "authenticationReply",
  "vencryptServer",
  "vencryptClient",
  "vencryptTypes",
  "vencryptReply",
  "vencryptAccepted",
  "result",
  "clientInit",
  "serverInit",
  "interactions",
  "client",
  "server",
] as const;
export type VncStage = (typeof stages)[number];

/** What is told of a layer of RFB. */
export interface VncTold {
  readonly stage: VncStage;
  /** Revisions of version 3 that differ: before 3.7, 3.7, and from 3.8 on. */
  readonly version: 3 | 7 | 8;
  /** Octets of a pixel, from 0 to 4. */
  readonly pixel: number;
  /** Octets of a pixel where the encoding leaves out one that is not used. */
  readonly tightPixel: number;
  /** Not all of the last message is there, and more is to come. */
  readonly waits: boolean;
}
const versions = [3, 7, 8] as const;
const STAGE = 0x1f;
const SIZE = 7;
const WAITS = 1 << 14;

export function packVnc({ stage, version, pixel, tightPixel, waits }: VncTold): number {
  const sizes = ((pixel & SIZE) << 8) | ((tightPixel & SIZE) << 11);
  return stages.indexOf(stage) | (versions.indexOf(version) << 5) | sizes | (waits ? WAITS : 0);
}

export function unpackVnc(told: number): VncTold {
  return {
    stage: stages[told & STAGE] ?? "foreign",
    version: versions[(told >> 5) & 3] ?? 8,
    pixel: (told >> 8) & SIZE,
    tightPixel: (told >> 11) & SIZE,
    waits: (told & WAITS) !== 0,
  };
}
