import { infoText } from "../../definition/info-line.ts";
import { TSP } from "./time-synchronization.ts";

export const tspInfo = infoText(TSP, {
  info: (line) => line.named(line.find("tsp.type"), "Unknown message type (%)"),
});
