import { timingSafeEqual } from 'node:crypto'

const expected = Buffer.from(process.env.N8N_WEBHOOK_SECRET)

export function checkSecret(req, res, next) {
  const given = Buffer.from(req.get('x-n8n-webhook-secret') ?? '')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return res.status(401).json({ success: false, message: 'Wrong secret' })
  }
  next()
}
