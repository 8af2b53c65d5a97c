import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, u32 } from "../../definition/fields.ts";
import { naming, open, setOf, Tag, value, type Asn1 } from "./asn1.ts";
import { netlogonVersionViews } from "./netlogon-flags.ts";
import { element, named, octets, string, textField } from "./ldap-values.ts";
import { guid } from "./windows-values.ts";

/** Attributes and what they are by their names (RFC 4511 4.1.7; [MS-ADTS] 6.3). */

/** A security identifier ([MS-DTYP] 2.4.2). */
const sidText = derivedText("SID", (bytes, start, end) => {
  if (end - start < 8) return "";
  let authority = 0;
  for (let at = start + 2; at < start + 8; at++) authority = authority * 256 + bytes[at];
  let shown = `S-${bytes[start]}-${authority}`;
  for (let at = start + 8; at + 4 <= end; at += 4)
    shown += `-${bytes[at] + bytes[at + 1] * 0x100 + bytes[at + 2] * 0x10000 + bytes[at + 3] * 0x1000000}`;
  return shown;
});
const sid = value(Tag.octets, custom(sidText, named("sid", "Sid")));
const identifier = value(Tag.octets, guid(named("guid", "GUID")));
const objectIdentifier = string("oid", "OID");

const versionFlags = { filter: "=mscldap.ntver.flags", label: "Version Flags" };
const netlogonVersion = value(
  Tag.octets,
  u32({ ...versionFlags, show: "hex", little: true, views: netlogonVersionViews }),
);
const netlogon = value(Tag.octets, bytes("rest", { filter: "", hands: "ldap.netlogon" }));

const known: { readonly [name: string]: Asn1 } = {
  objectsid: sid,
  domainsid: sid,
  objectguid: identifier,
  domainguid: identifier,
  ntver: netlogonVersion,
  netlogon: netlogon,
  supportedcontrol: objectIdentifier,
  supportedcapabilities: objectIdentifier,
  supportedextension: objectIdentifier,
  supportedfeatures: objectIdentifier,
};

/** An attribute and the value that it is compared with. */
export const assertion: readonly Asn1[] = [naming(textField("attributeDesc")), open(known, string("assertionValue"))];

/** An attribute and its values. */
export const attribute = (name: string, label?: string): Asn1 =>
  element(name, [naming(textField("type")), setOf(open(known, octets("AttributeValue")), named("vals"))], label);
