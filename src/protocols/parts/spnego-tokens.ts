import { u16le, u32 as u32At } from "../../bytes/numbers.ts";
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

const CHECKED = 0x404;
const WRAPPED = 0x405;
/** Of tokens up to this a message of Kerberos is in them. */
const LAST_MESSAGE = 3;

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
          0x101: "KRB5_GSS_GetMIC",
          0x102: "KRB5_GSS_Wrap",
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
    this.sum = enter(bytes("rest", named(".sgn_cksum", "krb5_sgn_cksum")));
  }

  /** Shows a token; whether it is one of Kerberos. */
  show(found: Found, octets: Uint8Array, start: number, end: number): boolean {
    const mechanism = mechanismIn(octets, start, end);
    const at = mechanism ? mechanism[1] : start;
    if (at + 2 > end) return false;
    const number = u16le(octets, at);
    if (
      mechanism
        ? !kerberosMechanisms.has(formatObjectIdentifier(octets, ...mechanism))
        : number < CHECKED || number > WRAPPED
    )
      return false;
    const one = (field: AnyField, from: number, size: number) => this.fields.show(found, field, from, size, end);
    one(this.blob, start, end - start);
    if (mechanism) one(this.mechanism, mechanism[0], mechanism[1] - mechanism[0]);
    one(this.number, at, 2);
    if (number <= LAST_MESSAGE) one(this.message, at + 2, end - at - 2);
    if (number === CHECKED || number === WRAPPED) this.checked(one, at, end, number === WRAPPED);
    return true;
  }

  private checked(
    one: (field: AnyField, from: number, size: number) => boolean,
    at: number,
    end: number,
    wrapped: boolean,
  ): void {
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

/** The same for what protects the list of mechanisms. */
export function mechanismCheck(filter: string, label: string): Asn1 {
  const fields = new OffsetFields();
  const token = fields.enter(bytes("rest", { filter, label }));
  const kerberos = new KerberosToken(fields, 0);
  const verifier = fields.enter(mark({ filter: "=ntlmssp.verf", label: "NTLMSSP Verifier", path: "ntlmssp" }));
  const version = fields.enter(u32({ filter: "=ntlmssp.verf.vers", label: "Version Number", little: true }), 1);
  const body = fields.enter(bytes("rest", { filter: "=ntlmssp.verf.body", label: "Verifier Body" }), 1);
  return foreign({
    inner: fields.inner,
    visit(octets, start, end, found) {
      fields.show(found, token, start, end - start, end);
      if (end - start === 16 && u32At(octets, start) === VERSION) {
        fields.show(found, verifier, start, 16, end);
        fields.show(found, version, start, 4, end);
        fields.show(found, body, start + 4, 12, end);
      } else kerberos.show(found, octets, start, end);
    },
  });
}
/** The first octets of what NTLM signs with. */
const VERSION = 0x01000000;
