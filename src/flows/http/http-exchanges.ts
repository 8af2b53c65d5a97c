import { StreamStates } from "../stream-states.ts";

/** A moment as a record has it. */
interface Moment {
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** A request, as far as it was seen. */
interface Request extends Moment {
  readonly frame: number;
  /** The address that was asked for, where the request says it. */
  readonly uri: string | undefined;
}

/** What is known of a message from those before it on its connection. */
export interface Exchange {
  readonly isRequest: boolean;
  /** Its number among the connection's requests or responses. */
  readonly number: number;
  /** Frames of the messages before it. */
  readonly previousRequest: number | undefined;
  readonly previousResponse: number | undefined;
  /** What a response answers. */
  readonly answers: Request | undefined;
}

interface Connection {
  requests: number;
  responses: number;
  latest: Request | undefined;
  /** The frame of the response to the latest request, 0 while there is none. */
  answered: number;
  /** The same of the request before. */
  before: { readonly request: number | undefined; readonly response: number | undefined };
}

/** Numbers the messages of HTTP/1 connections and says which response answers which request. */
export class HttpExchanges {
  private readonly connections = new StreamStates<Connection>(() => ({
    requests: 0,
    responses: 0,
    latest: undefined,
    answered: 0,
    before: { request: undefined, response: undefined },
  }));

  request(stream: number, frame: number, { seconds, nanoseconds }: Moment, uri: string | undefined): Exchange {
    const connection = this.connections.of(stream);
    connection.before = { request: connection.latest?.frame, response: connection.answered || undefined };
    connection.latest = { frame, seconds, nanoseconds, uri };
    connection.answered = 0;
    const { before } = connection;
    return {
      isRequest: true,
      number: ++connection.requests,
      previousRequest: before.request,
      previousResponse: undefined,
      answers: undefined,
    };
  }

  /** The response to the latest request; an interim one does not answer it yet. */
  response(stream: number, frame: number, isInterim: boolean): Exchange {
    const connection = this.connections.of(stream);
    const answers = connection.answered === 0 ? connection.latest : undefined;
    if (!isInterim) connection.answered = frame;
    return {
      isRequest: false,
      number: ++connection.responses,
      previousRequest: connection.before.request,
      previousResponse: connection.before.response,
      answers,
    };
  }

  forget(stream: number): void {
    this.connections.forget(stream);
  }
}
