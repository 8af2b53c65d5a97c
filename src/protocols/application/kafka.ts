import { protocol } from "../../definition/protocol.ts";
import { kafkaMessage } from "../parts/kafka-message.ts";

/** A request to Apache Kafka, or its response. */
export const Kafka = protocol({
  name: "kafka",
  records: {},
  layer: "Kafka",
  title: "Kafka",
  short: "Kafka",
  spec: "Apache Kafka protocol guide",
  carriedBy: { "tcp.port": 9092 },
  summary: "Kafka",
  fields: { message: kafkaMessage },
});
