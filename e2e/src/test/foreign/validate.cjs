// Reads records, one JSON object in a line, with topic, schema, headers and value.
// Judges each value by its schema with ajv, and each record's headers by CloudEvents with the SDK of the CloudEvents project.
// Prints a line for each fault; the last line is the number of records of each topic.
const { readFileSync, readdirSync } = require('fs')
const { join } = require('path')
const Ajv = require('ajv/dist/2020')
const formats = require('ajv-formats')
const { Kafka } = require('cloudevents')

const [, , file, folder] = process.argv
const ajv = formats(new Ajv({ strictTypes: false, allErrors: true }))
for (const name of readdirSync(folder)) {
  ajv.addSchema(JSON.parse(readFileSync(join(folder, name))), name.replace('.schema.json', ''))
}

function objections({ topic, schema, headers, value }) {
  const faults = []
  const judge = (name, data) => ajv.getSchema(name)(data) || faults.push(ajv.errorsText(ajv.getSchema(name).errors))
  if (schema) judge(schema, JSON.parse(value))
  if (headers['__dlq.errors.topic']) judge('dead-letter', headers)
  if (!topic.endsWith('.jobs') || topic.endsWith('dlq.jobs')) {
    try {
      Kafka.toEvent({ headers, value: value ?? '{}' }).validate()
    } catch (error) {
      faults.push(error.message + ' ' + JSON.stringify(error.errors ?? ''))
    }
  }
  return faults
}

const checked = {}
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const record = JSON.parse(line)
  checked[record.topic] = (checked[record.topic] ?? 0) + 1
  objections(record).forEach((fault) => console.log(`${record.topic}: ${fault}: ${line}`))
}
console.log(JSON.stringify(checked))
