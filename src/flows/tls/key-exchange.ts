import { fieldWithin } from "../../definition/field-within.ts";
import type { Fields, Names } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { valueName } from "../../definition/registry.ts";
import { TLS_TOLD } from "../../definition/told.ts";
import type { ServerHello } from "./hello.ts";

/** Version 1.3 of TLS, and the drafts of it; of DTLS Wireshark does not know it. */
const VERSION13 = 0x0304;
const DRAFTS = 0x7f00;

/** What records are told behind a server's hello. */
export function agreedTold({ version, cipherSuite }: ServerHello, suites: Names | undefined): number {
  if (version === VERSION13 || (version & 0xff00) === DRAFTS) return TLS_TOLD.tls13;
  return keyExchangeTold(valueName(suites, cipherSuite));
}

/** The names of cipher suites, as the definition of TLS or DTLS has them. */
export function suiteNames(protocol: Protocol): Names | undefined {
  return fieldWithin(protocol.fields as Fields, "handshake.ciphersuite")?.names;
}

/** What a record is told of how a cipher suite exchanges keys: `TLS_ECDHE_RSA_WITH_…`. */
function keyExchangeTold(suiteName: string | undefined): number {
  const exchange = /^TLS_(\w+?)_(?:EXPORT_|EXPORT1024_)?WITH_/.exec(suiteName ?? "")?.[1];
  return (exchange !== undefined && Object.hasOwn(exchanges, exchange) && exchanges[exchange]) || TLS_TOLD.unknown;
}

const exchanges: { readonly [name: string]: number } = {
  RSA: TLS_TOLD.rsa,
  DH_DSS: TLS_TOLD.dh,
  DH_RSA: TLS_TOLD.dh,
  DHE_DSS: TLS_TOLD.dh,
  DHE_RSA: TLS_TOLD.dh,
  DH_anon: TLS_TOLD.dhAnonymous,
  ECDH_ECDSA: TLS_TOLD.ecdh,
  ECDH_RSA: TLS_TOLD.ecdh,
  ECDHE_ECDSA: TLS_TOLD.ecdh,
  ECDHE_RSA: TLS_TOLD.ecdh,
  ECDH_anon: TLS_TOLD.ecdhAnonymous,
  PSK: TLS_TOLD.psk,
};
