import { protocol } from "../../definition/protocol.ts";
import { taskSchedulerServiceOperations } from "../parts/task-scheduler-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Microsoft Task Scheduler Service. */
export const TaskSchedulerService = protocol(
  rpcInterface({
    name: "taskschedulerservice",
    layer: "RpcTaskSchedulerService",
    title: "Microsoft Task Scheduler Service",
    short: "TaskSchedulerService",
    spec: "[MS-TSCH]",
    identifiers: ["86d35949-83c9-4044-b424-db363231fd0c"],
    versions: [1],
    operations: taskSchedulerServiceOperations,
  }),
);
