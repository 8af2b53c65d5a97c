import type { Page } from "./laid-out.ts";
import type { cipFields, cipWorked } from "./cip-fields.ts";

export type CipPage = Page<keyof typeof cipFields | keyof typeof cipWorked>;
