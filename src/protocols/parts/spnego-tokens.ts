import { u16 as u16At, u16le, u32 as u32At } from "../../bytes/numbers.ts";
import { formatObjectIdentifier } from "../../bytes/object-identifier.ts";
import type { Custom, Found } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, mark, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { foreign, type Asn1 } from "./asn1.ts";
import { OffsetFields } from "./offset-fields.ts";
import { bitViews } from "./windows-values.ts";

/** What mechanisms say to one another: messages of NTLM, and of Kerberos behind a number (RFC 4121 4.1, 4.2.6). */

/** An object identifier that Wireshark shows as a text. */
const identifierText = derivedText("OBJECT IDENTIFIER", formatObjectIdentifier);
export const identifierField = (about: Common<string>): AnyField => custom(identifierText as Custom<string>, about);

const APPLICATION = 0x60;
const IDENTIFIER = 6;
const kerberosMechanisms = new Set(["1.2.840.113554.1.2.2", "1.2.840.48018.1.2.2", "1.2.840.113554.1.2.2.3"]);

/** Where the identifier in a token for one mechanism is (RFC 2743 3.1); undefined where it is no such token. */
export function mechanismIn(
  octets: Uint8Array,
  start: number,
  end: number,
): readonly [from: number, to: number] | undefined {
  if (end - start < 4 || octets[start] !== APPLICATION) return undefined;
  const at = start + 2 + Math.max(0, octets[start + 1] - 0x80);
  if (at + 2 > end || octets[at] !== IDENTIFIER || at + 2 + octets[at + 1] > end) return undefined;
  return [at + 2, at + 2 + octets[at + 1]];
}

/** RFC 1964 1.2: without and with what is protected. */
const OLD_CHECKED = 0x101;
const OLD_WRAPPED = 0x102;
const CHECKED = 0x404;
const WRAPPED = 0x405;
/** Of tokens up to this a message of Kerberos is in them. */
const LAST_MESSAGE = 3;

/** Shows a field of a number of octets. */
type One = (field: AnyField, from: number, size: number) => boolean;

/** The fields of a token of Kerberos, inside `depth` others. */
export class KerberosToken {
  private readonly fields: OffsetFields;
  private readonly blob: AnyField;
  private readonly mechanism: AnyField;
  private readonly number: AnyField;
  private readonly message: AnyField;
  private readonly flags: AnyField;
  private readonly filler: AnyField;
  private readonly extra: AnyField;
  private readonly rotated: AnyField;
  private readonly sequence: AnyField;
  private readonly sum: AnyField;
  private readonly signing: AnyField;
  private readonly sealing: AnyField;
  private readonly oldSequence: AnyField;
  private readonly confounder: AnyField;

  constructor(fields: OffsetFields, depth: number) {
    const named = (name: string, label: string) => ({ filter: `=spnego.krb5${name}`, label });
    const enter = (field: AnyField) => fields.enter(field, depth + 1);
    this.fields = fields;
    this.blob = fields.enter(bytes("rest", { ...named(".blob", "krb5_blob"), path: "spnego-krb5" }), depth);
    this.mechanism = enter(identifierField(named("_oid", "KRB5 OID")));
    this.number = enter(
      u16({
        ...named(".tok_id", "krb5_tok_id"),
        show: "hex",
        little: true,
        strings: {
          1: "KRB5_AP_REQ",
          2: "KRB5_AP_REP",
          3: "KRB5_ERROR",
          4: "KERB_TGT_REQUEST",
          [OLD_CHECKED]: "KRB5_GSS_GetMIC",
          [OLD_WRAPPED]: "KRB5_GSS_Wrap",
          0x104: "KERB_TGT_REPLY",
          0x201: "KRB5_GSS_Delete_sec_context",
          [CHECKED]: "KRB_TOKEN_CFX_GetMic",
          [WRAPPED]: "KRB_TOKEN_CFX_WRAP",
        },
      }),
    );
    this.message = enter(bytes("rest", { filter: "", hands: "kerberos.token" }));
    this.flags = enter(
      u8({
        ...named(".cfx_flags", "krb5_cfx_flags"),
        show: "hex",
        views: bitViews(1, [
          ["=spnego.krb5.acceptor_subkey", "AcceptorSubkey", 4, "Set", "Not set"],
          ["=spnego.krb5.sealed", "Sealed", 2, "Set", "Not set"],
          ["=spnego.krb5.send_by_acceptor", "SendByAcceptor", 1, "Set", "Not set"],
        ]),
      }),
    );
    this.filler = enter(bytes("rest", named(".filler", "krb5_filler")));
    this.extra = enter(u16(named(".cfx_ec", "krb5_cfx_ec")));
    this.rotated = enter(u16(named(".cfx_rrc", "krb5_cfx_rrc")));
    this.sequence = enter(bytes(8, { ...named(".cfx_seq", "krb5_cfx_seq"), type: "FT_UINT64" }));
    this.signing = enter(
      u16({
        ...named(".sgn_alg", "krb5_sgn_alg"),
        show: "hex",
        little: true,
        strings: { 0: "DES MAC MD5", 1: "MD2.5", 2: "DES MAC", 0x11: "HMAC" },
      }),
    );
    this.sealing = enter(
      u16({
        ...named(".seal_alg", "krb5_seal_alg"),
        show: "hex",
        little: true,
        strings: { 0: "DES CBC", 0x10: "RC4", 0xffff: "None" },
      }),
    );
    this.oldSequence = enter(bytes(8, named(".snd_seq", "krb5_snd_seq")));
    this.confounder = enter(bytes(8, named(".confounder", "krb5_confounder")));
    this.sum = enter(bytes("rest", named(".sgn_cksum", "krb5_sgn_cksum")));
  }

  /** Shows a token, which is `known` to be Kerberos' where another protocol has taken its mechanism off; whether it is one. */
  show(found: Found, octets: Uint8Array, start: number, end: number, known = false): boolean {
    const mechanism = mechanismIn(octets, start, end);
    const at = mechanism ? mechanism[1] : start;
    if (at + 2 > end) return false;
    const number = u16le(octets, at);
    if (
      mechanism
        ? !kerberosMechanisms.has(formatObjectIdentifier(octets, ...mechanism))
        : !known && (number < CHECKED || number > WRAPPED)
    )
      return false;
    const one = (field: AnyField, from: number, size: number) => this.fields.show(found, field, from, size, end);
    one(this.blob, start, end - start);
    if (mechanism) one(this.mechanism, mechanism[0], mechanism[1] - mechanism[0]);
    one(this.number, at, 2);
    if (number <= LAST_MESSAGE) one(this.message, at + 2, end - at - 2);
    if (number === CHECKED || number === WRAPPED) this.checked(one, at, end, number === WRAPPED);
    if (number === OLD_CHECKED || number === OLD_WRAPPED) this.checkedBefore(one, at, end, number === OLD_WRAPPED);
    return true;
  }

  private checkedBefore(one: One, at: number, end: number, wrapped: boolean): void {
    one(this.signing, at + 2, 2);
    if (wrapped) one(this.sealing, at + 4, 2);
    one(this.oldSequence, at + 8, 8);
    one(this.sum, at + 16, 8);
    if (wrapped && at + 32 <= end) one(this.confounder, at + 24, 8);
  }

  private checked(one: One, at: number, end: number, wrapped: boolean): void {
    one(this.flags, at + 2, 1);
    one(this.filler, at + 3, wrapped ? 1 : 5);
    if (wrapped) {
      one(this.extra, at + 4, 2);
      one(this.rotated, at + 6, 2);
    }
    one(this.sequence, at + 8, 8);
    if (at + 16 < end) one(this.sum, at + 16, end - at - 16);
  }
}

/** Octets that a mechanism put there, with what is in them. */
export function mechanismToken(filter: string, label: string): Asn1 {
  const fields = new OffsetFields();
  const token = fields.enter(bytes("rest", { filter, label, hands: "spnego.token" }));
  const kerberos = new KerberosToken(fields, 0);
  return foreign({
    inner: fields.inner,
    visit(octets, start, end, found) {
      fields.show(found, token, start, end - start, end);
      kerberos.show(found, octets, start, end);
    },
  });
}

/** What NTLM signs with, in fields of its own ([MS-NLMP] 2.2.2.9). */
export class NtlmVerifier {
  private readonly fields: OffsetFields;
  private readonly whole: AnyField;
  private readonly version: AnyField;
  private readonly body: AnyField;

  constructor(fields: OffsetFields) {
    this.fields = fields;
    this.whole = fields.enter(mark({ filter: "=ntlmssp.verf", label: "NTLMSSP Verifier", path: "ntlmssp" }));
    this.version = fields.enter(u32({ filter: "=ntlmssp.verf.vers", label: "Version Number", little: true }), 1);
    this.body = fields.enter(bytes("rest", { filter: "=ntlmssp.verf.body", label: "Verifier Body" }), 1);
  }

  /** Shows a verifier; whether it is one. */
  show(found: Found, octets: Uint8Array, start: number, end: number): boolean {
    if (end - start !== VERIFIER_SIZE || u32At(octets, start) !== VERSION) return false;
    this.fields.show(found, this.whole, start, VERIFIER_SIZE, end);
    this.fields.show(found, this.version, start, 4, end);
    this.fields.show(found, this.body, start + 4, VERIFIER_SIZE - 4, end);
    return true;
  }
}

/** The same for what protects the list of mechanisms. */
export function mechanismCheck(filter: string, label: string): Asn1 {
  const fields = new OffsetFields();
  const token = fields.enter(bytes("rest", { filter, label }));
  const kerberos = new KerberosToken(fields, 0);
  const verifier = new NtlmVerifier(fields);
  return foreign({
    inner: fields.inner,
    visit(octets, start, end, found) {
      fields.show(found, token, start, end - start, end);
      if (!verifier.show(found, octets, start, end)) kerberos.show(found, octets, start, end);
    },
  });
}
/** Octets of what NTLM signs with, and the first of them. */
const VERIFIER_SIZE = 16;
const VERSION = 0x01000000;

/** Whether a token behind its mechanism protects something (RFC 1964 1.2). */
export function isWrapping(octets: Uint8Array, at: number, end: number): boolean {
  return at + OLD_TOKEN <= end && (u16le(octets, at) === OLD_WRAPPED || u16le(octets, at) === OLD_CHECKED);
}

/**
 * Octets of the token in front of what it protects, and whether that can be read: of Kerberos (RFC 4121 4.2.4, RFC 1964
 * 1.2.2) and of NTLM; undefined of any other.
 */
export function wrappingToken(
  octets: Uint8Array,
  start: number,
  end: number,
): { readonly size: number; readonly sealed: boolean } | undefined {
  const mechanism = mechanismIn(octets, start, end);
  if (mechanism) {
    const at = mechanism[1];
    if (at + OLD_TOKEN > end || u16le(octets, at) !== OLD_WRAPPED) return undefined;
    return { size: at + OLD_TOKEN - start, sealed: u16le(octets, at + 4) !== NOT_SEALED };
  }
  if (end - start < VERIFIER_SIZE) return undefined;
  if (u32At(octets, start) === VERSION) return { size: VERIFIER_SIZE, sealed: true };
  if (u16le(octets, start) !== WRAPPED) return undefined;
  const sealed = (octets[start + 2] & SEALED) !== 0;
  const extra = u16At(octets, start + 4);
  const size = CFX_HEADER + extra + (sealed ? u16At(octets, start + 6) : 0);
  return size <= end - start ? { size, sealed } : undefined;
}
const OLD_TOKEN = 32;
const NOT_SEALED = 0xffff;
const CFX_HEADER = 16;
const SEALED = 2;
