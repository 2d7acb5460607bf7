import { createServer } from 'node:http';

/**
 * Stands between n8n and Aivors, passes everything on byte for byte, and keeps what was sent and answered.
 * The first segment of the path is the key to ask by.
 */
export class Recorder {
  #seen = new Map();
  #server;

  static start(target) {
    const recorder = new Recorder();
    recorder.#server = createServer(async (request, response) => {
      const [, key, ...rest] = request.url.split('/');
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const headers = { ...request.headers };
      for (const hop of ['host', 'connection', 'content-length', 'transfer-encoding']) delete headers[hop];
      const answer = await fetch(`${target}/${rest.join('/')}`, { method: request.method, headers, body });
      const text = await answer.text();
      recorder.#seen.set(key, {
        contentType: request.headers['content-type'] ?? '',
        body,
        status: answer.status,
        text,
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(text);
    });
    return new Promise((resolve) =>
      recorder.#server.listen(0, '127.0.0.1', () => {
        recorder.address = `http://127.0.0.1:${recorder.#server.address().port}`;
        resolve(recorder);
      }),
    );
  }

  /** The last request under this key, or undefined when none has come. */
  seen(key) {
    return this.#seen.get(key);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
