/** What a response of Kafka is told, because its octets do not say it: what it answers. */
export interface KafkaRequest {
  readonly api: number;
  readonly version: number;
  readonly frame: number;
}
/** What is told of a request, and of a response whose request nobody saw. */
export const KAFKA_REQUEST = 1;
export const KAFKA_RESPONSE = 2;
