import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Aivors } from './aivors.mjs';

const CREDENTIAL = { id: 'aivorsWebhookSec', name: 'Aivors webhook secret' };

/** What the README tells people to create by hand. */
export const CREDENTIALS = [
  { ...CREDENTIAL, type: 'httpHeaderAuth', data: { name: 'x-n8n-webhook-secret', value: Aivors.SECRET } },
];

/** One of our files with the address filled in, and nothing else changed. */
export function shipped(file, aivors) {
  const text = readFileSync(resolve('n8n', file), 'utf8');
  const filled = text.replaceAll('https://YOUR-AIVORS', aivors);
  if (filled === text) throw new Error(`${file} has no place for the address`);
  return JSON.parse(filled);
}

/** Our workflow with the HTTP Request node filled in another way. It sends to the recorder, under its name. */
export function filledAs(shape, recorder) {
  const workflow = shipped('retell-to-aivors.json', `${recorder}/${shape.name}`);
  workflow.id = `shape-${shape.name}`.slice(0, 36);
  workflow.name = shape.name;
  const webhook = workflow.nodes.find((node) => node.type === 'n8n-nodes-base.webhook');
  const send = workflow.nodes.find((node) => node.type === 'n8n-nodes-base.httpRequest');
  webhook.parameters.path = shape.name;
  webhook.webhookId = shape.name;
  webhook.parameters.options = shape.webhook ?? {};
  const { method, url, authentication, genericAuthType, options } = send.parameters;
  send.parameters = { method, url, authentication, genericAuthType, options, ...shape.send };
  send.retryOnFail = false;
  if (shape.between) {
    workflow.nodes.push({ id: `${shape.name}-between`, position: [130, 0], ...shape.between });
    const to = (node) => ({ main: [[{ node, type: 'main', index: 0 }]] });
    workflow.connections = {
      [webhook.name]: to(shape.between.name),
      [shape.between.name]: to(send.name),
    };
  }
  return workflow;
}
