import { FieldValues } from "../../dissect/field-values.ts";
import type { FlowPacket } from "../../flows/packet.ts";
import type { Session } from "../../flows/session.ts";
import type { Sight, StatisticContext } from "../../report/statistics/statistic.ts";
import { compileFilter, fields } from "./packet-filter.ts";

/** What statistics are given of a session. */
export function contextOf(session: Session, source: string): StatisticContext {
  const { dissector } = session;
  return {
    session,
    dissector,
    source,
    values: new FieldValues(dissector),
    fields,
    filter(text) {
      const compiled = compileFilter(text);
      if ("mistake" in compiled) throw new Error(compiled.mistake.message);
      return (sight) => compiled.filter.matches(sight.dissector);
    },
  };
}

/** The packet that a session holds, as statistics see it. */
export function sightOf({ dissector, values }: StatisticContext, packet: FlowPacket): Sight {
  return { packet, dissector, values };
}
