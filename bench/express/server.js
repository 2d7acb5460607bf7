// node server.js simple.js | batched.js: two workers on PORT, storing calls in DATABASE_URL.
import cluster from 'node:cluster'
import pg from 'pg'
import { schema } from './calls.js'

const WORKERS = 2
const BODY = { 'simple.js': 'jsonb', 'batched.js': 'text' }

if (cluster.isPrimary) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(schema(BODY[process.argv[2]]))
  await client.end()
  for (let i = 0; i < WORKERS; i++) cluster.fork()
  cluster.on('exit', (worker, code) => {
    console.error(`worker ${worker.process.pid} has ended (${code})`)
    process.exit(1)
  })
  process.on('SIGTERM', () => process.exit(0))
} else {
  process.on('disconnect', () => process.exit(0))
  const { app } = await import(`./${process.argv[2]}`)
  const server = app.listen(Number(process.env.PORT), '127.0.0.1')
  // Node's five seconds would end a sender's connection between two calls.
  server.keepAliveTimeout = 65_000
}
