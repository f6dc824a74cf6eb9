"""Sends a job and reads what users read, from the beginning, until the job's result and last event are there and every topic had a record.

Prints the number of records by topic, and the result.
"""

import json
import sys

from kafka import KafkaConsumer, KafkaProducer

broker, prefix, file, job = sys.argv[1:]
topics = [prefix + name for name in ("job.results", "job.events", "job.answers", "dlq.jobs")]

producer = KafkaProducer(bootstrap_servers=broker)
with open(file, "rb") as body:
    producer.send(prefix + "jobs", key=job.encode(), value=body.read())
producer.close()

records = dict.fromkeys(topics, 0)
result, finished = None, False
consumer = KafkaConsumer(
    *topics, bootstrap_servers=broker, group_id=prefix + "clients.python", auto_offset_reset="earliest", consumer_timeout_ms=60_000
)
for record in consumer:
    # This client knows no transactions: it also returns their markers, whose key has four bytes and whose value is no JSON.
    if record.topic != topics[3] and not record.value.startswith(b"{"):
        continue
    records[record.topic] += 1
    value = {} if record.topic.endswith("dlq.jobs") else json.loads(record.value)
    if value.get("job") == job and record.topic.endswith("job.results"):
        result = value
    if value.get("job") == job and value.get("type") == "finished":
        finished = True
    if result and finished and all(records.values()):
        break
else:
    sys.exit("no result of %s in a minute; records by topic: %s" % (job, records))
consumer.close()
print(json.dumps({"records": records, "result": result}))
