// Parses an AsyncAPI document with the parser of the AsyncAPI project, and prints its errors and warnings, one in a line.
const { Parser, fromFile } = require('@asyncapi/parser')

async function main(file) {
  const parser = new Parser()
  const { diagnostics } = await fromFile(parser, file).parse()
  const WARNING = 1
  diagnostics.filter(({ severity }) => severity <= WARNING).forEach(({ severity, code, message, path }) => console.log(`${severity} ${code} ${path.join('/')}: ${message}`))
}

main(process.argv[2])
