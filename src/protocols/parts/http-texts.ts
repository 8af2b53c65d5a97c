import { decodeText, latin1 } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import { beginningsOf } from "../../definition/starts.ts";
import { statusDescription } from "./http-status.ts";
import { partedText } from "./text-parts.ts";

/** What a request is for; with a query its path and its parameters are fields, too. */
export const requestTarget = partedText(
  { filter: "request.uri", label: "Request URI" },
  /^(?<path>[^?]*)\?(?<query>.*)$/ds,
  {
    path: text("rest", { filter: "request.uri.path", label: "Request URI Path" }),
    query: partedText({ filter: "request.uri.query", label: "Request URI Query" }, /(?<parameter>[^&]+)/dg, {
      parameter: text("rest", { filter: "request.uri.query.parameter", label: "Request URI Query Parameter" }),
    }),
  },
);

/** The three digits of a status, and behind them what they mean. */
const code: Custom<number> = {
  ...derivedNumber("status code", status),
  beside: true,
  inner: [
    {
      key: "meaning",
      field: custom(
        derivedText("meaning of a status code", (bytes, start, end) => statusDescription(status(bytes, start, end))),
        { filter: "response.code.desc", label: "Status Code Description", bracketed: true },
      ),
    },
  ],
  visit: (_bytes, start, end, found) => found(0, start, end),
};
export const responseCode = custom(code, { filter: "response.code", label: "Status Code", type: "FT_UINT16" });

function status(bytes: Uint8Array, start: number, end: number): number {
  return Number.parseInt(latin1(bytes, start, Math.min(end, start + 3)), 10) || 0;
}

/** Marks that a message is one of these. */
const itIs = (filter: string, label: string) =>
  custom(
    derivedNumber(filter, () => 1),
    { filter, label, type: "FT_BOOLEAN", hidden: true },
  );
export const isRequest = itIs("request", "Request");
export const isResponse = itIs("response", "Response");
export const isNotification = itIs("notification", "Notification");

/** How responses begin, and messages that are neither requests nor responses. */
export const responseStarts = beginningsOf(["HTTP/"]);
export const notificationStarts = beginningsOf(["NOTIFY ", "SUBSCRIBE ", "UNSUBSCRIBE "]);

export const fullAddress = custom(
  derivedText("address of a request", (bytes, start, end) => addressOf(bytes, start, end) ?? ""),
  { filter: "request.full_uri", label: "Full request URI", bracketed: true },
);

/** The address that a request which starts at `start` asks for, where it names a host. */
export function addressOf(bytes: Uint8Array, start: number, end: number): string | undefined {
  const message = decodeText(bytes, start, end);
  const [, method, target] = /^(\S+) ([^ \r\n]*) [^\n]*\n/.exec(message) ?? [];
  const host = /\nHost:[ \t]*([^\r\n]*)/i.exec(message)?.[1];
  if (target === undefined || host === undefined) return undefined;
  return method === "CONNECT" || /^https?:\/\//.test(target) ? target : `http://${host.trim()}${target}`;
}
