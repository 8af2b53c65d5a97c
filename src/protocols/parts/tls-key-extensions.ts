import { sizeOf } from "../../definition/auto.ts";
import { bytes, repeated, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import { tlsGroups } from "./tls-names.ts";

const keyShare = {
  group: u16({ filter: "handshake.extensions_key_share_group", label: "Group", names: tlsGroups }),
  kxlen: u16({
    filter: "handshake.extensions_key_share_key_exchange_length",
    label: "Key Exchange Length",
    auto: sizeOf("key_exchange"),
  }),
  key_exchange: bytes(
    { by: "kxlen" },
    { filter: "handshake.extensions_key_share_key_exchange", label: "Key Exchange" },
  ),
};
/** The keys that a client offers. */
export const clientShares = struct(
  {
    client_shares_len: u16({
      filter: "handshake.extensions_key_share_client_length",
      label: "Client Key Share Length",
      auto: sizeOf("client_shares"),
    }),
    client_shares: repeated(struct(keyShare, { filter: "", label: "Key Share Entry", line: "tls.key_share" }), {
      filter: "",
      size: { by: "client_shares_len" },
    }),
  },
  { label: "Key Share extension" },
);
/** A hello retry request names a group only. */
export const serverShare = struct(
  {
    share: struct(
      {
        group: keyShare.group,
        kxlen: when({ left: 2 }, keyShare.kxlen),
        key_exchange: when({ filled: "kxlen" }, keyShare.key_exchange),
      },
      { filter: "", label: "Key Share Entry", line: "tls.key_share" },
    ),
  },
  { label: "Key Share extension" },
);

/** What a client and a server have agreed on before. */
export const clientPreSharedKeys = struct(
  {
    identities_len: u16({
      filter: "handshake.extensions.psk.identities.length",
      label: "Identities Length",
      auto: sizeOf("identities"),
    }),
    identities: repeated(
      struct(
        {
          identity_len: u16({
            filter: "handshake.extensions.psk.identity.identity_length",
            label: "Identity Length",
            auto: sizeOf("identity"),
          }),
          identity: bytes(
            { by: "identity_len" },
            { filter: "handshake.extensions.psk.identity.identity", label: "Identity" },
          ),
          obfuscated_ticket_age: u32({
            filter: "handshake.extensions.psk.identity.obfuscated_ticket_age",
            label: "Obfuscated Ticket Age",
          }),
        },
        { filter: "", label: "PSK Identity", line: "tls.psk_identity" },
      ),
      { filter: "", size: { by: "identities_len" } },
    ),
    binders_len: u16({
      filter: "handshake.extensions.psk.binders_len",
      label: "PSK Binders length",
      auto: sizeOf("binders"),
    }),
    binders: repeated(
      struct(
        {
          len: u8({ filter: "", auto: sizeOf("binder") }),
          binder: bytes({ by: "len" }, { filter: "", label: "PSK Binder" }),
        },
        { filter: "" },
      ),
      { filter: "handshake.extensions.psk.binders", label: "PSK Binders", size: { by: "binders_len" } },
    ),
  },
  { label: "Pre-Shared Key extension" },
);

/** What a client brings back that a server gave it. */
export const cookie = struct({
  cookielen: u16({ filter: "handshake.extensions.cookie_len", label: "Cookie length", auto: sizeOf("cookie") }),
  cookie: bytes({ by: "cookielen" }, { filter: "handshake.extensions.cookie", label: "Cookie" }),
});
