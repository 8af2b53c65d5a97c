import { protocol } from "../../definition/protocol.ts";
import { mysqlMessage } from "../parts/mysql-message.ts";

/** One message of MySQL and MariaDB. */
export const MySQL = protocol({
  name: "mysql",
  records: {},
  layer: "MySQL",
  title: "MySQL Protocol",
  short: "MySQL",
  spec: "MySQL 8.0, Client/Server Protocol",
  carriedBy: { "tcp.port": 3306 },
  foreign: ["mariadb"],
  summary: "MySQL",
  fields: { message: mysqlMessage },
});
