import { once } from 'node:events';
import { WebSocket, WebSocketServer } from 'ws';
import { signIn } from '../scratch-session.mjs';

// A page cannot bring the cookie and the origin that a cloud with accounts wants: this stands between and adds them.
// Returns the address for the page.
export async function signedInRelay(cloud, account) {
  const headers = await signIn(cloud, account);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', page => {
    const upstream = new WebSocket(cloud, { headers });
    const open = new Promise(resolve => upstream.on('open', resolve));
    // A cloud that has gone closes the page, which says so and tries again.
    upstream.on('error', () => page.close());
    page.on('message', async data => {
      await open;
      const text = String(data);
      upstream.send(text.endsWith('\n') ? text : text + '\n');
    });
    upstream.on('message', data => page.send(String(data)));
    upstream.on('close', () => page.close());
    page.on('close', () => upstream.close());
  });
  await once(server, 'listening');
  return `ws://127.0.0.1:${server.address().port}/`;
}
