import { isRemarkField, type RemarkField } from "../../definition/remark-fields.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { someRemark } from "../../dissect/remarks.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";

/** What fields say of a remark: a list, because a packet that is malformed says so twice. */
type Say = (remark: Remark, fault: PacketFault) => readonly (string | number)[];

const says: Readonly<Record<RemarkField, Say>> = {
  "_ws.expert": ({ message, severityWord, groupWord }) => [`Expert Info (${severityWord}/${groupWord}): ${message}`],
  "_ws.expert.message": ({ message }) => [message],
  "_ws.expert.group": ({ group }) => [group],
  "_ws.expert.severity": ({ severity }) => [severity],
  "_ws.malformed": (remark, fault) => {
    if (remark === malformedRemark) return [fault.sentence, "_ws.malformed"];
    return remark.group === malformedRemark.group ? ["_ws.malformed"] : [];
  },
  "_ws.malformed.expert": (remark) => (remark === malformedRemark ? [1] : []),
  "_ws.short": () => [],
};

/** What the fields about remarks say of the packet at hand (`REMARK_FIELDS`). */
export class RemarkTexts {
  /** What was found last. */
  readonly found: (string | number)[] = [];
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly columns: readonly (readonly [column: number, field: RemarkField])[];
  private readonly fault: PacketFault;

  /** Names that are no such fields are passed over. */
  constructor(dissector: Dissector, labels: TreeLabels, names: readonly string[]) {
    this.dissector = dissector;
    this.labels = labels;
    this.columns = names.flatMap((name, i) => (isRemarkField(name) ? [[i, name] as const] : []));
    this.fault = new PacketFault(dissector);
  }

  /** Calls `each` with the column of each thing that is said, and its place in `found`. */
  find(each: (column: number, at: number) => void): void {
    const { dissector, found, fault, columns } = this;
    found.length = 0;
    fault.begin();
    for (let layer = 0; layer < dissector.layers.count; layer++) fault.see(layer);
    const say = (column: number, text: string | number): void => each(column, found.push(text) - 1);
    someRemark(this.labels.values, dissector, (remark) => {
      for (const [column, field] of columns) for (const text of says[field](remark, fault)) say(column, text);
      return false;
    });
    if (fault.cutSentence === "") return;
    for (const [column, field] of columns) if (field === "_ws.short") say(column, fault.cutSentence);
  }
}
