import type { Catalog } from "../src/definition/catalog.ts";
import type { AnyField } from "../src/definition/kinds.ts";
import type { Protocol } from "../src/definition/protocol.ts";
import type { FieldInfo } from "../src/definition/registry.ts";
import { Compiler } from "../src/dissect/compile.ts";

/** The text of `docs/protocols.md`: what is defined, where it is found, and its fields by filter name. */
export function protocolRows(catalog: Catalog): string {
  const compiler = new Compiler(catalog);
  const protocols = catalog.protocols.filter((protocol) => protocol !== undefined);
  for (const protocol of protocols) compiler.complete(catalog.idOf(protocol));
  const sorted = protocols.sort((a, b) => a.name.localeCompare(b.name));
  const sections = sorted.map((protocol) =>
    section(
      protocol,
      catalog.registry.fields.filter((info) => info.protocol === protocol),
    ),
  );
  return `# Protocols\n\nMade by \`npm run catalog\` from the definitions: ${sorted.length} protocols.\n\n${sections.join("\n\n")}\n`;
}

function section(protocol: Protocol, fields: readonly FieldInfo[]): string {
  const rows = new Map(
    fields.map((info) => [info.name, `| \`${info.name}\` | ${typeText(info.field)} | ${info.label} |`]),
  );
  const crafted = Object.keys(protocol.fields as object).join(", ");
  return [
    `## ${protocol.title}`,
    "",
    `\`${protocol.name}\`, ${protocol.spec}. ${carriers(protocol)}`,
    "",
    `Crafted as \`${protocol.layer}({ ${crafted} })\`.`,
    "",
    "| filter | type | label |",
    "|---|---|---|",
    ...rows.values(),
  ].join("\n");
}

function carriers(protocol: Protocol): string {
  const tables = Object.entries((protocol.carriedBy ?? {}) as { readonly [table: string]: unknown });
  if (tables.length === 0) return "";
  return `Found by ${tables.map(([table, keys]) => `\`${table}\` ${JSON.stringify(keys)}`).join(", ")}.`;
}

function typeText(field: AnyField): string {
  switch (field.kind) {
    case "uint":
      return `${field.signed ? "int" : "uint"}${8 * field.size}`;
    case "bits":
      return `${field.width} bits`;
    case "flags":
      return `flags ${field.letters ?? field.flags.join(" ")}`;
    case "custom":
      return field.custom.name;
    default:
      return field.kind;
  }
}
