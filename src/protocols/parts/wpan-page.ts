import type { Page } from "./laid-out.ts";
import type { wpanFields, wpanWorked } from "./wpan-fields.ts";

export type WpanPage = Page<keyof typeof wpanFields | keyof typeof wpanWorked>;
