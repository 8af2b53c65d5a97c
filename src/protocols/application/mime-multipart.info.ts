import { infoText } from "../../definition/info-line.ts";
import { MIMEMultipart } from "./mime-multipart.ts";

export const mimeMultipartInfo = infoText(MIMEMultipart, { column: "" });
