import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types = { '.html': 'text/html; charset=utf-8', '.mjs': 'text/javascript', '.svg': 'image/svg+xml' };

// Serves pages held in memory and folders, on a free port of a loopback address.
export class PageServer {
  #host;
  #pages = [];
  #folders = new Map();
  #server = createServer((request, response) => this.#reply(request.url, response));

  constructor(host) {
    this.#host = host;
  }

  async start() {
    await new Promise(resolve => this.#server.listen(0, this.#host, resolve));
  }

  // Returns the address of the page.
  add(html) {
    this.#pages.push(html);
    return `http://${this.#host}:${this.#server.address().port}/${this.#pages.length - 1}`;
  }

  // What lies in the folder is served below /name/.
  addFolder(name, folder) {
    this.#folders.set(name, folder);
  }

  async #reply(path, response) {
    const content = this.#pages[Number(path.slice(1))] ?? await this.#file(path);
    if (content) response.writeHead(200, { 'content-type': types[extname(path)] ?? types['.html'] }).end(content);
    else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  }

  async #file(path) {
    const [, name, ...rest] = path.split('/');
    const folder = this.#folders.get(name);
    return folder && !rest.includes('..') ? readFile(join(folder, ...rest)).catch(() => undefined) : undefined;
  }
}
