// Drawing without a graphics card is slow, and the renderer says so for every page. The last one the blocks of the
// editor say of themselves.
const expected = /GPU stall due to ReadPixels|Automatic fallback to software WebGL|\[category\]\[flyoutinflater\]/;
const kinds = ['error', 'warning'];

// A page in a window of its own, and what went wrong in it.
export class BrowserWindow {
  problems = [];
  page;
  #devTools;
  #window;

  static async open(browser, url, size) {
    const [context] = browser.contexts();
    const devTools = await browser.newBrowserCDPSession();
    const opened = context.waitForEvent('page');
    const { targetId } = await devTools.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    const { windowId } = await devTools.send('Browser.getWindowForTarget', { targetId });
    const window = new this(await opened, devTools, windowId);
    await window.page.setViewportSize(size);
    await window.page.goto(url);
    await window.loaded();
    return window;
  }

  constructor(page, devTools, window) {
    this.page = page;
    this.#devTools = devTools;
    this.#window = window;
    page.on('pageerror', error => this.problems.push(String(error.stack ?? error)));
    page.on('console', message => this.#note(message.type(), message.text()));
  }

  // Waits until the page is more than an empty frame.
  async loaded() {}

  async screenshot({ file, clip }) {
    await this.page.screenshot({ path: file, clip });
  }

  // Minimises the window, which the browser treats as it treats a tab behind others: timers tick once a second.
  async hide() {
    await this.#setWindow('minimized', 'hidden');
  }

  async show() {
    await this.#setWindow('normal', 'visible');
  }

  async close() {
    await this.page.close();
    await this.#devTools.detach();
  }

  async #setWindow(windowState, visibility) {
    await this.#devTools.send('Browser.setWindowBounds', { windowId: this.#window, bounds: { windowState } });
    await this.page.evaluate(wanted => new Promise(resolve => {
      const look = () => document.visibilityState === wanted && resolve();
      document.addEventListener('visibilitychange', look);
      look();
    }), visibility);
  }

  #note(kind, text) {
    if (kinds.includes(kind) && !expected.test(text)) this.problems.push(`${kind}: ${text}`);
  }
}
