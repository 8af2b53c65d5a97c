import { infoText } from "../../definition/info-line.ts";
import { WebSocket } from "./websocket.ts";

export const webSocketInfo = infoText(WebSocket, { column: "WebSocket" });
