import WebSocket from 'ws';

const names = ['connecting', 'open', 'closing', 'closed'];

// What the providers share: the socket, the handshake, values coming in, and trying again when it closes.
export class CloudConnection {
  connections = 0;
  #attempts = 0;
  #socket;
  #opened;

  constructor(url, username, room, receive, headers) {
    this.url = url;
    this.username = username;
    this.room = room;
    this.receive = receive;
    this.headers = headers;
  }

  get state() {
    return names[this.#socket?.readyState ?? WebSocket.CLOSED];
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  connect() {
    return new Promise(resolve => {
      this.#opened = resolve;
      this.#open();
    });
  }

  send(text) {
    this.#socket.send(text);
  }

  // Called after each handshake.
  onOpen() {}

  // Called before a new attempt is planned; false ends the connection for good.
  mayReconnect() {
    return true;
  }

  message(method, rest = {}) {
    return JSON.stringify({ method, user: this.username, project_id: this.room, ...rest });
  }

  // The VM's calls that our projects do not make.
  createVariable() {}
  renameVariable() {}
  deleteVariable() {}

  requestCloseConnection() {
    this.mayReconnect = () => false;
    this.#socket?.close();
  }

  #open() {
    this.#attempts++;
    const socket = this.#socket = new WebSocket(this.url, { headers: this.headers });
    socket.on('open', () => {
      this.#attempts = 1;
      this.connections++;
      this.onOpen();
      this.#opened();
    });
    socket.on('message', data => this.#takeFrame(data.toString()));
    socket.on('close', code => this.#planNext(code));
    socket.on('error', () => {});
  }

  #takeFrame(frame) {
    for (const line of frame.split('\n')) {
      if (!line.startsWith('{')) continue;
      const message = JSON.parse(line);
      if (message.method === 'set') this.receive(message.name, message.value);
    }
  }

  // Waits longer each time: a random part of 1, 3, 7, 15, at last 31 seconds.
  #planNext(code) {
    if (!this.mayReconnect(code)) return;
    const seconds = Math.random() * (2 ** Math.min(this.#attempts, 5) - 1);
    setTimeout(() => this.#open(), seconds * 1000);
  }
}
