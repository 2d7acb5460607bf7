// Y3: what a user of Express and pg would write. One INSERT a request; 200 when it is committed.
import express from 'express'
import pg from 'pg'
import { columns, fields, onConflict } from './calls.js'
import { checkSecret } from './secret.js'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
const names = Object.keys(columns)

const insert = `
  insert into call (${names.join(', ')}, body, client_id)
  values (${names.map((_, i) => `$${i + 1}`).join(', ')}, $${names.length + 1},
          (select client_id from agent where agent_id = $2))
  ${onConflict}
`

export const app = express()
app.disable('x-powered-by')

app.post('/api/n8n/retell-webhook', checkSecret, express.json({ limit: '16mb' }), async (req, res) => {
  const event = req.body
  if (!event?.call?.call_id) {
    return res.status(422).json({ success: false, message: 'There is no call in this request' })
  }
  await pool.query({ name: 'insert-call', text: insert, values: [...fields(event), event] })
  res.json({ success: true, message: 'Webhook received', data: { callId: event.call.call_id, event: event.event } })
})
