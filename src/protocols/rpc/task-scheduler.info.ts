import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { TaskSchedulerService } from "./task-scheduler.ts";

export const taskSchedulerServiceInfo = infoText(TaskSchedulerService, interfaceText(TaskSchedulerService));
