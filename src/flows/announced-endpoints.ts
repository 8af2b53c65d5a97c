import { remember } from "../bytes/remember.ts";
/** Endpoints that are remembered; beyond them the oldest are forgotten. */
const ENDPOINT_LIMIT = 20_000;

/** An address and port that an earlier packet named. */
export interface AnnouncedEndpoint {
  /** What datagrams from or to it carry, unless another protocol claims them; NONE where none here does. */
  readonly protocol: number;
  /** Where it was a session description that named it. */
  readonly setup?: MediaSetup;
}

/** How media was agreed on. All that goes to or comes from such an endpoint is one conversation, whatever the other end. */
export interface MediaSetup {
  readonly frame: number;
  readonly method: string;
}

/** Endpoints at which data was announced, by address and port. */
export class AnnouncedEndpoints {
  private readonly endpoints = new Map<string, AnnouncedEndpoint>();

  get size(): number {
    return this.endpoints.size;
  }

  /** From now on; what was announced of the endpoint before is forgotten, but for what a later packet set up. */
  add(address: string, port: number, endpoint: AnnouncedEndpoint): void {
    const key = `${address} ${port}`;
    const before = this.endpoints.get(key)?.setup;
    if (before && endpoint.setup && endpoint.setup.frame <= before.frame) return;
    remember(this.endpoints, key, endpoint, ENDPOINT_LIMIT);
  }

  at(address: string, port: number): AnnouncedEndpoint | undefined {
    return this.endpoints.get(`${address} ${port}`);
  }
}
