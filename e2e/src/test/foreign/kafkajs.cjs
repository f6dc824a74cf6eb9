// Sends a job and reads what users read, from the beginning, until the job's result and last event are there and every topic had a record.
// Prints the number of records by topic, and the result.
const { readFileSync } = require('fs')
const { Kafka, logLevel } = require('kafkajs')

const [, , broker, prefix, file, id] = process.argv
const topics = ['job.results', 'job.events', 'job.answers', 'dlq.jobs'].map((name) => prefix + name)
const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR })

async function send() {
  const producer = kafka.producer()
  await producer.connect()
  await producer.send({ topic: prefix + 'jobs', messages: [{ key: id, value: readFileSync(file) }] })
  await producer.disconnect()
}

async function read() {
  const consumer = kafka.consumer({ groupId: prefix + 'clients.kafkajs' })
  await consumer.connect()
  await consumer.subscribe({ topics, fromBeginning: true })
  const records = Object.fromEntries(topics.map((topic) => [topic, 0]))
  let result, finished
  await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error))
    consumer.run({
      eachMessage: async ({ topic, message }) => {
        records[topic]++
        const value = topic.endsWith('dlq.jobs') ? {} : JSON.parse(message.value)
        if (topic.endsWith('job.results') && value.job === id) result = value
        if (topic.endsWith('job.events') && value.job === id && value.type === 'finished') finished = true
        if (result && finished && Object.values(records).every((count) => count > 0)) resolve()
      },
    })
  })
  await consumer.disconnect()
  console.log(JSON.stringify({ records, result }))
}

send()
  .then(read)
  .catch((error) => {
    console.error(error)
    process.exit(1)
  })
