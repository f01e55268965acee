import { createServer } from 'node:http';

// Serves pages that are held in memory, on a free port of the loopback address.
export class PageServer {
  #pages = [];
  #server = createServer((request, response) => this.#reply(request.url, response));

  async start() {
    await new Promise(resolve => this.#server.listen(0, '127.0.0.1', resolve));
  }

  // Returns the address of the page.
  add(html) {
    this.#pages.push(html);
    return `http://127.0.0.1:${this.#server.address().port}/${this.#pages.length - 1}`;
  }

  #reply(path, response) {
    const page = this.#pages[Number(path.slice(1))];
    if (page) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  }
}
