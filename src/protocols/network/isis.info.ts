import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { ISISHello, ISISLineHello } from "./isis-hello.ts";
import { ISISLinkStates } from "./isis-link-states.ts";
import { ISISComplete, ISISPartial } from "./isis-sequence-numbers.ts";
import { isisTypes } from "./isis.ts";

const words: ReadonlyMap<number, string> = new Map(Object.entries(isisTypes).map(([name, type]) => [type, name]));

/** Writes what kind of packet it is, which the layer outside says. */
function kind(line: InfoLine): void {
  line.text(words.get(line.headOf(line.outer("isis"), "pdutype")) ?? "Unknown");
}

/** Writes who says hello. */
function hello(line: InfoLine): void {
  kind(line);
  line.text(", System-ID: ");
  line.show(line.find("isis.hello.source_id"));
}

export const isisHelloInfo = infoText(ISISHello, { info: hello });
export const isisLineHelloInfo = infoText(ISISLineHello, { info: hello });

export const isisLinkStatesInfo = infoText(ISISLinkStates, {
  info(line) {
    kind(line);
    line.text(", LSP-ID: ");
    line.show(line.find("isis.lsp.lsp_id"));
    line.text(", Sequence: 0x");
    line.hex(line.value("isis.lsp.sequence_number"), 8);
    line.text(`, Lifetime: ${String(line.value("isis.lsp.remaining_life")).padStart(5)}s`);
  },
});

/** Writes whose numbers these are. */
function source(line: InfoLine, name: string): void {
  kind(line);
  line.text(", Source-ID: ");
  line.show(line.find(`isis.${name}.source_id`));
  line.text(".");
  line.hex(line.octetsOf(line.find(`isis.${name}.source_circuit`))[0] ?? 0, 2);
}

export const isisCompleteInfo = infoText(ISISComplete, {
  info(line) {
    source(line, "csnp");
    line.text(", Start LSP-ID: ");
    line.show(line.find("isis.csnp.start_lsp_id"));
    line.text(", End LSP-ID: ");
    line.show(line.find("isis.csnp.end_lsp_id"));
  },
});

export const isisPartialInfo = infoText(ISISPartial, { info: (line) => source(line, "psnp") });
