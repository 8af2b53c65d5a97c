import { frameInfo } from "../../definition/frame-info.ts";
import type { InfoText } from "../../definition/info-line.ts";
import { infoTexts } from "../../protocols/info-texts.ts";

/** What columns and trees say of every protocol that Remora defines. */
export const standardTexts: readonly InfoText[] = [frameInfo, ...infoTexts];
