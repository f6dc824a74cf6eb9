"""Send a job to Tierworks and wait for its result, with nothing but a Kafka client.

    pip install confluent-kafka
    python3 examples/produce.py examples/support-triage.json

The first three lines of main() are all that sending takes.
"""

import json
import os
import pathlib
import sys
import uuid

from confluent_kafka import Consumer, Producer

BOOTSTRAP = os.environ.get("TIERWORKS_BOOTSTRAP", "localhost:9092")


def main(file):
    job = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
    producer = Producer({"bootstrap.servers": BOOTSTRAP, "message.max.bytes": 9_000_000})
    producer.produce("tierworks.jobs", key=job["id"], value=json.dumps(job)) or producer.flush()
    print(json.dumps(result_of(job["id"]), indent=2, ensure_ascii=False))


def result_of(job_id):
    """Results are keyed by job id; a new group that starts at the beginning cannot miss one."""
    consumer = Consumer(
        {"bootstrap.servers": BOOTSTRAP, "group.id": str(uuid.uuid4()), "auto.offset.reset": "earliest"}
    )
    consumer.subscribe(["tierworks.job.results"])
    try:
        while True:
            record = consumer.poll(1.0)
            if record is not None and not record.error() and record.key() == job_id.encode():
                return json.loads(record.value())
    finally:
        consumer.close()


if __name__ == "__main__":
    main(*sys.argv[1:2] or ["examples/support-triage.json"])
