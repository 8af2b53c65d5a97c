import { decodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { partedText } from "./text-parts.ts";

/** Headers of mail messages by their names in lower case (RFC 5322 3.6, RFC 2045, RFC 2156), as Wireshark names them. */

const part = (filter: string, label: string) => text("rest", { filter, label });
const plain = (filter: string, label: string) => custom(derivedText("header", decodeText), { filter, label });

/** Addresses of people: a name and an address in angle brackets, or an address alone; commas between. */
function people(filter: string, label: string, list: "mailbox_list" | "address_list"): AnyField {
  const item = partedText(
    { filter: `${list}.item`, label: "Item" },
    [/^\s*(?<name>[^<>]*[^<>\s])?\s*<(?<address>[^>]*)>/d, /^(?<alone>[^<>]+)$/ds],
    {
      name: part("display_name", "Display-Name"),
      address: part("address", "Address"),
      alone: part("address", "Address"),
    },
  );
  const all = partedText({ filter, label }, /(?<item>(?:"[^"]*"|[^,"])+),?/dg, { item });
  if (all.kind !== "custom") return all;
  const shown = (bytes: Uint8Array, start: number, end: number) => decodeText(bytes, start, end).trimEnd();
  return { ...all, custom: { ...all.custom, text: shown } };
}

const contentType = partedText(
  { filter: "content.type", label: "Content-Type" },
  /^(?<type>[^;]*)(?:;(?<parameters>.*))?$/ds,
  {
    type: part("content.type.type", "Type"),
    parameters: part("content.type.parameters", "Parameters"),
  },
);

const underscored = [
  "Autoforwarded",
  "Autosubmitted",
  "Conversion",
  "Conversion-With-Loss",
  "Delivery-Date",
  "DL-Expansion-History",
  "Deferred-Delivery",
  "Expires",
  "Importance",
  "Incomplete-Copy",
  "Latest-Delivery-Time",
  "Message-Type",
  "Original-Encoded-Information-Types",
  "Originator-Return-Address",
  "Priority",
  "Reply-By",
  "Sensitivity",
  "Supersedes",
  "Delivered-To",
  "Date",
  "Message-ID",
  "In-Reply-To",
  "References",
  "Subject",
  "Comments",
  "User-Agent",
  "Keywords",
  "Return-Path",
  "Received",
  "MIME-Version",
  "Content-Language",
  "Lines",
  "Precedence",
  "X400-Content-Identifier",
  "X400-Content-Type",
  "X400-MTS-Identifier",
  "X400-Originator",
  "X400-Received",
  "X400-Recipients",
];

/** Whose last item has the end of the line in it. */
export const peopleHeaders: { readonly [name: string]: AnyField } = {
  from: people("from", "From", "mailbox_list"),
  sender: people("sender", "Sender", "mailbox_list"),
  "reply-to": people("reply_to", "Reply-To", "address_list"),
  to: people("to", "To", "address_list"),
  cc: people("cc", "Cc", "address_list"),
  bcc: people("bcc", "Bcc", "address_list"),
  "resent-from": people("resent.from", "Resent-From", "mailbox_list"),
  "resent-sender": people("resent.sender", "Resent-Sender", "mailbox_list"),
  "resent-to": people("resent.to", "Resent-To", "address_list"),
  "resent-cc": people("resent.cc", "Resent-Cc", "address_list"),
  "resent-bcc": people("resent.bcc", "Resent-Bcc", "address_list"),
};

export const mailHeaderFields: { readonly [name: string]: AnyField } = {
  ...Object.fromEntries(
    underscored.map((name) => [name.toLowerCase(), plain(name.toLowerCase().replaceAll("-", "_"), name)]),
  ),
  "resent-date": plain("resent.date", "Resent-Date"),
  "resent-message-id": plain("resent.message_id", "Resent-Message-ID"),
  "content-type": contentType,
  "content-description": plain("content.description", "Content-Description"),
  "content-id": plain("content.id", "Content-ID"),
  "content-transfer-encoding": plain("content.transfer_encoding", "Content-Transfer-Encoding"),
  "x-mailer": plain("ext.mailer", "X-Mailer"),
  "x-mimeole": plain("ext.mimeole", "X-MimeOLE"),
  "expiry-date": plain("ext.expiry-date", "Expiry-Date"),
  "x-ms-tnef-correlator": plain("ext.tnef-correlator", "X-MS-TNEF-Correlator"),
  "x-uidl": plain("ext.uidl", "X-UIDL"),
  "x-authentication-warning": plain("ext.authentication_warning", "X-Authentication-Warning"),
  "x-virus-scanned": plain("ext.virus_scanned", "X-Virus-Scanned"),
  "x-original-to": plain("ext.original-to", "X-Original-To"),
  "thread-index": plain("thread-index", "Thread-Index"),
};

/** Any other header. */
export const otherMailHeader: AnyField = partedText(
  { filter: "extension", label: "Unknown-Extension" },
  /^(?<type>[^:]*):\s*(?<value>.*)$/ds,
  { type: part("extension.type", "Type"), value: part("extension.value", "Value") },
);
