import { action, all, counted, instruction, match, oxmHead, padding, plain, take } from "./openflow13-flows.ts";
import type { Page } from "./laid-out.ts";

/** What requests and replies of OpenFlow 1.3 have that ask for much, by their kinds. */

export const bucket = counted("bucket", 0, (page) => all(page, action));
export const band = (page: Page): void => {
  const length = Math.max(4, page.peek(2, 2));
  page.group("part", length, () => {
    page.window(length, () => {
      const { type } = take(page, "meter_band");
      if (type === 1) take(page, "meter_band.drop");
      else if (type === 2) take(page, "meter_band.dscp_remark");
    });
  });
};

function property(page: Page): void {
  const length = Math.max(4, page.peek(2, 2));
  page.group("part", length + padding(length), () => {
    const { type } = take(page, "table_feature_prop");
    page.window(length - 4, () => {
      if (type <= 1) all(page, instruction);
      else if (type <= 3) all(page, () => page.take("nextTable"));
      else if (type <= 7) all(page, action);
      else if (type <= 15) all(page, oxmHead);
    });
    if (padding(length) > 0) page.take("propertyPad", padding(length));
  });
}

export const requests: { readonly [type: number]: (page: Page) => void } = {
  1(page) {
    take(page, "flow_stats_request");
    match(page);
  },
  2(page) {
    take(page, "aggregate_stats_request");
    match(page);
  },
  4: (page) => void take(page, "port_stats_request"),
  5: (page) => void take(page, "queue_stats_request"),
  6: (page) => void take(page, "group_stats_request"),
  9: (page) => void take(page, "meter_stats_request"),
  10: (page) => void take(page, "meter_config_request"),
  12: (page) => all(page, tableFeatures),
  65535: (page) => void take(page, "multipart_request.experimenter"),
};
const tableFeatures = counted("table_features", 0, (page) => all(page, property));
export const replies: { readonly [type: number]: (page: Page) => void } = {
  0: (page) => void take(page, "switch_description"),
  1: (page) =>
    all(
      page,
      counted("flow_stats", 0, (inner) => {
        match(inner);
        all(inner, instruction);
      }),
    ),
  2: (page) => void take(page, "aggregate_stats"),
  3: (page) => all(page, plain("table_stats")),
  4: (page) => all(page, plain("port_stats")),
  5: (page) => all(page, plain("queue_stats")),
  6: (page) =>
    all(
      page,
      counted("group_stats", 0, (inner) => all(inner, plain("bucket_counter"))),
    ),
  7: (page) =>
    all(
      page,
      counted("group_desc", 0, (inner) => all(inner, bucket)),
    ),
  8: (page) => void take(page, "group_features"),
  9: (page) =>
    all(
      page,
      counted("meter_stats", 4, (inner) => all(inner, plain("meter_band_stats"))),
    ),
  10: (page) =>
    all(
      page,
      counted("meter_config", 0, (inner) => all(inner, band)),
    ),
  11: (page) => void take(page, "meter_features"),
  12: (page) => all(page, tableFeatures),
  13: (page) => all(page, plain("port")),
  65535: (page) => void take(page, "multipart_reply.experimenter"),
};
