// Y4: the same written well. What waits is written by one statement of unnest, at most 256 calls;
// the next batch gathers meanwhile. The body is stored as it came: neither written anew by Node nor
// taken apart by PostgreSQL.
import express from 'express'
import pg from 'pg'
import { textArray } from './arrays.js'
import { columns, fields, onConflict } from './calls.js'
import { checkSecret } from './secret.js'

const MOST = 256

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
const names = Object.keys(columns)

const insert = `
  insert into call (${names.join(', ')}, body, client_id)
  select ${names.map((name) => `c.${name}::${columns[name]}`).join(', ')}, c.body, a.client_id
    from unnest(${[...names, 'body'].map((_, i) => `$${i + 1}::text[]`).join(', ')}) as c (${names.join(', ')}, body)
    left join agent a on a.agent_id = c.agent_id
  ${onConflict}
`

const waiting = []
let writing = false

function store(row) {
  return new Promise((resolve, reject) => {
    waiting.push({ row, resolve, reject })
    if (!writing) write()
  })
}

async function write() {
  writing = true
  while (waiting.length > 0) {
    const batch = waiting.splice(0, MOST)
    try {
      // One statement may touch a call only once: of several events the last counts.
      const byCall = new Map(batch.map((one) => [one.row[0], one.row]))
      const rows = [...byCall.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1))
      const values = Array.from({ length: names.length + 1 }, (_, i) => textArray(rows.map((row) => row[i])))
      await client.query({ name: 'insert-calls', text: insert, values })
      for (const one of batch) one.resolve()
    } catch (e) {
      for (const one of batch) one.reject(e)
    }
  }
  writing = false
}

export const app = express()
app.disable('x-powered-by')
app.disable('etag')

app.post('/api/n8n/retell-webhook', checkSecret, express.raw({ type: '*/*', limit: '16mb' }), async (req, res) => {
  const event = JSON.parse(req.body)
  if (!event?.call?.call_id) {
    return res.status(422).json({ success: false, message: 'There is no call in this request' })
  }
  await store([...fields(event), req.body])
  res.json({ success: true, message: 'Webhook received', data: { callId: event.call.call_id, event: event.event } })
})
